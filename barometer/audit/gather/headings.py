"""Headings, and text that only looks like one."""

from __future__ import annotations

from playwright.async_api import Page

from barometer.audit.gather._frames import Stage, listed
from barometer.audit.snapshot import Heading

STAGE = Stage.READS


async def gather(page: Page) -> tuple[Heading, ...]:
    """Headings that are exposed, in document order, empty ones included; a lookalike has level 0.

    A lookalike is short, bold or clearly larger than the text of the page, stands alone in its block, and is followed by text.
    """
    return await listed(page, "headings.js", lambda row, element: Heading(element, level=row["level"], lookalike=row["lookalike"]))
