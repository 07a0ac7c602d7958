"""Content that moves by itself and that nobody can stop."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.layout import Moving
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

LONGEST = threshold(__file__, "seconds")
LEAST = threshold(__file__, "least_pixels")
REASONS = {
    "animation": "This moves by itself for more than five seconds, and nothing here stops it.",
    "picture": "This animated picture moves for more than five seconds, and nothing here stops it.",
    "video": "This video starts by itself, and nothing here stops it.",
    "blink": "This goes on and off by itself, and nothing here stops it.",
    "text": "This text changes by itself, and nothing here stops it.",
    "slides": "This picture makes room for another one by itself, and nothing here stops it.",
}
ELSEWHERE = "This moves by itself. A button elsewhere on the page may stop it: does it?"
ONCE = "This changed once by itself while we looked. Does it go on, and can somebody stop it?"
FAINT = "The colours of this keep changing. Does it draw the eye, and can somebody stop it?"


def moving_content(snapshot: Snapshot) -> Iterator[Assertion]:
    """Longer than five seconds, started by itself, larger than an icon and without a control beside it (WCAG 2.2.2)."""
    if snapshot.motion is None:
        return
    said = False
    for one in snapshot.motion.moving:
        if not _long(one) or one.busy or one.kind == "flicker" or one.width * one.height < LEAST:
            continue
        said = True
        if one.control == "near":
            yield from say.passed([one.element])
        elif one.control:
            yield say.unsure(one.element, ELSEWHERE)
        elif one.seconds == -1:
            yield say.unsure(one.element, ONCE)
        elif not one.moves:
            yield say.unsure(one.element, FAINT)
        else:
            yield say.failed(one.element, REASONS[one.kind])
    if not said:
        yield say.inapplicable()


def _long(one: Moving) -> bool:
    return one.seconds is None or one.seconds > LONGEST or one.seconds == -1
