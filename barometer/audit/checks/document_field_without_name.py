"""Form fields in a PDF that have no name for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def document_field_without_name(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when fields have no tooltip, which is the name that assistive technology reads."""
    document = snapshot.document
    if document is None or not document.fields:
        yield say.inapplicable()
    elif document.unnamed_fields:
        names = ", ".join(document.unnamed_fields[:5])
        reason = "{count} of {fields} fields have no name that a screen reader can read: {names}."
        yield say.failed(None, reason, count=len(document.unnamed_fields), fields=document.fields, names=names)
    else:
        yield say.page_passed()
