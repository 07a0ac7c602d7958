"""Lists of a search field or a choice whose mark only the eye can follow."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def combobox_silent(snapshot: Snapshot) -> Iterator[Assertion]:
    """Comboboxes in whose list an arrow key moved a mark: the code must say which option has it; a message that does is for a person."""
    interaction = snapshot.interaction
    if interaction is None:
        return
    reason = "An arrow key marks an option in the list, but a screen reader does not hear which one."
    found = [say.failed(one.element, reason) for one in interaction.comboboxes if one.told is False]
    doubt = "An arrow key marks an option in the list, and a message changes. Does it say which option?"
    found += [say.unsure(one.element, doubt) for one in interaction.comboboxes if one.told is None]
    fine = say.passed(one.element for one in interaction.comboboxes if one.told)
    yield from reported([*found, *fine, *not_all_tried(interaction, "comboboxes", say)], say)
