"""Sound that starts by itself."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.layout import Sound
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

LONGEST = threshold(__file__, "seconds")


def sound_that_starts(snapshot: Snapshot) -> Iterator[Assertion]:
    """Audio or video that plays by itself, is heard, lasts longer than three seconds and has no control to stop it (WCAG 1.4.2)."""
    if snapshot.motion is None:
        return
    yield from reported((one for sound in snapshot.motion.sounds for one in _judged(sound)), say)


def _judged(sound: Sound) -> Iterator[Assertion]:
    short = sound.seconds is not None and sound.seconds <= LONGEST and not sound.loop
    if short or sound.audible is False or sound.control == "near":
        yield from say.passed([sound.element])
    elif sound.control:
        yield say.unsure(sound.element, "This starts to play by itself. A button elsewhere on the page may stop it: does it?")
    elif sound.audible and (sound.seconds is not None or sound.loop):
        yield say.failed(sound.element, "This sound starts by itself, lasts longer than three seconds, and nothing here stops it.")
    else:
        yield say.unsure(sound.element, "This starts to play by itself. Is there sound, and for how long?")
