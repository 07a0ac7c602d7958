"""Labels that stand beside one field and that the code ties to another."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def label_of_other_field(snapshot: Snapshot) -> Iterator[Assertion]:
    """By the boxes on the screen: a field to which a label of another field stands clearly nearest, and none of its own."""
    look = snapshot.look
    if look is None or (not look.labels and not look.stray_labels):
        yield say.inapplicable()
        return
    for one in look.stray_labels:
        yield say.failed(one.element, "“{label}” stands beside this field, but belongs in the code to another field.", label=one.label)
    if not look.stray_labels:
        yield say.page_passed()
