"""Controls that look the same with and without the keyboard's focus."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import Keyboard
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def invisible_focus(snapshot: Snapshot) -> Iterator[Assertion]:
    """Stops of the Tab walk where not one pixel changed; one that cannot be seen at all, or lies under a layer, is for other checks."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard), say)


def _judged(keyboard: Keyboard) -> Iterator[Assertion]:
    for stop in keyboard.stops:
        if (stop.hidden or stop.cover) and not stop.visible:
            continue
        if stop.visible is False:
            yield say.failed(stop.element, "Nothing changes on the screen when the keyboard gets here.")
        elif stop.visible is None:
            yield say.unsure(stop.element, "The focus could not be seen or compared here. Walk to it with the Tab key.")
    yield from say.passed(stop.element for stop in keyboard.stops if stop.visible)
    if not keyboard.complete:
        yield say.unsure(None, "The walk with the Tab key stopped before the end of the page.")
