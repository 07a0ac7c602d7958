"""Cookie walls: closed by the author's rule, or by a button that refuses or accepts; what was closed is told."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import cache
from pathlib import Path

from playwright.async_api import ElementHandle, Page
from playwright.async_api import Error as PlaywrightError

from barometer.audit.artifacts.walk import ClosedWall
from barometer.audit.flows.approach import Approach
from barometer.audit.flows.elements import described
from barometer.audit.flows.selectors import find
from barometer.audit.settling import settle
from barometer.domain.flow import Aim, Consent

CLICK_SECONDS = 3.0
RULE_SECONDS = 2.0
SEARCH_SECONDS = 4.0


@cache
def _script() -> str:
    return (Path(__file__).parent / "consent.js").read_text(encoding="utf-8")


async def close_wall(page: Page, approach: Approach) -> ClosedWall | None:
    """Closes the cookie wall as was asked; None when there is none, or it would not close."""
    if not approach.consent_click and approach.consent is Consent.LEAVE:
        return None
    with suppress(PlaywrightError, TimeoutError):
        async with asyncio.timeout(SEARCH_SECONDS + CLICK_SECONDS):
            how, button = (
                await _by_rule(page, approach.consent_click) if approach.consent_click else await _by_words(page, approach.consent)
            )
            if button is None:
                return None
            text = " ".join((await button.inner_text()).split())[:200]
            found = await described(page, button)
            await button.click(timeout=CLICK_SECONDS * 1000)
            await settle(page)
            return ClosedWall(how, text, found.selector if found else "")
    return None


async def _by_rule(page: Page, rule: str) -> tuple[str, ElementHandle | None]:
    end = asyncio.get_running_loop().time() + RULE_SECONDS
    while True:
        located = await find(page, Aim(((rule,),)))
        if located is not None:
            return "rule", await located.element_handle()
        if asyncio.get_running_loop().time() > end:
            return "rule", None
        await asyncio.sleep(0.1)


async def _by_words(page: Page, consent: Consent) -> tuple[str, ElementHandle | None]:
    """In every frame: a wall often stands in one of another site. Accepting is what remains when nothing refuses."""
    for how in ("refuse", "accept") if consent is Consent.REFUSE else ("accept",):
        for frame in page.frames[:20]:
            with suppress(PlaywrightError, TimeoutError):
                async with asyncio.timeout(SEARCH_SECONDS / 2):
                    found = (await frame.evaluate_handle(_script(), [how])).as_element()
                    if found:
                        return how, found
    return "", None
