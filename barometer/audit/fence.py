"""The fence around one visit: what a page may do to us and to others while we look at it.

Everything that it asks for goes through the visit's own way out (``barometer.audit.egress``), which decides what it reaches. The fence
itself allows no dialogs, windows, downloads or other schemes, caps what is unpacked, and once the page stands still, it may not leave.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Dialog, Page, Request, Response
from playwright.async_api import Error as PlaywrightError

from barometer.audit.addresses import origin
from barometer.audit.egress import Egress
from barometer.audit.reasons import CRASHED, ENDLESS, TOO_LARGE, UntestedError
from barometer.errors import AddressError

BROWSER_ARGUMENTS = (
    "--proxy-server=http://127.0.0.1:9",  # nobody listens there: what belongs to no visit goes nowhere
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # the way out looks names up, the browser never does
)
"""For the browser that is fenced; each visit has a way out of its own."""
LIMIT_BYTES = 40_000_000
LIMIT_ANSWERS = 40
"""Redirects, and pages to which the page moves on by itself; a browser gives up after 20 redirects in a row."""
OTHER_SCHEMES = re.compile("^(?!https?:|data:|blob:|about:)", re.IGNORECASE)
FAVICON = re.compile(r"[^?#]*/favicon\.ico(?:[?#]|$)")
WAITS_FOR_US = (
    {"urlPattern": "*", "resourceType": "Document"},
    {"urlPattern": "*/favicon.ico*"},  # the browser's own wish, of every site and past the pace
    {"urlPattern": "https://*"},  # the way out cannot take challenges out of what is encrypted
    *({"urlPattern": f"{scheme}:*"} for scheme in ("file", "filesystem", "ftp", "chrome", "chrome-extension", "devtools", "view-source")),
)
"""What the browser asks us before it asks for it. Nothing of this goes through Playwright's routes or passwords, which switch the browser's
cache off: the style sheet of a site would be fetched for each of its pages."""


class Fence:
    """Stands around one page from before it is opened; ``trouble`` is done when the visit must stop."""

    def __init__(self, page: Page, egress: Egress, *, answered: Callable[[], None], passwords: bool = False) -> None:
        """``passwords``: Playwright answers the challenges, of servers and of the way out, with those that it was given."""
        self.page, self.egress, self.guard, self._passwords = page, egress, egress.guard, passwords
        self._frame = ""
        self._tasks: set[asyncio.Future[None]] = set()
        self.begin(answered)

    def begin(self, answered: Callable[[], None]) -> None:
        """A visit begins: nothing happened yet."""
        self.answered = answered
        self.trouble: asyncio.Future[UntestedError] = asyncio.get_running_loop().create_future()
        self._leaving = False
        self.locked = False
        """Whether the page may no longer leave: set once it stands still, so that everything is gathered from one document."""
        self.only_origin = ""
        """While forms are tried: the only origin to which the page itself may go."""
        self.main: Response | None = None
        """The last answer to a navigation of the page itself."""
        self.asked = ""
        """The last address that the page itself went to, redirects included."""
        self._stopped = 0
        """How often the page itself wanted to leave while it was locked."""
        self.windows = 0
        """How often a window that the page opened was stopped: at its first request, or when it was there."""
        self.refused = ""
        """The last address of the page itself that the guard refused."""
        self._received = self._answers = 0
        self._given: set[str] = set()
        """Requests that were given the password of our way out: who asks once more is not our way out."""

    async def raise_around(self, context: BrowserContext) -> None:
        """Puts everything in place; PlaywrightError when the browser does not take part."""
        self.page.on("crash", lambda _: self.stop(UntestedError(CRASHED)))
        self.page.on("dialog", self._dismiss)
        self.page.on("request", self._watch_request)
        self.page.on("response", self._watch_response)
        context.on("page", self._close)
        self.egress.full = self._too_large
        self.egress.reached = self._reached
        self.egress.challenges = self._passwords
        session = await context.new_cdp_session(self.page)
        session.on("Network.dataReceived", self._count)
        await session.send("Network.enable")
        self._frame = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        session.on("Fetch.requestPaused", lambda event: self._later(self._allow_paused(session, event)))
        session.on("Fetch.authRequired", lambda event: self._later(self._answer_challenge(session, event)))
        await session.send("Fetch.enable", {"patterns": list(WAITS_FOR_US), "handleAuthRequests": not self._passwords})

    async def seal(self) -> None:
        """From here on nothing that the page asks for leaves, until it is gone; what it asked for is counted (``held_back``)."""
        self.locked = True
        await self.egress.seal()

    def held_back(self) -> int:
        """How often the sealed page wanted to send something, to leave, or to open a window."""
        return self.egress.held_back + self._stopped + self.windows

    def leave(self) -> None:
        """The visit is over: we go, and the page may not keep us."""
        self._leaving, self.locked, self.only_origin = True, False, ""

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
        self._later(dialog.accept() if self._leaving and dialog.type == "beforeunload" else dialog.dismiss())

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

    def _reached(self) -> None:
        """A server was dialled; before the first answer, only for the page itself."""
        if self.main is None:
            self.answered()

    def _is_main(self, request: Request) -> bool:
        try:
            return request.is_navigation_request() and request.frame == self.page.main_frame
        except PlaywrightError:  # a request without a frame, or of one that is not there yet
            return False

    def _count(self, event: dict[str, Any]) -> None:
        self._received += max(event.get("encodedDataLength", 0), event.get("dataLength", 0))
        if self._received > LIMIT_BYTES:
            self._too_large()

    def _too_large(self) -> None:
        self.stop(UntestedError(TOO_LARGE, values={"megabytes": LIMIT_BYTES // 1_000_000}))

    async def _allow_paused(self, session: CDPSession, event: dict[str, Any]) -> None:
        """The page itself may go where the guard says, until it is locked; what its frames load is decided on the way out."""
        paused, url = {"requestId": event["requestId"]}, event["request"]["url"]
        error = ""
        document = event.get("resourceType") == "Document"
        if OTHER_SCHEMES.match(url):
            error = "BlockedByClient"
        elif not document and FAVICON.match(url):
            error = "Aborted"
        elif document and event.get("frameId") == self._frame:
            if self.locked or (self.only_origin and origin(url) != self.only_origin):
                error = "Aborted"  # this error leaves the page as it is; others show an error page instead
                self._stopped += 1
            else:
                try:
                    await self.guard.admit(url)
                except AddressError:
                    self.refused, error = url, "BlockedByClient"
        if error:
            await session.send("Fetch.failRequest", {**paused, "errorReason": error})
        else:
            await session.send("Fetch.continueRequest", paused)

    async def _answer_challenge(self, session: CDPSession, event: dict[str, Any]) -> None:
        """Our own way out gets its password, once per request; nobody else gets any."""
        paused, answer = event["requestId"], {"response": "CancelAuth"}
        if event["authChallenge"].get("source") == "Proxy" and paused not in self._given:
            self._given.add(paused)
            answer = {"response": "ProvideCredentials", **self.egress.password}
        await session.send("Fetch.continueWithAuth", {"requestId": paused, "authChallengeResponse": answer})


async def ignoring(done: Awaitable[object]) -> None:
    """Waits for something that the page or the browser may have overtaken."""
    with suppress(PlaywrightError):
        await done
