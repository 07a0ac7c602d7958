"""Layout: what a phone of 320 CSS pixels and WCAG's text spacing do to the page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from playwright.async_api import Error, Page

from barometer.audit.gather._frames import CUT_OFF, LIMIT, Shown, Stage, element, in_frames, note, run_in
from barometer.audit.snapshot import Layout

STAGE = Stage.RESIZES
NARROW = 320
"""CSS pixels: WCAG 1.4.10, https://www.w3.org/TR/WCAG22/#reflow"""
SETTLE_SECONDS = 0.2
RESTORE_SECONDS = 2.0


async def gather(page: Page) -> Layout:
    """Reflow of the page itself, then text spacing (WCAG 1.4.12) in every frame; the viewport and the styles are put back."""
    async with _narrow(page):
        narrow = await run_in(page.main_frame, "layout_narrow.js", {"limit": LIMIT})
    spaced = await in_frames(page, "layout_spacing.js")
    if narrow["capped"] or any(given["capped"] for _, given in spaced):
        note(CUT_OFF)
    top = Shown(page.main_frame, "", template=False)
    return Layout(
        overflow=narrow["overflow"],
        wider=tuple(element(row, top) for row in narrow["wider"]),
        clipped=tuple(element(row, shown) for shown, given in spaced for row in given["clipped"]),
        examined=narrow["examined"],
    )


@asynccontextmanager
async def _narrow(page: Page) -> AsyncIterator[None]:
    size = page.viewport_size
    if size is None:
        size = await page.evaluate("() => ({width: innerWidth, height: innerHeight})")
    try:
        await page.set_viewport_size({"width": NARROW, "height": min(640, max(256, size["height"]))})
        await asyncio.sleep(SETTLE_SECONDS)
        yield
    finally:
        with suppress(Error, TimeoutError):  # a page that died cannot be put back, and the reason to stop is told elsewhere
            async with asyncio.timeout(RESTORE_SECONDS):
                await page.set_viewport_size(size)
