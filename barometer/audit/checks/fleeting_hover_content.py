"""Content under the pointer that cannot be read in peace."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def fleeting_hover_content(snapshot: Snapshot) -> Iterator[Assertion]:
    """Content that appears under the pointer: one must be able to point at it, and Esc must take it away when it covers something."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "hovers", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    fine = []
    for hover in interaction.hovers:
        text = hover.content.text[:80]
        if hover.stays is False:
            yield say.failed(hover.trigger, "“{text}” disappears by itself while the pointer rests.", text=text)
        elif hover.reachable is False:
            yield say.failed(hover.trigger, "“{text}” disappears when the pointer moves onto it.", text=text)
        elif hover.dismissible is False and hover.covers:
            yield say.unsure(hover.trigger, "“{text}” lies over other content and Esc does not take it away. Can it be closed?", text=text)
        elif hover.stays is None:
            yield say.unsure(hover.trigger, "A timer starts when “{text}” appears. Does it stay as long as the pointer rests?", text=text)
        elif hover.reachable:
            fine.append(hover.trigger)
    yield from say.passed(fine)
