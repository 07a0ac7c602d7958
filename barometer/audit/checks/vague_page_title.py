"""A page title that does not say what the page is about."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._prose import has_text
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.vague import is_vague_title

say = Say(__file__)

SHOWN = 200
"""Characters of a title that are shown."""


def vague_page_title(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when the title is empty, a placeholder ("Untitled", "Home"), a file name or an address; a page without text needs none."""
    title = " ".join(snapshot.title.split())
    where = Element("title", f"<title>{title[:SHOWN]}</title>", title[:SHOWN])
    if not title and not has_text(snapshot):
        yield say.inapplicable()
    elif not title:
        yield say.failed(where, "The page has no title.")
    elif is_vague_title(title):
        yield say.failed(where, "The page title “{title}” does not say what the page is about.", title=title[:SHOWN])
    else:
        yield say.page_passed()
