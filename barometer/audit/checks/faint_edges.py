"""Edges of fields, icons and rings of the focus that can hardly be seen."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.contrast import Contrast
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

REASONS = {
    "field": "The edge of this field hardly stands out (contrast {ratio}, {needed} is needed).",
    "icon": "The icon of this control hardly stands out (contrast {ratio}, {needed} is needed).",
    "ring": "The ring that shows the focus hardly stands out (contrast {ratio}, {needed} is needed).",
}


def faint_edges(snapshot: Snapshot) -> Iterator[Assertion]:
    """What is not text but must be seen: where a field is, what a control without words does, where the focus is (WCAG 1.4.11)."""
    if snapshot.contrast is not None:
        yield from reported(_judged(snapshot.contrast), say)


def _judged(contrast: Contrast) -> Iterator[Assertion]:
    wrong = dict.fromkeys(REASONS, 0)
    for one in contrast.faint:
        if one.kind in REASONS:
            wrong[one.kind] += 1
            yield say.failed(one.element, REASONS[one.kind], ratio=f"{one.ratio:.1f}", needed=f"{one.needed:g}")
    if any(contrast.count(kind) > count for kind, count in wrong.items()):
        yield say.page_passed()
