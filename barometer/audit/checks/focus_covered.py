"""Stops of the Tab walk that a layer of the page hides."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import Keyboard
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def focus_covered(snapshot: Snapshot) -> Iterator[Assertion]:
    """Focused elements that lie wholly under a fixed or sticky layer; one that can be closed is for a person."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard), say)


def _judged(keyboard: Keyboard) -> Iterator[Assertion]:
    for stop in keyboard.stops:
        if stop.cover is None:
            continue
        layer = stop.cover.layer.text or stop.cover.layer.selector
        if stop.cover.closable:
            yield say.unsure(
                stop.element, "“{layer}” lies over this when the keyboard gets here. Can it be closed first?", layer=layer[:60]
            )
        else:
            yield say.failed(stop.element, "“{layer}” lies over this when the keyboard gets here, so nobody sees it.", layer=layer[:60])
    yield from say.passed(stop.element for stop in keyboard.stops if stop.cover is None)
