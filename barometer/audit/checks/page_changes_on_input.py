"""Fields that change more than themselves."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

SURE = {
    "navigate": "Another page opens as soon as somebody chooses or types here, and nothing says so beforehand.",
    "submit": "A form is sent as soon as somebody chooses or types here, and nothing says so beforehand.",
    "open": "A new window opens as soon as somebody chooses or types here, and nothing says so beforehand.",
    "focus": "The keyboard jumps elsewhere as soon as somebody chooses or types here, and nothing says so beforehand.",
}


def page_changes_on_input(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields where a choice, a tick or typing opened, sent or moved something that no words before it announce (F36, F37, G13)."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "choices", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    fine = []
    for choice in interaction.choices:
        if not choice.happened or choice.announced:
            fine.append(choice.element)
        elif choice.again and choice.happened in SURE:
            yield say.failed(choice.element, SURE[choice.happened])
        else:
            yield say.unsure(choice.element, "Something opened or moved when this was filled in. Does a text before it say so?")
    yield from say.passed(fine)
