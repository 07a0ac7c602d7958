"""Elements that get the keyboard's focus and lose it at once."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import Keyboard
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def focus_lost(snapshot: Snapshot) -> Iterator[Assertion]:
    """Elements of the Tab walk after which nothing had the focus, though the end of the page was not there (failure F55)."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard), say)


def _judged(keyboard: Keyboard) -> Iterator[Assertion]:
    for one in keyboard.lost:
        if one.there:
            yield say.failed(one.element, "The keyboard gets here and loses its place at once: nothing has the focus any more.")
        else:
            yield say.unsure(one.element, "This disappeared when the keyboard got here. Does the keyboard keep its place?")
    yield from say.passed(stop.element for stop in keyboard.stops)
