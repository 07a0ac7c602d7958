"""Controls that act before the finger is lifted."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import PointerUse
from barometer.audit.checks._say import Say, reported
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)
ACTS = "This acts as soon as the pointer goes down, so a mistake cannot be taken back."


def acts_on_press(snapshot: Snapshot) -> Iterator[Assertion]:
    """Controls that listen to the pointer going down and not up: a click listener of their own is fine, others around are for a person.

    One that was pressed down, and took something away or left at once, fails whatever else it listens to.
    """
    if snapshot.keyboard is not None:
        acted = snapshot.interaction.acted if snapshot.interaction else ()
        yield from reported(_judged(snapshot.keyboard.pressed_down, acted), say)


def _judged(uses: tuple[PointerUse, ...], acted: tuple[Element, ...]) -> Iterator[Assertion]:
    listed = {(use.element.frame, use.element.selector) for use in uses}
    for one in acted:
        if (one.frame, one.selector) not in listed:  # what stands around it listens
            yield say.failed(one, ACTS)
    tried = {(one.frame, one.selector) for one in acted}
    for use in uses:
        if use.other_way is False or (use.element.frame, use.element.selector) in tried:
            yield say.failed(use.element, ACTS)
        elif use.other_way is None:
            yield say.unsure(use.element, "This listens to the pointer going down. Does it act then already, before the pointer goes up?")
    yield from say.passed(use.element for use in uses if use.other_way and (use.element.frame, use.element.selector) not in tried)
