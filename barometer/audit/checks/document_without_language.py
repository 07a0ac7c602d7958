"""Documents that do not say in which language they are, or say a wrong one."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.language import declared, guess

say = Say(__file__)

ENOUGH_WORDS = threshold(__file__, "words")


def document_without_language(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails without a language, or when the text is surely in another one."""
    document = snapshot.document
    if document is None:
        yield say.inapplicable()
        return
    if not document.lang:
        yield say.failed(None, "This document does not say in which language it is.")
        return
    told, read = declared(document.lang), guess(document.sample)
    if told and read.lang and read.lang != told and read.words >= ENOUGH_WORDS:
        reason = "The document says that it is in “{declared}”, but its text is in “{read}”."
        yield say.failed(None, reason, declared=document.lang, read=read.lang)
    else:
        yield say.page_passed()
