"""Resources: what the page fetched, counted from before it was opened."""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.async_api import Error, Page, Request

from barometer.audit.gather._frames import Stage, note
from barometer.audit.snapshot import Resources
from barometer.errors import BarometerError

STAGE = Stage.READS
NOT_LISTENED = "Nobody listened to the network while the page was opened."
UNFINISHED = "The page was still fetching when it was measured."
FINISH_SECONDS = 3.0
"""How long what is on its way may take to arrive. A page that asks for news every few seconds has a request open only now and then."""
LOOK_SECONDS = 0.05


class ResourceLog:
    """Listens to one page. Attach it before ``goto``; the requests of all frames are counted, those of other processes included."""

    def __init__(self, weights: dict[str, int] | None = None) -> None:
        """``weights``: bytes by address of what this tab fetched before. Its cache has them, a resident's who comes now has not."""
        self.weights = {} if weights is None else weights
        self.finished: list[Request] = []
        self.hosts: set[str] = set()
        self.failed: list[Request] = []
        """What broke off, without what was kept from the page while it was tried."""
        self.requests = 0
        self.open = 0
        self._last = 0.0
        self._page: Page | None = None

    async def attach(self, page: Page) -> ResourceLog:
        """Start to listen; ``gather`` finds this log through the page."""
        page.on("request", self._asked)
        page.on("requestfinished", self._got)
        page.on("requestfailed", self._failed)
        _logs[page] = self
        self._page = page
        return self

    async def detach(self) -> None:
        """Listen no longer."""
        if self._page:
            self._page.remove_listener("request", self._asked)
            self._page.remove_listener("requestfinished", self._got)
            self._page.remove_listener("requestfailed", self._failed)
            self._page = None

    def quiet_seconds(self) -> float:
        """For how long nothing has been on its way; 0 while something is."""
        return time.monotonic() - self._last if self.open <= 0 else 0.0

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            return
        self.requests += 1
        self.open += 1
        self.hosts.add(parts.hostname or "")

    def _got(self, request: Request) -> None:
        if request.url.startswith("http"):
            self._closed()
            self.finished.append(request)

    def _failed(self, request: Request) -> None:
        if request.url.startswith("http"):
            self._closed()
            if request.method in ("GET", "HEAD") and not request.is_navigation_request():
                self.failed.append(request)

    def _closed(self) -> None:
        self.open -= 1
        self._last = time.monotonic()

    async def finished_all(self) -> bool:
        """Whether at some moment of the next seconds nothing was on its way."""
        clock = asyncio.get_running_loop().time
        end = clock() + FINISH_SECONDS
        while self.open > 0 and clock() < end:
            await asyncio.sleep(LOOK_SECONDS)
        return self.open <= 0

    async def bytes(self) -> int:
        """Bytes over the wire of what has arrived, headers and compressed bodies, for who visits this site for the first time."""
        sizes = await asyncio.gather(*(request.sizes() for request in self.finished), return_exceptions=True)
        lost = [size for size in sizes if isinstance(size, BaseException) and not isinstance(size, Error)]
        if lost:
            raise lost[0]
        return sum(
            self._weight(request.url, size["responseBodySize"], size["responseHeadersSize"])
            for request, size in zip(self.finished, sizes, strict=True)
            if not isinstance(size, BaseException)
        )

    def _weight(self, url: str, body: int, headers: int) -> int:
        """Of one answer. From the cache comes no body: then it weighs what it did when it was fetched."""
        if body > 0 or url not in self.weights:
            self.weights[url] = max(0, body) + max(0, headers)
        return self.weights[url]


_logs: WeakKeyDictionary[Page, ResourceLog] = WeakKeyDictionary()


def log_of(page: Page) -> ResourceLog | None:
    """The log that was attached to a page before it was opened; None without one."""
    return _logs.get(page)


def finished_requests(page: Page) -> tuple[Request, ...]:
    """What the page has fetched so far; nothing when no ResourceLog was attached."""
    listening = _logs.get(page)
    return tuple(listening.finished) if listening else ()


async def gather(page: Page) -> Resources:
    """Bytes, requests and other hosts so far; BarometerError when no ResourceLog was attached before the page was opened."""
    listening = _logs.get(page)
    if listening is None:
        raise BarometerError(NOT_LISTENED)
    if not await listening.finished_all():
        note(UNFINISHED)
    own = urlsplit(page.url).hostname or ""
    return Resources(bytes=await listening.bytes(), requests=listening.requests, other_hosts=tuple(sorted(listening.hosts - {own, ""})))
