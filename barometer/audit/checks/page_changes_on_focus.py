"""Elements that change the page as soon as the keyboard gets there."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import FocusChange, Keyboard
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

SURE = {
    "navigate": "As soon as the keyboard gets here, another page opens.",
    "open": "As soon as the keyboard gets here, a new window opens.",
    "submit": "As soon as the keyboard gets here, a form is sent.",
    "alert": "As soon as the keyboard gets here, a message window opens.",
    "dialog": "As soon as the keyboard gets here, a window over the page opens and takes the focus.",
    "away": "As soon as the keyboard gets here, it is sent on to another place: this cannot be used.",
}


def page_changes_on_focus(snapshot: Snapshot) -> Iterator[Assertion]:
    """Stops of the Tab walk where a page, window, message or dialog opened, a form was sent, or the focus was passed on; twice in a row is
    sure (F55, G107)."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard), say)


def _judged(keyboard: Keyboard) -> Iterator[Assertion]:
    changing = {change.element for change in keyboard.changes}
    for change in keyboard.changes:
        yield _about(change)
    yield from say.passed(stop.element for stop in keyboard.stops if stop.element not in changing)


def _about(change: FocusChange) -> Assertion:
    if change.again:
        return say.failed(change.element, SURE[change.kind])
    if change.kind == "away":
        return say.unsure(change.element, "The keyboard was sent on to another place from here. Can this be used?")
    return say.unsure(change.element, "Something opened or was sent when the keyboard got here. Does it do that each time?")
