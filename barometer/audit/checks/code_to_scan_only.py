"""A code that must be scanned, and no address beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._needs import asking, judge_need
from barometer.audit.checks._patterns import names_other_way
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = Say(__file__)

NEEDS = re.compile(
    r"\bscan\w*\b.{0,20}\b(qr|code)\b|\bqr-?code\b.{0,40}\bscan\w*|\b(scannez|flashez)\b.{0,25}\b(qr|code)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\b[\w-]+\.(be|eu|com|org|brussels|vlaanderen|gent)(/\S*)?\b", re.IGNORECASE)
REASON = "This needs a smartphone that scans a code, and the page names no other way: “{sentence}”"
DOUBT = "This needs a smartphone that scans a code. Only the header or footer names a counter or phone: does it help here? “{sentence}”"


def code_to_scan_only(snapshot: Snapshot) -> Iterator[Assertion]:
    """Main content that tells to scan a QR code. An address, a link in the same block, a counter or a phone is another way.

    With links elsewhere in the main content a person must look whether one of them leads to the same thing.
    """
    found = asking(snapshot, NEEDS)
    links = [link for link in snapshot.links or () if link.element.place is Place.MAIN and link.href.startswith("http")]
    addressed = any(ADDRESS.search(block.element.text) for block in snapshot.blocks or () if block.element.place is Place.MAIN)
    if found and (addressed or any(found[1][:60] in link.context for link in links)):
        yield from say.passed([found[0]])
    elif found and links and not names_other_way(snapshot.blocks or (), snapshot.links or ()):
        reason = "This asks to scan a code. Does one of the links on the page lead to the same thing? “{sentence}”"
        yield say.unsure(found[0], reason, shown=found[1], sentence=found[1][:300])
    else:
        yield from judge_need(snapshot, say=say, pattern=NEEDS, reason=REASON, doubt=DOUBT)
