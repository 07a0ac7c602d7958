"""A real browser and a small server for the tests of the auditor; both start once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Error, Page, ViewportSize

from barometer.audit.browser import find_browser, launch
from barometer.audit.gather import gather_all
from barometer.audit.gather._trying import try_forms
from barometer.audit.gather.motion import watch_timers
from barometer.audit.gather.resources import ResourceLog
from barometer.audit.snapshot import Snapshot

WINDOW = ViewportSize(width=1280, height=900)
EMPTY_SECONDS = 2.0


@dataclass
class Site:
    """Pages by path; ``/bytes/<n>`` is an image of n bytes, ``/frame/…`` the page set as ``frame``."""

    port: int
    pages: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    frame: str = ""

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site


class _Answer(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        site, path = self.server.site, urlsplit(self.path).path
        if path.startswith("/bytes/"):
            return self._send(200, "image/png", b"\x89PNG\r\n\x1a\n" + bytes(int(path.rsplit("/", 1)[1])))
        html = site.frame if path.startswith("/frame") else site.pages.get(path)
        if html is None:
            return self._send(404, "text/html; charset=utf-8", b"<!doctype html><title>404</title>")
        return self._send(200, "text/html; charset=utf-8", html.encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in self.server.site.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Silent: the tests say what went wrong."""

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:  # the browser closed the page while it was being sent
            self.close_connection = True


@contextmanager
def serve() -> Iterator[_Server]:
    """A server on a free port; its ``site`` is set by whoever uses it."""
    running = _Server(("127.0.0.1", 0), _Answer)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


@pytest.fixture(scope="session")
def server() -> Iterator[_Server]:
    with serve() as running:
        yield running


@pytest.fixture
def site(server: _Server) -> Site:
    return new_site(server)


def new_site(server: _Server) -> Site:
    """An empty site on a server, in place of the one that was there."""
    server.site = Site(server.server_port)
    return server.site


@dataclass
class Chrome:
    """One browser on a loop of its own; ``run`` waits for a coroutine."""

    loop: asyncio.AbstractEventLoop
    browser: Browser
    starting: AbstractAsyncContextManager[Browser]
    waiting: list[Page] = field(default_factory=list)
    """Emptied pages with our eyes on their timers: a new one costs more than most pages that are looked at."""

    @classmethod
    def start(cls) -> Chrome:
        loop = asyncio.new_event_loop()
        starting = launch(find_browser())
        return cls(loop, loop.run_until_complete(starting.__aenter__()), starting)

    def revive(self) -> bool:
        """Start the browser again when it is gone; whether it was."""
        if self.browser.is_connected():
            return False
        self.loop.run_until_complete(self.starting.__aexit__(None, None, None))
        self.waiting.clear()
        self.starting = launch(find_browser())
        self.browser = self.loop.run_until_complete(self.starting.__aenter__())
        return True

    def close(self) -> None:
        self.loop.run_until_complete(self.starting.__aexit__(None, None, None))
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()

    def run(self, coroutine: Coroutine[Any, Any, Any], *, within: float = 60) -> Any:
        return self.loop.run_until_complete(asyncio.wait_for(coroutine, within))

    def snapshot(self, site: Site, path: str = "/", **how: Any) -> Snapshot:
        """What ``look`` gives."""
        return self.run(self.look(site, path, **how))

    async def look(
        self,
        site: Site,
        path: str = "/",
        *,
        served: bool = True,
        timeout: float = 15,
        skip: frozenset[str] = frozenset(),
        pause: float = 0,
        tried: bool = False,
    ) -> Snapshot:
        """Open a page of the site as a visit does, wait ``pause`` seconds, and gather it; then try its forms when asked."""

        page = self.waiting.pop() if self.waiting else await self._new_page()
        log = await ResourceLog().attach(page)
        try:
            if served:
                await page.goto(site.url(path))
            else:
                await page.set_content(site.pages[path])
            await asyncio.sleep(pause)
            snapshot = await taken(page, timeout=timeout, skip=skip)
            return replace(snapshot, forms_tried=await try_forms(page, site.url(path), seconds=timeout)) if tried else snapshot
        finally:
            await log.detach()
            if await _emptied(page):
                self.waiting.append(page)
            else:
                await page.context.close()

    async def _new_page(self) -> Page:
        page = await (await self.browser.new_context(viewport=WINDOW)).new_page()
        await watch_timers(page)
        return page

    def on_page(self, work: Any) -> Any:
        """Run ``work(page)`` on a fresh page."""
        return self.run(self._fresh(work))

    async def _fresh(self, work: Any) -> Any:
        context = await self.browser.new_context(viewport=WINDOW)
        try:
            return await work(await context.new_page())
        finally:
            await context.close()


async def _emptied(page: Page) -> bool:
    """Whether the page could be left with nothing that the next one could find: windows, its size, cookies, what is stored."""
    try:
        async with asyncio.timeout(EMPTY_SECONDS):
            site = urlsplit(page.url)
            if site.hostname:
                await page.evaluate("() => { sessionStorage.clear(); window.name = ''; }")
            await page.mouse.move(-10, -10)
            await page.goto("about:blank")
            session = await page.context.new_cdp_session(page)
            if site.hostname:
                await session.send("Storage.clearDataForOrigin", {"origin": f"{site.scheme}://{site.netloc}", "storageTypes": "all"})
            await session.send("Page.resetNavigationHistory")
            await session.detach()
            await page.context.clear_cookies()
    except (Error, TimeoutError):
        return False
    return page.context.pages == [page] and page.viewport_size == WINDOW


async def taken(page: Page, *, timeout: float, skip: frozenset[str] = frozenset()) -> Snapshot:
    artifacts, missing = await gather_all(page, timeout=timeout, skip=skip)
    title, lang = await page.evaluate("() => [document.title, document.documentElement.lang]")
    return Snapshot(
        url=page.url,
        final_url=page.url,
        gathered_at=datetime(2026, 1, 5, tzinfo=UTC),
        loaded=True,
        title=title,
        lang=lang,
        missing=missing,
        **artifacts,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def chrome() -> Iterator[Chrome]:
    started = Chrome.start()
    yield started
    started.close()


@pytest.fixture(autouse=True)
def living_chrome(request: pytest.FixtureRequest) -> None:
    """A dead browser is one failed test: not hidden, and not the end of all tests after it."""
    if "chrome" in request.fixturenames and request.getfixturevalue("chrome").revive():
        pytest.fail("the browser that these tests share died before this test")
