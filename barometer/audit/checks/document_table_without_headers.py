"""Tables in documents without header cells."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def document_table_without_headers(snapshot: Snapshot) -> Iterator[Assertion]:
    """A PDF fails when a table in its tags has no header cell: a layout has no table tag. In a Word file a person must look."""
    document = snapshot.document
    if document is None or not document.tables:
        yield say.inapplicable()
    elif document.tables_without_headers:
        without, tables = document.tables_without_headers, document.tables
        if document.kind == "pdf":
            yield say.failed(
                None, "{without} of {tables} tables in the tags of this PDF have no header cells.", without=without, tables=tables
            )
        else:
            reason = "{without} of {tables} tables have no header row. Look whether they hold data, and mark their first row."
            yield say.unsure(None, reason, without=without, tables=tables)
    else:
        yield say.page_passed()
