"""Documents whose title says nothing, or that show the name of their file instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact

say = Say(__file__)

SOURCE_NAME = re.compile(
    r"^(microsoft (word|excel|powerpoint)\b|(untitled|naamloos|sans titre|document|scan|img|dsc|presentatie|presentation)[ _-]?\d*$)"
    r"|\.(docx?|pdf|xlsx?|pptx?|odt|indd|qxd|jpe?g|tiff?)$",
    re.IGNORECASE,
)
"""Names that programs give by themselves."""


def document_without_title(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails without a title in the file's properties, or with one that a program made up; minor when a good title is not shown."""
    document = snapshot.document
    if document is None:
        yield say.inapplicable()
    elif not document.title:
        yield say.failed(None, "This document has no title in its properties.")
    elif SOURCE_NAME.search(document.title):
        yield say.failed(None, "The title in the properties is “{title}”, which says nothing.", title=document.title)
    elif document.kind == "pdf" and not document.title_shown:
        reason = "The title is “{title}”, but the window shows the name of the file instead."
        yield say.failed(None, reason, impact=Impact.MINOR, title=document.title)
    else:
        yield say.page_passed()
