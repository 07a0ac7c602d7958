"""Pages that cost much time and data to load."""

from __future__ import annotations

import math
from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact

say = Say(__file__)

HEAVY = threshold(__file__, "heavy_bytes")
VERY_HEAVY = threshold(__file__, "very_heavy_bytes")
SLOW = threshold(__file__, "slow_bits_per_second")
ROUND = threshold(__file__, "slow_round_trip_seconds")
AT_ONCE = threshold(__file__, "files_at_once")
CENTS = threshold(__file__, "prepaid_cents_per_megabyte")


def heavy_page(snapshot: Snapshot) -> Iterator[Assertion]:
    """Bytes over the wire of one first visit, against the two thresholds; with the wait and the cost on a slow prepaid phone."""
    resources = snapshot.resources
    if resources is None or not resources.requests:
        yield say.inapplicable()
        return
    if resources.bytes <= HEAVY:
        yield say.page_passed()
        return
    impact = Impact.MAJOR if resources.bytes > VERY_HEAVY else Impact.MINOR
    megabytes = f"{resources.bytes / 1_000_000:.1f}"
    seconds = resources.bytes * 8 / SLOW + ROUND * math.ceil(resources.requests / AT_ONCE)
    yield say.failed(
        None,
        "This page weighs {megabytes} MB in {requests} files: about {seconds} seconds on slow 3G, and {cents} cents of prepaid data.",
        impact=impact,
        megabytes=megabytes,
        requests=resources.requests,
        seconds=f"{seconds:.0f}",
        cents=math.ceil(resources.bytes / 1_000_000 * CENTS),
    )
