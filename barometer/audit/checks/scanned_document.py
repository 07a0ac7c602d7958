"""Documents that are pictures of text."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

FEW_LETTERS = threshold(__file__, "letters")


def scanned_document(snapshot: Snapshot) -> Iterator[Assertion]:
    """A PDF fails when at least one page is a picture without any text; a document without text or pictures cannot be judged."""
    document = snapshot.document
    if document is None or document.kind != "pdf" or not document.examined:
        yield say.inapplicable()
    elif document.pictures_only and document.letters < FEW_LETTERS:
        reason = "This PDF is a scan: {pages} of {examined} pages hold a picture and no text."
        yield say.failed(None, reason, pages=document.pictures_only, examined=document.examined)
    elif document.pictures_only:
        reason = "{pages} of {examined} pages hold a picture and no text. Look whether words stand in that picture."
        yield say.unsure(None, reason, pages=document.pictures_only, examined=document.examined)
    elif document.letters < 1:
        yield say.unsure(None, "No text was found in this PDF. Look whether it shows any.")
    elif document.examined < (document.pages or 0):
        reason = "Only the first {examined} of {pages} pages were looked at. Look whether the others hold text."
        yield say.unsure(None, reason, examined=document.examined, pages=document.pages)
    else:
        yield say.page_passed()
