"""Layout: what a phone of 320 CSS pixels, zoom of 200 %, larger letters and WCAG's text spacing do to the page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from playwright.async_api import Error, Page, ViewportSize

from barometer.audit.artifacts.layout import Layer, Layout, Turned
from barometer.audit.gather._frames import CUT_OFF, LIMIT, Shown, Stage, element, in_frames, note, run_in
from barometer.errors import BarometerError

STAGE = Stage.RESIZES
NARROW = 320
"""CSS pixels: WCAG 1.4.10, https://www.w3.org/TR/WCAG22/#reflow"""
ZOOM = 2
"""WCAG 1.4.4, https://www.w3.org/TR/WCAG22/#resize-text: a screen of which both sides count half as many CSS pixels."""
WIDE = ViewportSize(width=1280, height=900)
"""What zoom is compared with where the window itself is too narrow for it, as that of a phone."""
SETTLE_SECONDS = 0.15
RESTORE_SECONDS = 2.0
NOT_RESIZED = "The page did not take on the width that it was to be tried at."
RESIZED = """async (b, { width, milliseconds }) => {
    const taken = () => b.media(`(width: ${width}px)`), later = window.__barometerTimers?.later || setTimeout;
    for (let look = 0; !taken() && look < 20; look++) await new Promise(done => later(done, 5));
    await b.pause(milliseconds, { sizes: true });
    return taken();
}"""


async def gather(page: Page) -> Layout:
    """Reflow and zoom of the page itself, then spacing and letters in every frame; the viewport and the styles are put back.

    BarometerError when the page keeps a width of its own, as one that was not made for phones does on a phone.
    """
    top = Shown(page.main_frame, "", template=False)
    async with _sizes(page) as own:
        size = own if own["width"] >= ZOOM * NARROW else WIDE
        if size != own:
            await _resize(page, size)
        await _at(page, "wide")
        await _resize(page, ViewportSize(width=NARROW, height=min(640, max(256, size["height"]))))
        narrow = await run_in(page.main_frame, "layout_narrow.js", {"limit": LIMIT})
        phone = await _at(page, "phone")
        await _resize(page, ViewportSize(width=size["width"] // ZOOM, height=size["height"] // ZOOM))
        zoom = await _at(page, "zoom")
    spaced = await in_frames(page, "layout_spacing.js")
    if narrow["capped"] or any(given["capped"] for _, given in spaced):
        note(CUT_OFF)
    return Layout(
        overflow=narrow["overflow"],
        wider=tuple(element(row, top) for row in narrow["wider"]),
        clipped=tuple(element(row, shown) for shown, given in spaced for row in given["clipped"]),
        examined=narrow["examined"],
        zoom_cut=tuple(element(row, top) for row in zoom["cut"]),
        zoom_covered=tuple(element(row, top) for row in zoom["covered"]),
        zoom_still=tuple(element(row, top) for row in zoom["still"]),
        letters_cut=tuple(element(row, shown) for shown, given in spaced for row in given["large"]),
        phone_hidden=tuple(element(row, top) for row in phone["hidden"]),
        phone_controls=phone["controls"],
        phone_layers=tuple(Layer(element(row["element"], top), row["height"], row["buttons"]) for row in phone["layers"]),
        turned=tuple(Turned(element(row["element"], top), row["orientation"], row["share"], row["told"]) for row in zoom["turned"]),
    )


async def _at(page: Page, step: str) -> Any:
    return await run_in(page.main_frame, "layout_sizes.js", {"limit": LIMIT, "step": step})


async def _resize(page: Page, size: ViewportSize) -> None:
    await page.set_viewport_size(size)
    asked = {"width": size["width"], "milliseconds": SETTLE_SECONDS * 1000}
    with suppress(TimeoutError):
        async with asyncio.timeout(RESTORE_SECONDS):
            if not await run_in(page.main_frame, "", asked, code=RESIZED):
                raise BarometerError(NOT_RESIZED)


@asynccontextmanager
async def _sizes(page: Page) -> AsyncIterator[ViewportSize]:
    """The size of the page's window, which is put back in the end."""
    size = page.viewport_size
    if size is None:
        size = await page.evaluate("() => ({width: innerWidth, height: innerHeight})")
    assert size is not None
    try:
        yield size
    finally:
        with suppress(Error, TimeoutError):  # a page that died cannot be put back, and the reason to stop is told elsewhere
            async with asyncio.timeout(RESTORE_SECONDS):
                await page.set_viewport_size(size)
