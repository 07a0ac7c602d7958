"""A page's picture, and a short pause between two steps on it."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Locator, Page

PICTURE_HEIGHT = 5_000
PICTURE_SECONDS = 8.0
SCALE = 0.625
"""A page of 1,280 pixels becomes a picture of 800: a report shows it no larger, and it costs half of the time and of the room."""
QUALITY = 60
INPUTS = "input:not([type=checkbox]):not([type=radio]):not([type=submit]):not([type=button]), textarea, select, [contenteditable]"
QUIET = """(quiet) => new Promise(done => {
    let timer = setTimeout(done, quiet);
    const seen = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, quiet); });
    seen.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
}).then(() => document.fonts.ready).then(() => true)"""


async def pause(page: Page, *, milliseconds: int, seconds: float) -> None:
    """Waits until nothing changed for so many milliseconds, ``seconds`` at most; for between two steps on one page."""
    with suppress(TimeoutError, PlaywrightError):
        async with asyncio.timeout(seconds):
            await page.evaluate(QUIET, milliseconds)


async def picture(page: Page, seconds: float, *, masked: bool = False, hidden: Iterable[str] = ()) -> bytes | None:
    """The whole page as JPEG, None when none can be made in time.

    ``masked`` covers what was typed into fields; ``hidden`` are words that are covered wherever they stand.
    """
    try:
        async with asyncio.timeout(min(seconds, PICTURE_SECONDS)):
            size: Any = await page.evaluate("() => ({width: innerWidth, height: document.documentElement.scrollHeight})")
            height = max(1, min(int(size["height"]), PICTURE_HEIGHT))
            clip: Any = {"x": 0, "y": 0, "width": max(1, min(int(size["width"]), 4_000)), "height": height}
            if not masked:
                return await _taken(page, {**clip, "scale": SCALE})
            return await page.screenshot(
                type="jpeg", quality=QUALITY, full_page=True, clip=clip, animations="disabled", timeout=0,
                mask=_covered(page, hidden), mask_color="#9aa4ae",
            )  # fmt: skip
    except (PlaywrightError, TimeoutError, ValueError, TypeError):
        return None


async def _taken(page: Page, clip: dict[str, float]) -> bytes:
    session = await page.context.new_cdp_session(page)
    try:
        asked = {"format": "jpeg", "quality": QUALITY, "captureBeyondViewport": True, "clip": clip}
        return b64decode((await session.send("Page.captureScreenshot", asked))["data"], validate=True)
    finally:
        with suppress(PlaywrightError):
            await session.detach()


def _covered(page: Page, hidden: Iterable[str]) -> list[Locator]:
    words = tuple(hidden)
    return [
        one
        for frame in page.frames
        for one in (
            frame.locator(INPUTS),
            *(frame.get_by_text(word) for word in words),
            *(frame.locator(f"[value*={_quoted(word)}]") for word in words),
        )
    ]


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ") + '"'
