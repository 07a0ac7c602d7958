"""Messages about what became of a press, which only the eye sees."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def message_not_announced(snapshot: Snapshot) -> Iterator[Assertion]:
    """A text such as “added to your basket” that came after a press, without the focus: a live region must read something out."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "buttons", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    for one in interaction.said:
        if one.told:
            continue
        text, button = one.element.text[:80], one.by[:80]
        if one.sure:
            reason = "“{text}” appears after a press on “{button}”, and a screen reader does not say so."
            yield say.failed(one.element, reason, text=text, button=button)
        else:
            reason = "“{text}” appears after a press on “{button}”. Is it a message, and does a screen reader say it?"
            yield say.unsure(one.element, reason, text=text, button=button)
    yield from say.passed(one.element for one in interaction.said if one.told)
