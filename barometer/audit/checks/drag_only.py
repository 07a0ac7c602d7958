"""Things that must be dragged."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import PointerUse
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def drag_only(snapshot: Snapshot) -> Iterator[Assertion]:
    """Elements that can be dragged: a control of their own is fine, and where other controls stand around it is for a person."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard.dragged), say)


def _judged(uses: tuple[PointerUse, ...]) -> Iterator[Assertion]:
    for use in uses:
        if use.other_way is False:
            yield say.failed(use.element, "This must be dragged: nothing around it could move it otherwise.")
        elif use.other_way is None:
            yield say.unsure(use.element, "This can be dragged. Can it also be moved with a click or a key?")
    yield from say.passed(use.element for use in uses if use.other_way)
