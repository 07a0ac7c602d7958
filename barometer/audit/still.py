"""A page's picture, and a short pause between two steps on it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Locator, Page

PICTURE_HEIGHT = 5_000
PICTURE_SECONDS = 8.0
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
            return await page.screenshot(
                type="jpeg", quality=60, full_page=True, clip=clip, animations="disabled", timeout=0,
                mask=_covered(page, hidden) if masked else [], mask_color="#9aa4ae",
            )  # fmt: skip
    except (PlaywrightError, TimeoutError, ValueError, TypeError):
        return None


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
