"""One visit: a page in a browser context of its own → a snapshot and a picture.

Whatever the page does, the visit ends within its time-out with a snapshot: ``loaded`` with what could be gathered, or not loaded with the
reason. Only a browser that is gone, or answers no more, is an exception: the next visit would fail too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from playwright.async_api import Browser, BrowserContext, ViewportSize
from playwright.async_api import Error as PlaywrightError

from barometer.audit.addresses import origin
from barometer.audit.artifacts.form_trial import FormTrial
from barometer.audit.browser import is_alive
from barometer.audit.egress import Egress
from barometer.audit.fence import Fence
from barometer.audit.flows.approach import DIRECT, Approach
from barometer.audit.flows.consent import close_wall
from barometer.audit.flows.player import FLOW_SECONDS, Player
from barometer.audit.gather import gather_all
from barometer.audit.gather._frames import collect_notes
from barometer.audit.gather._trying import try_forms
from barometer.audit.gather.motion import watch_timers
from barometer.audit.gather.resources import ResourceLog
from barometer.audit.guard import Guard
from barometer.audit.landing import read_facts, refuse_another_document, refuse_other_pages, refuse_the_login
from barometer.audit.reasons import (
    CRASHED,
    NOT_LOADED,
    UntestedError,
    loading_failed,
    too_late,
)
from barometer.audit.settling import settle
from barometer.audit.snapshot import Snapshot
from barometer.audit.still import picture
from barometer.errors import AddressError, BrowserError
from barometer.i18n import N_

VIEWPORT = ViewportSize(width=1280, height=900)
OPEN_SECONDS = 20.0
CLOSE_SECONDS = 10.0
PULSE_SECONDS = 1.0  # how often a visit looks whether its browser is still there
NEWS_SECONDS = 0.2
"""The news that the browser is gone may come just after the errors that this gives."""
LOAD_SHARE = 0.5
"""The share of a visit's time that loading may take, so that something is left to gather with."""
LAST_SECONDS = 6.0
"""Kept free at the end of a visit: for gatherers to tidy up, and to find out that the page stopped answering."""
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
    approach: Approach = DIRECT,
) -> Visit:
    """Visits one page; BrowserError when the browser is gone or answers no more.

    ``timeout`` in seconds is for the whole visit from the moment that it is its ``turn``, which is awaited last before the page is asked
    for; a flow that is played first has its own time besides. ``forms``: the site's owner allows that its forms are sent test answers.
    ``answered`` is called at every answer of the server to the visit itself, redirects included.
    """
    timeout += FLOW_SECONDS if approach.flow else 0

    async def look(fence: Fence) -> Visit:
        return await _gather(fence, url, timeout, browser.version, approach, forms=forms)

    try:
        seen = await in_fence(
            browser, url, look, guard=guard, timeout=timeout, user_agent=user_agent, turn=turn, answered=answered, approach=approach
        )
    except UntestedError as reason:
        seen = Visit(_untested(url, reason, browser.version), reason.picture)
    hide = approach.secrets.hide
    links = tuple(link for link in seen.links if hide(link) == link)
    return replace(seen, snapshot=approach.secrets.hide_in(seen.snapshot), links=links)


async def in_fence(
    browser: Browser,
    url: str,
    work: Callable[[Fence], Coroutine[Any, Any, Answer]],
    *,
    guard: Guard,
    timeout: float,
    user_agent: str,
    turn: Wait,
    answered: Callable[[], None],
    approach: Approach,
) -> Answer:
    """What ``work`` gives on a page of its own with the fence around it; UntestedError when it cannot, BrowserError as ``visit`` does."""
    guard = approach.guarded(guard)
    try:
        await guard.admit(url)
    except AddressError as error:
        raise UntestedError(error.what, values=error.values) from None
    context: BrowserContext | None = None
    async with Egress.opened(guard) as egress:
        try:
            context = await _answer(
                browser,
                browser.new_context(
                    viewport=VIEWPORT, locale="nl-BE", service_workers="block", accept_downloads=False, user_agent=user_agent or None,
                    proxy=egress.proxy, **approach.options(url),
                ),
            )  # fmt: skip
            fence = await _answer(browser, _fenced_page(context, egress, answered))
            await turn()
            return await _bounded(fence, work, timeout, browser)
        finally:
            if context and is_alive(browser):
                with suppress(PlaywrightError, TimeoutError):
                    await asyncio.wait_for(context.close(), CLOSE_SECONDS)


async def _fenced_page(context: BrowserContext, egress: Egress, answered: Callable[[], None]) -> Fence:
    page = await context.new_page()
    fence = Fence(page, egress, answered=answered)
    await fence.raise_around(context)
    await ResourceLog().attach(page)
    await watch_timers(page)
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


async def _bounded(fence: Fence, asked: Callable[[Fence], Coroutine[Any, Any, Answer]], timeout: float, browser: Browser) -> Answer:
    """The visit's work, against the clock and against what the page may do to us."""
    work = asyncio.ensure_future(_work(fence, asked, browser))
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


async def _work(fence: Fence, asked: Callable[[Fence], Coroutine[Any, Any, Answer]], browser: Browser) -> Answer:
    error: PlaywrightError | None = None
    try:
        done = await asked(fence)
        missing = done.snapshot.missing if isinstance(done, Visit) else ()
        if all(name == "forms_tried" for name, _ in missing):
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


async def _gather(fence: Fence, url: str, timeout: float, version: str, approach: Approach, *, forms: bool) -> Visit:
    page, clock = fence.page, asyncio.get_running_loop().time
    end = clock() + timeout
    player = Player(fence, approach.flow, approach) if approach.flow and approach.state else None
    if player and approach.state:
        await player.play(approach.state.upto)
        wall = player.wall
    else:
        await _open(fence, url, timeout * LOAD_SHARE)
        await settle(page)
        wall = await close_wall(page, approach)
    await refuse_the_login(page, approach)
    fence.locked = True
    await refuse_other_pages(fence, page.url if player else url, walked=player is not None)
    facts = await read_facts(page)
    walked = await player.walked() if player else None
    await refuse_other_pages(fence, page.url if player else url, walked=player is not None)
    seconds = (end - clock()) / 4
    if player:
        image = await player.picture(seconds)
    else:
        image = None if approach.behind_login else await picture(page, seconds)
    left = end - clock() - LAST_SECONDS
    artifacts, missing = await gather_all(page, timeout=max(1.0, left / 2))  # all of them together take twice this at most
    await refuse_another_document(page, facts["born"])
    final, answer = page.url, fence.main
    with collect_notes() as notes:
        allowed = forms and player is None  # a state that a flow led to cannot be opened again by its address
        tried = await _forms_tried(fence, artifacts.get("fields"), end - clock() - LAST_SECONDS / 2, allowed=allowed)
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
            walked=walked,
            consent=wall,
            **artifacts,  # type: ignore[arg-type]
        ),
        image,
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


async def _open(fence: Fence, url: str, seconds: float) -> None:
    try:
        await fence.page.goto(url, wait_until="load", timeout=seconds * 1000)
    except PlaywrightError as error:
        if fence.page.is_closed() or "Target page" in error.message or "crash" in error.message.lower():
            raise
        asked = fence.refused or fence.asked or url
        raise loading_failed(error.message, seconds=seconds, answer=fence.main, asked=asked, trouble=fence.egress.trouble(asked)) from error
