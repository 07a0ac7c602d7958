"""One visit: a page in a browser context of its own → a snapshot and a picture.

Whatever the page does, the visit ends within its time-out with a snapshot: ``loaded`` with what could be gathered, or not loaded with the
reason. Only a browser that is gone, or answers no more, is an exception: the next visit would fail too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Page, Response, ViewportSize
from playwright.async_api import Error as PlaywrightError

from barometer.audit.addresses import origin
from barometer.audit.artifacts.form_trial import FormTrial
from barometer.audit.browser import is_alive
from barometer.audit.egress import Egress
from barometer.audit.fence import Fence
from barometer.audit.gather import gather_all
from barometer.audit.gather._frames import collect_notes
from barometer.audit.gather._trying import try_forms
from barometer.audit.gather.resources import ResourceLog
from barometer.audit.guard import Guard
from barometer.audit.reasons import (
    ANSWERED,
    CRASHED,
    ELSEWHERE,
    HTML_TYPES,
    MOVED_ON,
    NOT_HTML,
    NOT_LOADED,
    REFUSED_BY_GUARD,
    UntestedError,
    loading_failed,
    too_late,
)
from barometer.audit.settling import settle
from barometer.audit.snapshot import Snapshot
from barometer.errors import AddressError, BrowserError
from barometer.i18n import N_

VIEWPORT = ViewportSize(width=1280, height=900)
PICTURE_HEIGHT = 5_000
OPEN_SECONDS = 20.0
CLOSE_SECONDS = 10.0
PULSE_SECONDS = 1.0  # how often a visit looks whether its browser is still there
PICTURE_SECONDS = 8.0
NEWS_SECONDS = 0.2
"""The news that the browser is gone may come just after the errors that this gives."""
LOAD_SHARE = 0.5
"""The share of a visit's time that loading may take, so that something is left to gather with."""
LAST_SECONDS = 6.0
"""Kept free at the end of a visit: for gatherers to tidy up, and to find out that the page stopped answering."""
LOOK_SECONDS = 1.0
LINKS = 10_000
BORN = "(() => { try { return performance.timeOrigin } catch { return 0 } })()"
"""When the document was made: tells one document from the next at the same address."""
FORMS_NOT_TRIED = "Forms were not tried: nobody said that this site may be sent test answers."
NO_BROWSER = N_("The browser stopped, or answers no more.")
Wait = Callable[[], Awaitable[None]]
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Visit:
    """The snapshot, its picture (JPEG, None when none could be made), and where the page's links lead, hidden menus included."""

    snapshot: Snapshot
    picture: bytes | None = None
    links: tuple[str, ...] = ()


async def _at_once() -> None:
    pass


async def visit(
    browser: Browser,
    url: str,
    *,
    guard: Guard,
    timeout: float,
    user_agent: str = "",
    forms: bool = False,
    turn: Wait = _at_once,
    answered: Callable[[], None] = lambda: None,
) -> Visit:
    """Visits one page; BrowserError when the browser is gone or answers no more.

    ``timeout`` in seconds is for the whole visit from the moment that it is its ``turn``, which is awaited last before the page is asked
    for. ``forms``: the site's owner allows that its forms are sent test answers. ``answered`` is called at every answer of the server
    to the visit itself, redirects included.
    """
    try:
        await guard.admit(url)
    except AddressError as error:
        return Visit(_untested(url, UntestedError(error.what, values=error.values), browser.version))
    context: BrowserContext | None = None
    async with Egress.opened(guard) as egress:
        try:
            context = await _answer(
                browser,
                browser.new_context(
                    viewport=VIEWPORT, locale="nl-BE", service_workers="block", accept_downloads=False, user_agent=user_agent or None,
                    proxy=egress.proxy,
                ),
            )  # fmt: skip
            fence = await _answer(browser, _fenced_page(context, egress, answered))
            await turn()
            return await _bounded(fence, url, timeout, browser, forms=forms)
        except UntestedError as reason:
            return Visit(_untested(url, reason, browser.version))
        finally:
            if context and is_alive(browser):
                with suppress(PlaywrightError, TimeoutError):
                    await asyncio.wait_for(context.close(), CLOSE_SECONDS)


async def _fenced_page(context: BrowserContext, egress: Egress, answered: Callable[[], None]) -> Fence:
    page = await context.new_page()
    fence = Fence(page, egress, answered=answered)
    await fence.raise_around(context)
    await ResourceLog().attach(page)
    return fence


async def _answer(browser: Browser, asked: Coroutine[Any, Any, Answer]) -> Answer:
    """What the browser answers before a page is asked for; BrowserError when it does not."""
    work = asyncio.ensure_future(asked)
    try:
        await _first(browser, {work}, OPEN_SECONDS)
        if work.done():
            return work.result()
    except PlaywrightError as error:
        raise _no_browser() from error
    finally:
        work.cancel()
    raise _no_browser()


async def _first(browser: Browser, futures: set[asyncio.Future[Any]], seconds: float) -> None:
    """Waits until one of them is done, ``seconds`` at most; BrowserError as soon as the browser is dead."""
    clock = asyncio.get_running_loop().time
    end = clock() + seconds
    while (left := end - clock()) > 0:
        done, _ = await asyncio.wait(futures, timeout=min(left, PULSE_SECONDS), return_when=asyncio.FIRST_COMPLETED)
        if done:
            return
        if not is_alive(browser):
            raise _no_browser()


def _no_browser() -> BrowserError:
    return BrowserError(NO_BROWSER, todo="Run: barometer doctor")


def _untested(url: str, reason: UntestedError, browser: str) -> Snapshot:
    return Snapshot(
        url=url, final_url=reason.final_url or url, gathered_at=datetime.now(UTC), loaded=False, reason=reason.reason,
        values=reason.values, status=reason.status, content_type=reason.content_type, browser=browser,
    )  # fmt: skip


async def _bounded(fence: Fence, url: str, timeout: float, browser: Browser, *, forms: bool) -> Visit:
    """The visit's work, against the clock and against what the page may do to us."""
    work = asyncio.ensure_future(_work(fence, url, timeout, browser, forms=forms))
    try:
        await _first(browser, {work, fence.trouble}, timeout)
        if work.done():
            return work.result()
    finally:
        work.cancel()
        await asyncio.wait({work}, timeout=CLOSE_SECONDS if is_alive(browser) else PULSE_SECONDS)
        if work.done() and not work.cancelled():
            work.exception()  # looked at, so that asyncio does not report it as forgotten
    raise fence.trouble.result() if fence.trouble.done() else too_late(timeout, answer=fence.main)


async def _work(fence: Fence, url: str, timeout: float, browser: Browser, *, forms: bool) -> Visit:
    error: PlaywrightError | None = None
    try:
        done = await _gather(fence, url, timeout, browser.version, forms=forms)
        if all(name == "forms_tried" for name, _ in done.snapshot.missing):
            return done
    except PlaywrightError as caught:
        error = caught
    await asyncio.sleep(NEWS_SECONDS)
    if not is_alive(browser):
        raise _no_browser() from error
    if fence.trouble.done():
        raise fence.trouble.result()
    if fence.page.is_closed():
        raise UntestedError(CRASHED)
    if error:
        raise UntestedError(NOT_LOADED, values={"error": error.message.split("\n")[0][:120]}) from error
    return done


async def _gather(fence: Fence, url: str, timeout: float, version: str, *, forms: bool) -> Visit:
    page, clock = fence.page, asyncio.get_running_loop().time
    end = clock() + timeout
    await _open(fence, url, timeout * LOAD_SHARE)
    await settle(page)
    fence.locked = True
    await _refuse_other_pages(fence, url)
    facts = await _facts(page)
    await _refuse_other_pages(fence, url)
    picture = await _picture(page, (end - clock()) / 4)
    left = end - clock() - LAST_SECONDS
    artifacts, missing = await gather_all(page, timeout=max(1.0, left / 2))  # all of them together take twice this at most
    await _refuse_another_document(page, facts["born"])
    final, answer = page.url, fence.main
    with collect_notes() as notes:
        tried = await _forms_tried(fence, artifacts.get("fields"), end - clock() - LAST_SECONDS / 2, allowed=forms)
    if tried is None:
        notes.append(FORMS_NOT_TRIED)
    return Visit(
        Snapshot(
            url=url,
            final_url=final,
            gathered_at=datetime.now(UTC),
            loaded=True,
            status=answer.status if answer else None,
            title=str(facts["title"])[:500],
            lang=str(facts["lang"])[:40],
            content_type=answer.headers.get("content-type", "")[:100] if answer else "",
            browser=version,
            forms_tried=tried,
            missing=(*missing, *(("forms_tried", note) for note in notes)),
            **artifacts,  # type: ignore[arg-type]
        ),
        picture,
        tuple(str(link) for link in facts["links"]),
    )


async def _forms_tried(fence: Fence, fields: object, seconds: float, *, allowed: bool) -> tuple[FormTrial, ...] | None:
    """What the page's forms answered; nothing on a page without fields, None where nobody allowed to try."""
    if fields == ():
        return ()
    if not allowed:
        return None
    fence.only_origin, fence.locked = origin(fence.page.url), False
    try:
        return await try_forms(fence.page, fence.page.url, seconds=seconds)
    finally:
        fence.locked = True


async def _facts(page: Page) -> Any:
    """What is read from the document itself; tried again while a last navigation, begun before the page was locked, comes in."""
    code = f"""() => {{
        const links = [];
        for (let i = 0; i < document.links.length && i < {LINKS}; i++) links[i] = String(document.links[i].href);
        return {{title: String(document.title), lang: String(document.documentElement.lang || ''), born: {BORN}, links}};
    }}"""
    for _ in range(10):
        try:
            return await page.evaluate(code)
        except PlaywrightError as error:
            if "context was destroyed" not in error.message:
                raise
            await asyncio.sleep(0.2)
    raise UntestedError(MOVED_ON, values={"url": page.url[:200]}, final_url=page.url)


async def _open(fence: Fence, url: str, seconds: float) -> None:
    try:
        await fence.page.goto(url, wait_until="load", timeout=seconds * 1000)
    except PlaywrightError as error:
        if fence.page.is_closed() or "Target page" in error.message or "crash" in error.message.lower():
            raise
        asked = fence.refused or fence.asked or url
        raise loading_failed(error.message, seconds=seconds, answer=fence.main, asked=asked, trouble=fence.egress.trouble(asked)) from error


def _kind(response: Response | None) -> str:
    return response.headers.get("content-type", "").split(";")[0].strip().lower() if response else ""


async def _refuse_other_pages(fence: Fence, url: str) -> None:
    """A page that is not the one asked for, or not a page, is untested."""
    final, status, kind = fence.page.url, fence.main.status if fence.main else None, _kind(fence.main)
    facts: dict[str, Any] = {"final_url": final, "status": status, "content_type": kind}
    if fence.refused or fence.egress.trouble(final) == REFUSED_BY_GUARD:
        raise UntestedError(REFUSED_BY_GUARD, values={"url": (fence.refused or final)[:200]}, **facts)
    try:
        await fence.guard.admit(final)
    except AddressError:
        raise UntestedError(REFUSED_BY_GUARD, values={"url": final[:200]}, **facts) from None
    if origin(final) != origin(url) and not _same_site_upgrade(url, final):
        raise UntestedError(ELSEWHERE, values={"url": final[:200]}, **facts)
    if status is not None and status >= 400:
        raise UntestedError(ANSWERED, values={"status": status}, **facts)
    if kind and kind not in HTML_TYPES:
        raise UntestedError(NOT_HTML, values={"type": kind[:60]}, **facts)


async def _refuse_another_document(page: Page, born: object) -> None:
    """What was gathered counts only when the page is still the document that it was."""
    with suppress(PlaywrightError, TimeoutError):  # a page that no longer answers gave what it gave
        async with asyncio.timeout(LOOK_SECONDS):
            if await page.evaluate(f"() => {BORN}") != born:
                raise UntestedError(MOVED_ON, values={"url": page.url[:200]}, final_url=page.url)


def _same_site_upgrade(url: str, final: str) -> bool:
    """http → https on the same host, or with and without www: the same site for a resident."""
    hosts = [(urlsplit(one).hostname or "").removeprefix("www.") for one in (url, final)]
    return hosts[0] == hosts[1] and final.startswith("https:")


async def _picture(page: Page, seconds: float) -> bytes | None:
    try:
        async with asyncio.timeout(min(seconds, PICTURE_SECONDS)):
            height = await page.evaluate("() => document.documentElement.scrollHeight")
            clip: Any = {"x": 0, "y": 0, "width": VIEWPORT["width"], "height": max(1, min(int(height), PICTURE_HEIGHT))}
            return await page.screenshot(type="jpeg", quality=60, full_page=True, clip=clip, animations="disabled", timeout=0)
    except (PlaywrightError, TimeoutError, ValueError, TypeError):
        return None
