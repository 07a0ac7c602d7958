"""The ground on which a page is provoked: its frames, the time that is left, and what was tried before."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Error, Page

from barometer.audit.gather._frames import Shown, run_in

log = logging.getLogger(__name__)
_known: ContextVar[frozenset[str]] = ContextVar("known", default=frozenset())


@contextmanager
def already_tried(keys: frozenset[str]) -> Iterator[None]:
    """Elements with these keys (``Interaction.tried`` of other pages of the same site) are not tried again inside this block."""
    token = _known.set(keys)
    try:
        yield
    finally:
        _known.reset(token)


@dataclass(slots=True)
class Ground:
    """``end`` is on the clock of ``time.monotonic``. ``cut`` collects the parts that had to leave something out."""

    page: Page
    frames: list[Shown]
    end: float
    known: frozenset[str] = field(default_factory=_known.get)
    cut: set[str] = field(default_factory=set)
    tried: list[str] = field(default_factory=list)

    def left(self) -> float:
        """Seconds that are left."""
        return self.end - time.monotonic()

    async def ask(self, shown: Shown, name: str, **argument: object) -> Any:
        """What a script gives in one frame; None when the frame is gone or hangs."""
        try:
            async with asyncio.timeout(max(0.5, min(self.left() + 1.0, 6.0))):
                return await run_in(shown.frame, name, {"known": sorted(self.known), **argument})
        except (Error, TimeoutError) as error:
            log.info("%s gave nothing on %s: %s", name, self.page.url, error)
            return None

    async def press(self, key: str, *, pause: float = 0.06) -> None:
        """One real key, and a moment for what it does."""
        await self.page.keyboard.press(key)
        await asyncio.sleep(pause)
