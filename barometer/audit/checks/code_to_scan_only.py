"""A code that must be scanned, and no address beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._needs import asking, judge_need
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = Say(__file__)

NEEDS = re.compile(
    r"\bscan\w*\b.{0,20}\b(qr|code)\b|\bqr-?code\b.{0,40}\bscan\w*|\b(scannez|flashez)\b.{0,25}\b(qr|code)\b",
    re.IGNORECASE,
)
REASON = "This needs a smartphone that scans a code, and the page names no other way: “{sentence}”"
DOUBT = "This needs a smartphone that scans a code. Only the header or footer names a counter or phone: does it help here? “{sentence}”"


def code_to_scan_only(snapshot: Snapshot) -> Iterator[Assertion]:
    """Main content that tells to scan a QR code, without an address, a link or another way.

    A counter, phone, appointment or post named in the main content is another way.
    """
    found = asking(snapshot, NEEDS)
    address = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\b[\w-]+\.(be|eu|com|org|brussels|vlaanderen|gent)(/\S*)?\b", re.IGNORECASE)
    near = [block.element.text for block in snapshot.blocks or () if block.element.place is Place.MAIN]
    linked = any(link.element.place is Place.MAIN and link.kind == "link" for link in snapshot.links or ())
    if found and (linked or any(address.search(text) for text in near)):
        yield from say.passed([found[0]])
        return
    yield from judge_need(snapshot, say=say, pattern=NEEDS, reason=REASON, doubt=DOUBT)
