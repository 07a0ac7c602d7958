"""Labels that stand beside one field and that the code ties to another."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def label_of_other_field(snapshot: Snapshot) -> Iterator[Assertion]:
    """By the boxes on the screen: a field to which a label of another field stands clearly nearest, and none of its own.

    So is a field that a button adds as a copy, with the ids of the first one: its labels name that one.
    """
    look = snapshot.look
    misled = snapshot.interaction.misled if snapshot.interaction else ()
    if look is None or not (look.labels or look.stray_labels or misled):
        yield say.inapplicable()
        return
    found = [(one.element, one.label) for one in look.stray_labels] + [(one.element, one.label) for one in misled]
    for element, label in found:
        yield say.failed(element, "“{label}” stands beside this field, but belongs in the code to another field.", label=label)
    if not found:
        yield say.page_passed()
