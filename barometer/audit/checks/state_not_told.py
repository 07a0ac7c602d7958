"""Controls made by hand whose state only the eye sees."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction, Stateful
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def state_not_told(snapshot: Snapshot) -> Iterator[Assertion]:
    """Controls that look different when they are pressed, and as before when they are pressed again: an attribute must change along.

    What shows or hides something is for ``toggle_state_not_told``; a role without the state that it must have is axe's to report.
    """
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "states", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    elsewhere = {(toggle.element.frame, toggle.element.selector) for toggle in interaction.toggles}
    fine = []
    for one in interaction.states:
        if one.told:
            fine.append(one.element)
        elif (one.element.frame, one.element.selector) not in elsewhere:
            yield _wrong(one)
    yield from say.passed(fine)


def _wrong(one: Stateful) -> Assertion:
    if not one.role:
        return say.failed(
            one.element, "This shows another part and then looks chosen, but a screen reader does not hear which one is chosen."
        )
    if not one.sure:
        return say.unsure(one.element, "This looks different after a press, and as before after the next one. Does a screen reader say so?")
    if one.missing:
        reason = "This looks different after a press, but a screen reader does not hear that: {state} is missing."
        return say.failed(one.element, reason, state=one.state)
    return say.failed(one.element, "This looks different after a press, but {state} stays the same.", state=one.state)
