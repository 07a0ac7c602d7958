"""Pages that cost much time and data to load."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact

say = Say(__file__)

HEAVY = threshold(__file__, "heavy_bytes")
VERY_HEAVY = threshold(__file__, "very_heavy_bytes")


def heavy_page(snapshot: Snapshot) -> Iterator[Assertion]:
    """Bytes over the wire of one first visit, against the two thresholds."""
    resources = snapshot.resources
    if resources is None or not resources.requests:
        yield say.inapplicable()
        return
    if resources.bytes <= HEAVY:
        yield say.page_passed()
        return
    impact = Impact.MAJOR if resources.bytes > VERY_HEAVY else Impact.MINOR
    megabytes = f"{resources.bytes / 1_000_000:.1f}"
    yield say.failed(
        None, "This page weighs {megabytes} MB in {requests} files.", impact=impact, megabytes=megabytes, requests=resources.requests
    )
