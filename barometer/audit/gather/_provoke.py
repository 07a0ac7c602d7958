"""The ground on which a page is provoked: its frames, the time that is left, and what was tried before."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Error, Page

from barometer.audit.gather._frames import Shown, run_in

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Ground:
    """``end`` is on the clock of ``time.monotonic``. ``cut`` collects the parts that had to leave something out.

    ``idle`` are keys of elements that did nothing when they were tried, on this page or on another one of the audit with the same scripts
    and style sheets; those are not tried again. What did something is tried on every page.
    """

    page: Page
    frames: list[Shown]
    end: float
    idle: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    once: set[str] = field(default_factory=set)
    """What takes long and was done on this page."""

    def left(self) -> float:
        """Seconds that are left."""
        return self.end - time.monotonic()

    async def ask(self, shown: Shown, name: str, **argument: object) -> Any:
        """What a script gives in one frame; None when the frame is gone or hangs."""
        try:
            async with asyncio.timeout(max(0.5, min(self.left() + 1.0, 6.0))):
                return await run_in(shown.frame, name, {"known": sorted(self.idle), **argument})
        except (Error, TimeoutError) as error:
            log.info("%s gave nothing on %s: %s", name, self.page.url, error)
            return None

    async def press(self, key: str, *, pause: float = 0.06) -> None:
        """One real key, and a moment for what it does."""
        await self.page.keyboard.press(key)
        await asyncio.sleep(pause)
