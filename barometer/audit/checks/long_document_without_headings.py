"""Long documents in which nobody can jump to the part that they need."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

LONG_PAGES = threshold(__file__, "pages")
LONG_LETTERS = threshold(__file__, "letters")


def long_document_without_headings(snapshot: Snapshot) -> Iterator[Assertion]:
    """A long document fails without headings in its structure and without bookmarks."""
    document = snapshot.document
    if document is None or ((document.pages or 0) < LONG_PAGES and document.letters < LONG_LETTERS):
        yield say.inapplicable()
    elif document.headings or document.bookmarks:
        yield say.page_passed()
    else:
        yield say.failed(None, "This is a long document without headings or bookmarks to jump to.")
