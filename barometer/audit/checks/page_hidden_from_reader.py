"""Pages of which a screen reader is told to say next to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._behaviour import NOT_ALL_TRIED
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def page_hidden_from_reader(snapshot: Snapshot) -> Iterator[Assertion]:
    """Most of the text stands in aria-hidden while no window lies over it, also after the Tab key and Esc had their turn."""
    keyboard = snapshot.keyboard
    if keyboard is None:
        return
    if keyboard.silenced is None:
        yield say.unsure(None, NOT_ALL_TRIED)
        return
    reason = "This can be seen and read, but aria-hidden keeps it from a screen reader."
    found = [say.failed(one, reason) for one in keyboard.silenced]
    yield from reported(found or say.passed(stop.element for stop in keyboard.stops), say)
