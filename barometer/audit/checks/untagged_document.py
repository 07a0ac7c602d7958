"""Documents without the structure that assistive technology reads."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def untagged_document(snapshot: Snapshot) -> Iterator[Assertion]:
    """A PDF without tags fails; a Word file has its structure by nature."""
    document = snapshot.document
    if document is None or document.kind != "pdf":
        yield say.inapplicable()
    elif document.tagged:
        yield say.page_passed()
    else:
        yield say.failed(None, "This PDF has no tags: a screen reader cannot tell headings, lists and tables apart.")
