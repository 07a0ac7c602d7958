"""Labels that stand so far from their field that somebody who zooms in does not see both."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

ACROSS = threshold(__file__, "across_pixels")
DOWN = threshold(__file__, "down_pixels")


def label_far_from_field(snapshot: Snapshot) -> Iterator[Assertion]:
    """More than a whole enlarged screen away fails; closer by a person looks, for a line or a colour may lead the eye."""
    look = snapshot.look
    if look is None or not look.labels:
        yield say.inapplicable()
        return
    for one in look.far_labels:
        if one.gap > (ACROSS if one.sideways else DOWN):
            yield say.failed(one.element, "The label stands {gap} pixels from its field.", gap=one.gap)
        else:
            yield say.unsure(one.element, "The label stands {gap} pixels from its field. Does somebody who zooms in see both?", gap=one.gap)
    if not look.far_labels:
        yield say.page_passed()
