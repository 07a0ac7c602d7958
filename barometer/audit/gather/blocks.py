"""Text blocks: the visible text of each block, as a resident reads it."""

from __future__ import annotations

from playwright.async_api import Page

from barometer.audit.gather._frames import Stage, listed
from barometer.audit.snapshot import TextBlock

STAGE = Stage.READS


async def gather(page: Page) -> tuple[TextBlock, ...]:
    """One block per run of text: text of nested blocks, menus of links and text behind a blank line stand on their own.

    Left out: text that is hidden, hidden from assistive technology, or meant for screen readers only.
    """
    return await listed(page, "blocks.js", lambda row, element: TextBlock(element, tag=row["tag"], lang=row["lang"]))
