"""Stops of the Tab walk that come in another order than one reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from barometer.audit.artifacts.keyboard import FocusStop, Keyboard
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def focus_order_against_reading_order(snapshot: Snapshot) -> Iterator[Assertion]:
    """A positive tabindex takes a stop out of the order that the page shows (F44), or a style sheet turns the shown order round."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard), say)


def _judged(keyboard: Keyboard) -> Iterator[Assertion]:
    stops = [stop for stop in keyboard.stops if stop.width > 1 and stop.height > 1 and not stop.fixed and not stop.hidden]
    jumping = _jumping(stops)
    turned = [pair for pair in pairwise(stops) if _turned(*pair) and pair[1] not in jumping]
    for stop in jumping:
        yield say.failed(stop.element, "A tabindex of {tabindex} brings the keyboard here before its turn.", tabindex=stop.tabindex)
    scrambled = Counter(second.row for first, second in turned if first.field and second.field)
    for first, second in turned:
        named = (first.element.text or first.element.selector)[:60]
        if scrambled[second.row] > 1:
            told = "The keyboard gets to this field after “{text}”, but on the screen this one comes first."
            yield say.failed(second.element, told, text=named)
        else:
            told = "The keyboard gets here after “{text}”, but on the screen this comes first. Does that confuse?"
            yield say.unsure(second.element, told, text=named)
    wrong = [*jumping, *(second for _, second in turned)]
    yield from say.passed(stop.element for stop in stops if stop not in wrong)


def _jumping(stops: list[FocusStop]) -> list[FocusStop]:
    """Stops with a positive tabindex that came before a stop which stands before them, in the code as well as on the screen."""
    return [
        stop
        for at, stop in enumerate(stops)
        if stop.tabindex > 0
        and any(
            other.element.frame == stop.element.frame and other.position < stop.position and _above_or_before(other, stop)
            for other in stops[at + 1 :]
        )
    ]


def _turned(first: FocusStop, second: FocusStop) -> bool:
    """One after the other in the walk and in the code, in one flex or grid container that shows them the other way round."""
    return bool(first.row) and first.row == second.row and second.position > first.position and _above_or_before(second, first)


def _above_or_before(one: FocusStop, other: FocusStop) -> bool:
    """Whether ``one`` stands above ``other`` in the same column, or left of it on the same line."""
    if one.top + one.height <= other.top + 2:
        return one.left < other.left + other.width and other.left < one.left + one.width
    same_line = min(one.top + one.height, other.top + other.height) - max(one.top, other.top) > min(one.height, other.height) / 2
    return same_line and one.left + one.width <= other.left + 2
