"""The fence around one visit: what a page may do to us and to others while we look at it.

No dialogs, windows or downloads; a cap on bytes; requests and redirects only where the guard allows them; and once the page stands still,
it may not leave. What is not fenced stands in ``barometer.audit.guard``.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Dialog, Page, Request, Response, Route, WebSocketRoute
from playwright.async_api import Error as PlaywrightError

from barometer.audit.addresses import origin
from barometer.audit.guard import Guard
from barometer.audit.reasons import CRASHED, ENDLESS, TOO_LARGE, UntestedError
from barometer.errors import AddressError

BROWSER_ARGUMENTS = ("--disable-shared-workers",)
"""For the browser that is fenced: what a shared worker asks for would pass no fence."""
LIMIT_BYTES = 40_000_000
LIMIT_ANSWERS = 40
"""Redirects, and pages to which the page moves on by itself; a browser gives up after 20 redirects in a row."""
FETCHED = re.compile("^(?!data:|blob:)")


class Fence:
    """Stands around one page from before it is opened; ``trouble`` is done when the visit must stop."""

    def __init__(self, page: Page, guard: Guard, *, answered: Callable[[], None]) -> None:
        self.page, self.guard, self.answered = page, guard, answered
        self.trouble: asyncio.Future[UntestedError] = asyncio.get_running_loop().create_future()
        self.locked = False
        """Whether the page may no longer leave: set once it stands still, so that everything is gathered from one document."""
        self.only_origin = ""
        """While forms are tried: the only origin to which the page itself may go."""
        self.main: Response | None = None
        """The last answer to a navigation of the page itself."""
        self.asked = ""
        """The last address that the page itself went to, redirects included."""
        self.windows = 0
        """How often a window that the page opened was stopped: at its first request, or when it was there."""
        self.refused = ""
        """The last address of the page itself that the guard refused."""
        self._received = self._answers = 0
        self._frame = ""
        self._tasks: set[asyncio.Future[None]] = set()

    async def raise_around(self, context: BrowserContext) -> None:
        """Puts everything in place; PlaywrightError when the browser does not take part."""
        self.page.on("crash", lambda _: self.stop(UntestedError(CRASHED)))
        self.page.on("dialog", self._dismiss)
        self.page.on("request", self._watch_request)
        self.page.on("response", self._watch_response)
        context.on("page", self._close)
        await context.route(FETCHED, self._allow)
        await context.route_web_socket(re.compile(""), self._allow_socket)
        session = await context.new_cdp_session(self.page)
        session.on("Network.dataReceived", self._count)
        await session.send("Network.enable")
        if not self.guard.private:  # context.route sees the first address of a request only; this sees where it is redirected to
            self._frame = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
            session.on("Fetch.requestPaused", lambda event: self._later(self._allow_paused(session, event)))
            await session.send("Fetch.enable", {"patterns": [{"urlPattern": "http*"}]})

    def next_page(self) -> None:
        """A flow goes on: what it may fetch is counted per step, not for the whole walk."""
        self._received = self._answers = 0

    def stop(self, reason: UntestedError) -> None:
        """Ends the visit with a reason; the first one counts."""
        if not self.trouble.done():
            self.trouble.set_result(reason)

    def _later(self, done: Awaitable[object]) -> None:
        task = asyncio.ensure_future(ignoring(done))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _dismiss(self, dialog: Dialog) -> None:
        self._later(dialog.dismiss())

    def _close(self, opened: Page) -> None:
        if opened is not self.page:
            self.windows += 1
            self._later(opened.close())

    def _watch_request(self, request: Request) -> None:
        if self._is_main(request):
            self.asked = request.url

    def _watch_response(self, response: Response) -> None:
        if self._is_main(response.request):
            self.main = response
            self.answered()
            self._answers += 1
            if self._answers > LIMIT_ANSWERS:
                self.stop(UntestedError(ENDLESS))

    def _is_main(self, request: Request) -> bool:
        try:
            return request.is_navigation_request() and request.frame == self.page.main_frame
        except PlaywrightError:  # a request without a frame, or of one that is not there yet
            return False

    def _is_window(self, request: Request) -> bool:
        """Whether this comes from a window that the page opened; it is closed at once, but its first request would be quicker."""
        try:
            return request.frame.page != self.page
        except PlaywrightError:
            return request.is_navigation_request()

    def _count(self, event: dict[str, Any]) -> None:
        self._received += max(event.get("encodedDataLength", 0), event.get("dataLength", 0))
        if self._received > LIMIT_BYTES:
            self.stop(UntestedError(TOO_LARGE, values={"megabytes": LIMIT_BYTES // 1_000_000}))

    async def _allow(self, route: Route) -> None:
        main = self._is_main(route.request)
        astray = bool(main and self.only_origin and origin(route.request.url) != self.only_origin)
        window = self._is_window(route.request)
        self.windows += window
        if (main and self.locked) or astray or window:
            await ignoring(route.abort("aborted"))  # this error leaves the page as it is; others show an error page instead
            return
        try:
            await self.guard.admit(route.request.url)
        except AddressError:
            if main:
                self.refused = route.request.url
            await ignoring(route.abort("blockedbyclient"))
        else:
            await ignoring(route.continue_())

    async def _allow_paused(self, session: CDPSession, event: dict[str, Any]) -> None:
        paused, url = {"requestId": event["requestId"]}, event["request"]["url"]
        try:
            await self.guard.admit(url)
        except AddressError:
            if event.get("resourceType") == "Document" and event.get("frameId") == self._frame:
                self.refused = url
            await session.send("Fetch.failRequest", {**paused, "errorReason": "BlockedByClient"})
        else:
            await session.send("Fetch.continueRequest", paused)

    async def _allow_socket(self, socket: WebSocketRoute) -> None:
        try:
            await self.guard.admit(re.sub("^ws", "http", socket.url))
        except AddressError:
            await ignoring(socket.close())
        else:
            socket.connect_to_server()


async def ignoring(done: Awaitable[object]) -> None:
    """Waits for something that the page or the browser may have overtaken."""
    with suppress(PlaywrightError):
        await done
