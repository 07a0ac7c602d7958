"""A page that may be pressed without harm: while it is, nothing is sent, nothing is opened, and the page stays where it is."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from playwright.async_api import Error, Frame, Page, Route

from barometer.audit.gather._frames import Shown, in_frames, run_in, shown_frames

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TIDY_SECONDS = 2.0
WEB = re.compile("^https?:")


@asynccontextmanager
async def sandbox(page: Page) -> AsyncIterator[None]:
    """Inside, what a page tries is stopped twice: in the document (``watch.js``, which writes it down) and at the network."""
    await page.route(WEB, _hold)
    try:
        await in_frames(page, "watch.js", on=True)
        yield
    finally:
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(TIDY_SECONDS):
                await in_frames(page, "watch.js", on=False)
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(TIDY_SECONDS):
                await page.unroute(WEB, _hold)


async def _hold(route: Route) -> None:
    """Only reading, and never a document: a frame stays what it was, too."""
    with suppress(Error):
        if route.request.method not in SAFE or route.request.is_navigation_request():
            await route.abort("aborted")
        else:
            await route.fallback()  # to the fence of the visit


async def happened(frame: Frame) -> dict[str, Any]:
    """What ``watch.js`` wrote down in this frame since it was last asked."""
    given = await frame.evaluate("() => { const g = window.__barometerWatch?.take(); return g && {events: g.events, changes: g.changes} }")
    return given or {"events": [], "changes": 0}


async def all_happened(frames: list[Shown]) -> list[dict[str, str]]:
    """The events in every frame since they were last asked for."""
    events: list[dict[str, str]] = []
    for shown in frames:
        with suppress(Error):
            events += (await happened(shown.frame))["events"]
    return events


__all__ = ["all_happened", "happened", "run_in", "sandbox", "shown_frames"]
