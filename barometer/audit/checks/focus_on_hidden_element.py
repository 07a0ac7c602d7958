"""Stops of the Tab walk that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import Keyboard
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

REASONS = {
    "offscreen": "The keyboard gets to something that stands outside the screen and does not come into view.",
    "transparent": "The keyboard gets to something that is fully transparent and does not appear.",
    "clipped": "The keyboard gets to something that is cut off completely and does not appear.",
    "size": "The keyboard gets to something without any size on the screen.",
}


def focus_on_hidden_element(snapshot: Snapshot) -> Iterator[Assertion]:
    """Stops where the focused element itself cannot be seen, a moment later neither, and the picture does not change."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard), say)


def _judged(keyboard: Keyboard) -> Iterator[Assertion]:
    for stop in keyboard.stops:
        if not stop.hidden or stop.visible:
            continue
        if stop.named and stop.hidden != "size":
            yield say.failed(stop.element, REASONS[stop.hidden])
        else:
            yield say.unsure(stop.element, "The keyboard stops here, but there is nothing to see. Is it a stop that somebody needs?")
    yield from say.passed(stop.element for stop in keyboard.stops if not stop.hidden or stop.visible)
