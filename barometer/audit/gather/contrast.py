"""Colours that hardly differ: of placeholders, states, edges, icons, dark pages, and of text on pictures, whose pixels are looked at."""

from __future__ import annotations

import base64
import logging
import struct
import zlib
from collections import Counter
from contextlib import suppress
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from barometer.audit.artifacts.contrast import Contrast, Faint
from barometer.audit.element import Element
from barometer.audit.gather._frames import Shown, Stage, element, in_frames
from barometer.audit.gather._png import rows

STAGE = Stage.READS
WIDE = 120
"""Pixels of a picture of a line of text: enough to see what is behind it, and read in a moment."""
UNREADABLE, READABLE = 0.15, 0.01
"""Shares of what is behind a text where its contrast is too small: from the first it cannot be read, up to the second it can."""
HIDE = "[data-barometer-shown], [data-barometer-shown] * { color: transparent !important; text-decoration-color: transparent !important }"
HIDDEN = f"""on => {{
    const sheet = window.__barometerHidden ||= new CSSStyleSheet();
    if (on) sheet.replaceSync({HIDE!r});
    const others = document.adoptedStyleSheets.filter(one => one !== sheet);
    document.adoptedStyleSheets = on ? [...others, sheet] : others;
    if (!on) for (const el of document.querySelectorAll("[data-barometer-shown]")) el.removeAttribute("data-barometer-shown");
}}"""
log = logging.getLogger(__name__)


async def gather(page: Page) -> Contrast:
    """One evaluation per frame, a second one where the page has a dark variant, and a small picture per text on a picture."""
    faint: list[Faint] = []
    seen: Counter[str] = Counter()
    fine: list[Element] = []
    given = await in_frames(page, "contrast.js", dark=False)
    for shown, found in given:
        _take(found, shown, faint, seen)
        if found["shown"] and not shown.url:
            await _look(page, found["shown"], shown, faint, seen, fine)
    if any(found["dark"] for _, found in given):
        await page.emulate_media(color_scheme="dark")
        try:
            for shown, found in await in_frames(page, "contrast.js", dark=True):
                _take(found, shown, faint, seen)
        finally:
            await page.emulate_media(color_scheme="light")
    return Contrast(tuple(faint), tuple(sorted(seen.items())), tuple(fine))


def _take(found: Any, shown: Shown, faint: list[Faint], seen: Counter[str]) -> None:
    seen.update(found["seen"])
    faint += [
        Faint(element(row["element"], shown), row["kind"], round(row["ratio"], 2), row["needed"], row["colour"], row["behind"])
        for row in found["list"]
    ]


async def _look(page: Page, texts: Any, shown: Shown, faint: list[Faint], seen: Counter[str], fine: list[Element]) -> None:
    """Texts on pictures, by what is behind them while they are not drawn."""
    session = await page.context.new_cdp_session(page)
    try:
        await page.evaluate(HIDDEN, True)
        for text in texts:
            scale = min(1.0, WIDE / max(box["width"] for box in text["boxes"]))
            ratios = [one for box in text["boxes"] for one in await _ratios(session, {**box, "scale": scale}, text["colour"])]
            if not ratios:
                continue
            seen["picture"] += 1
            ratios.sort()
            share = sum(one < text["needed"] for one in ratios) / len(ratios)
            if share >= UNREADABLE:
                worst = ratios[int(len(ratios) * UNREADABLE / 2)]
                faint.append(Faint(element(text["element"], shown), "picture", round(worst, 2), text["needed"]))
            elif share <= READABLE:
                fine.append(element(text["element"], shown))
    finally:
        with suppress(Error):
            await page.evaluate(HIDDEN, False)
            await session.detach()


async def _ratios(session: CDPSession, clip: dict[str, float], colour: list[float]) -> list[float]:
    """The contrast of a colour with each pixel of a part of the page; nothing when no picture can be made."""
    asked = {"format": "png", "clip": clip, "captureBeyondViewport": True, "optimizeForSpeed": True}
    try:
        taken = await session.send("Page.captureScreenshot", asked)
        lines, step = rows(base64.b64decode(taken["data"]))
    except (Error, ValueError, KeyError, IndexError, struct.error, zlib.error) as error:
        log.info("No picture of a text: %s", error)
        return []
    light = _light(*colour)
    known: dict[bytes, float] = {}
    found: list[float] = []
    for line in lines:
        for at in range(0, len(line) - 2, step):
            pixel = line[at : at + 3]
            if pixel not in known:
                other = _light(*pixel)
                known[pixel] = (max(light, other) + 0.05) / (min(light, other) + 0.05)
            found.append(known[pixel])
    return found


def _light(red: float, green: float, blue: float) -> float:
    """Relative luminance, from channels of 0 to 255 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    linear = (channel / 255 / 12.92 if channel <= 10.31475 else ((channel / 255 + 0.055) / 1.055) ** 2.4 for channel in (red, green, blue))
    return sum(share * channel for share, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
