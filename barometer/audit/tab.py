"""A tab of the browser, fenced and with its own way out: for one visit, or for one after the other on the same site.

A new tab costs more than most pages: a process, a context, a fence. So a tab whose visit ended well is emptied and waits for the next page
of its site: the page is left, cookies and everything stored are gone, the history is empty, and what it may carry is counted anew. It never
sees a second site, and a tab in which anything went wrong is closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from itertools import count
from typing import Any, TypeVar

from playwright.async_api import Browser, BrowserContext, CDPSession, Page
from playwright.async_api import Error as PlaywrightError

from barometer.audit.addresses import origin
from barometer.audit.browser import is_alive
from barometer.audit.egress import Egress
from barometer.audit.fence import Fence
from barometer.audit.flows.approach import Approach
from barometer.audit.gather.motion import watch_timers
from barometer.audit.gather.resources import ResourceLog
from barometer.audit.guard import Guard
from barometer.errors import BrowserError
from barometer.i18n import N_

OPEN_SECONDS = 20.0
CLOSE_SECONDS = 10.0
EMPTY_SECONDS = 2.0
"""A page that cannot be left in this time takes its tab along."""
PULSE_SECONDS = 1.0  # how often a visit looks whether its browser is still there
OUTSIDE = (-10, -10)
"""Where the pointer rests between two visits: over nothing."""
NO_BROWSER = N_("The browser stopped, or answers no more.")
FORGET = """try { if (sessionStorage.getItem("barometer-visit") !== "%s") {
    sessionStorage.clear(); sessionStorage.setItem("barometer-visit", "%s"); window.name = ""; } } catch {}"""
"""Put in before the scripts of a page: what is stored for a tab can be reached only from inside."""
Answer = TypeVar("Answer")


class Tab:
    """One tab. ``site`` is the origin that it is for."""

    def __init__(
        self, site: str, context: BrowserContext, page: Page, egress: Egress, session: CDPSession, *, passwords: bool = False
    ) -> None:
        self.site, self.context, self.page, self.egress, self.session = site, context, page, egress, session
        self.fence = Fence(page, egress, answered=lambda: None, passwords=passwords)
        self.ended_well = False
        """Whether its visit says that the tab may be used for another one."""
        self._weights: dict[str, int] = {}
        self._log = ResourceLog(self._weights)
        self._script = ""
        self._numbers = count(1)

    async def prepare(self) -> None:
        """Puts everything around the page that stays."""
        await self.fence.raise_around(self.context)
        await watch_timers(self.page)
        await self.session.send("Page.enable")  # without it nothing is put in before a page

    async def begin(self, answered: Callable[[], None]) -> Fence:
        """The fence of a visit that begins."""
        self.ended_well = False
        self.egress.unseal()
        self.fence.begin(answered)
        await self._log.detach()
        self._log = await ResourceLog(self._weights).attach(self.page)
        return self.fence

    async def empty(self) -> bool:
        """Leaves the page and forgets all about it; whether that could be done."""
        self.fence.leave()
        self.egress.begin()
        try:
            async with asyncio.timeout(EMPTY_SECONDS):
                if origin(self.page.url) != self.site:
                    return False
                await self.page.mouse.move(*OUTSIDE)
                sites = self._sites()
                await self.page.goto("about:blank")
                await asyncio.gather(self.context.clear_cookies(), self._forget_tab(), *(self._forget(site) for site in sites))
        except (PlaywrightError, TimeoutError):
            return False
        return not self.fence.windows and not self.fence.trouble.done() and not self.page.is_closed()

    def _sites(self) -> set[str]:
        """The origins of the page and of every frame that it had."""
        documents = [one.url for one in self._log.finished if one.is_navigation_request()]
        return {origin(url) for url in (*documents, *(frame.url for frame in self.page.frames)) if url.startswith("http")}

    async def _forget(self, site: str) -> None:
        await self.session.send("Storage.clearDataForOrigin", {"origin": site, "storageTypes": "all"})

    async def _forget_tab(self) -> None:
        if self._script:
            await self.session.send("Page.removeScriptToEvaluateOnNewDocument", {"identifier": self._script})
        number = next(self._numbers)
        added = await self.session.send("Page.addScriptToEvaluateOnNewDocument", {"source": FORGET % (number, number)})
        self._script = added["identifier"]
        await self.session.send("Page.resetNavigationHistory")


class Tabs:
    """The tabs of one browser that wait for their next visit."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._waiting: list[tuple[Tab, AsyncExitStack]] = []

    @classmethod
    @asynccontextmanager
    async def of(cls, browser: Browser) -> AsyncIterator[Tabs]:
        """Tabs for the length of a block; after it all of them are closed."""
        tabs = cls(browser)
        try:
            yield tabs
        finally:
            for _, opened in tabs._waiting:
                await opened.aclose()

    @asynccontextmanager
    async def lend(self, url: str, *, guard: Guard, user_agent: str, approach: Approach, again: bool) -> AsyncIterator[Tab]:
        """A tab for a visit. ``again``: it may be one that was used on the same site, and may be used again after this visit."""
        site = origin(url)
        known = next((one for one in self._waiting if again and one[0].site == site), None)
        if known:
            self._waiting.remove(known)
        tab, opened = known or await self._open(site, url, guard, user_agent, approach)
        keep = False
        try:
            yield tab
            keep = again and tab.ended_well and is_alive(self.browser) and await tab.empty()
        finally:
            if keep:
                self._waiting.append((tab, opened))
            else:
                await opened.aclose()

    async def _open(self, site: str, url: str, guard: Guard, user_agent: str, approach: Approach) -> tuple[Tab, AsyncExitStack]:
        async with AsyncExitStack() as stack:
            egress = await stack.enter_async_context(Egress.opened(guard))
            context = await answer_of(
                self.browser,
                self.browser.new_context(
                    locale="nl-BE", service_workers="block", accept_downloads=False, user_agent=user_agent or None,
                    proxy=egress.proxy_with_password if approach.password else egress.proxy, **approach.options(url),
                ),
            )  # fmt: skip
            stack.push_async_callback(self._close, context)
            tab = await answer_of(self.browser, _tab(site, context, egress, passwords=approach.password is not None))
            return tab, stack.pop_all()

    async def _close(self, context: BrowserContext) -> None:
        if is_alive(self.browser):
            with suppress(PlaywrightError, TimeoutError):
                await asyncio.wait_for(context.close(), CLOSE_SECONDS)


async def _tab(site: str, context: BrowserContext, egress: Egress, *, passwords: bool) -> Tab:
    page = await context.new_page()
    tab = Tab(site, context, page, egress, await context.new_cdp_session(page), passwords=passwords)
    await tab.prepare()
    return tab


async def answer_of(browser: Browser, asked: Coroutine[Any, Any, Answer]) -> Answer:
    """What the browser answers before a page is asked for; BrowserError when it does not."""
    work = asyncio.ensure_future(asked)
    try:
        await first_of(browser, {work}, OPEN_SECONDS)
        if work.done():
            return work.result()
    except PlaywrightError as error:
        raise no_browser() from error
    finally:
        work.cancel()
    raise no_browser()


async def first_of(browser: Browser, futures: set[asyncio.Future[Any]], seconds: float) -> None:
    """Waits until one of them is done, ``seconds`` at most; BrowserError as soon as the browser is dead."""
    clock = asyncio.get_running_loop().time
    end = clock() + seconds
    while (left := end - clock()) > 0:
        done, _ = await asyncio.wait(futures, timeout=min(left, PULSE_SECONDS), return_when=asyncio.FIRST_COMPLETED)
        if done:
            return
        if not is_alive(browser):
            raise no_browser()


def no_browser() -> BrowserError:
    """The browser is gone, or answers no more."""
    return BrowserError(NO_BROWSER, todo="Run: barometer doctor")
