"""Protected documents that assistive technology may not read."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def document_closed_to_assistive(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when the protection forbids to extract text, for accessibility too."""
    document = snapshot.document
    if document is None or document.kind != "pdf":
        yield say.inapplicable()
    elif document.closed_to_assistive:
        yield say.failed(None, "The protection of this PDF forbids assistive technology to read it.")
    else:
        yield say.page_passed()
