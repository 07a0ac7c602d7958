"""Pictures in documents without a description."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def document_picture_without_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """Each tagged figure without a description fails; in a PDF without tags nobody can tell."""
    document = snapshot.document
    if document is None or (document.tagged and not document.figures):
        yield say.inapplicable()
    elif not document.tagged:
        yield say.unsure(None, "This PDF has no tags. Look whether it holds pictures that say something, and describe them in the text.")
    elif document.figures_without_text:
        reason = "{without} of {figures} pictures in this document have no description."
        yield say.failed(None, reason, without=document.figures_without_text, figures=document.figures)
    else:
        yield say.page_passed()
