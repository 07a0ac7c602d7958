"""Links and buttons with their accessible names."""

from __future__ import annotations

from playwright.async_api import Page

from barometer.audit.gather._frames import Stage, listed
from barometer.audit.snapshot import Link

STAGE = Stage.READS
NAMED = ("kind", "href", "context", "new_window", "lang", "submits", "title", "gone", "twin")


async def gather(page: Page) -> tuple[Link, ...]:
    """Visible links and buttons in document order; ``href`` is absolute ('' for buttons), ``javascript:`` is kept as written."""
    return await listed(page, "links.js", lambda row, element: Link(element, **{name: row[name] for name in NAMED}), names=True)
