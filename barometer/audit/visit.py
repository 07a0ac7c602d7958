"""One visit: a page in a browser context of its own → a snapshot and a picture.

Whatever the page does, the visit ends within its time-out with a snapshot: ``loaded`` with what could be gathered, or not loaded with the
reason. Only a browser that is gone, or answers no more, is an exception: the next visit would fail too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError

from barometer.audit.addresses import origin
from barometer.audit.artifacts.form_trial import FormTrial
from barometer.audit.browser import is_alive
from barometer.audit.fence import Fence
from barometer.audit.flows.approach import DIRECT, Approach
from barometer.audit.flows.consent import close_wall
from barometer.audit.flows.player import FLOW_SECONDS, Player
from barometer.audit.gather import gather_all
from barometer.audit.gather._frames import CUT_OFF, collect_notes, prepare
from barometer.audit.gather._trying import press_forms, try_forms
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
from barometer.audit.sources import Known, read_sources
from barometer.audit.still import picture
from barometer.audit.tab import CLOSE_SECONDS, PULSE_SECONDS, Tabs, first_of, no_browser
from barometer.errors import AddressError

NEWS_SECONDS = 0.2
"""The news that the browser is gone may come just after the errors that this gives."""
LOAD_SHARE = 0.5
"""The share of a visit's time that loading may take, so that something is left to gather with."""
LAST_SECONDS = 6.0
"""Kept free at the end of a visit: for gatherers to tidy up, and to find out that the page stopped answering."""
PRESS_SECONDS = 20.0
"""For the forms of a page that are pressed and not sent."""
FORMS_NOT_TRIED = "Forms were not tried: nobody said that this site may be sent test answers."
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
    tabs: Tabs | None = None,
    known: Known | None = None,
) -> Visit:
    """Visits one page; BrowserError when the browser is gone or answers no more.

    ``timeout`` in seconds is for the whole visit from the moment that it is its ``turn``, which is awaited last before the page is asked
    for; a flow that is played first has its own time besides. ``forms``: the site's owner allows that its forms are sent test answers.
    ``answered`` is called when the visit reaches a server, and at every answer to the visit itself, redirects included. Where nobody is
    logged in and nothing is sent, one of ``tabs`` may be used again, and with ``known`` what the page was made of is written down.
    """
    timeout += FLOW_SECONDS if approach.flow else 0

    again = approach.flow is None and not approach.behind_login and not forms

    async def look(fence: Fence) -> Visit:
        return await _gather(fence, url, timeout, browser.version, approach, forms=forms, known=known if again else None)

    try:
        seen = await in_fence(
            browser, url, look, guard=guard, timeout=timeout, user_agent=user_agent, turn=turn, answered=answered, approach=approach,
            tabs=tabs, again=again,
        )  # fmt: skip
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
    tabs: Tabs | None = None,
    again: bool = False,
) -> Answer:
    """What ``work`` gives on a page with the fence around it; UntestedError when it cannot, BrowserError as ``visit`` does.

    ``again``: the tab may be one of ``tabs`` that was used on this site, and go back there.
    """
    guard = approach.guarded(guard)
    try:
        await guard.admit(url)
    except AddressError as error:
        raise UntestedError(error.what, values=error.values) from None
    lent = (tabs or Tabs(browser)).lend(url, guard=guard, user_agent=user_agent, approach=approach, again=again and tabs is not None)
    async with lent as tab:
        fence = await tab.begin(answered)
        await turn()
        done = await _bounded(fence, work, timeout, browser)
        tab.ended_well = True
        return done


def _untested(url: str, reason: UntestedError, browser: str) -> Snapshot:
    return Snapshot(
        url=url, final_url=reason.final_url or url, gathered_at=datetime.now(UTC), loaded=False, reason=reason.reason,
        values=reason.values, status=reason.status, content_type=reason.content_type, browser=browser,
    )  # fmt: skip


async def _bounded(fence: Fence, asked: Callable[[Fence], Coroutine[Any, Any, Answer]], timeout: float, browser: Browser) -> Answer:
    """The visit's work, against the clock and against what the page may do to us."""
    work = asyncio.ensure_future(_work(fence, asked, browser))
    try:
        await first_of(browser, {work, fence.trouble}, timeout)
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
        raise no_browser() from error
    if fence.trouble.done():
        raise fence.trouble.result()
    if fence.page.is_closed():
        raise UntestedError(CRASHED)
    if error:
        raise UntestedError(NOT_LOADED, values={"error": error.message.split("\n")[0][:120]}) from error
    return done


async def _gather(fence: Fence, url: str, timeout: float, version: str, approach: Approach, *, forms: bool, known: Known | None) -> Visit:
    page, clock = fence.page, asyncio.get_running_loop().time
    end = clock() + timeout
    player = Player(fence, approach.flow, approach) if approach.flow and approach.state else None
    if player and approach.state:
        await player.play(approach.state.upto)
        wall = player.wall
    else:
        await _open(fence, url, timeout * LOAD_SHARE)
        await asyncio.gather(settle(page), prepare(page))
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
    links = tuple(str(link) for link in facts["links"])
    sources = await read_sources(page, known, links) if known and all(why == CUT_OFF for _, why in missing) else None
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
            sources=sources,
            **artifacts,  # type: ignore[arg-type]
        ),
        image,
        links,
    )


async def _forms_tried(fence: Fence, fields: object, seconds: float, *, allowed: bool) -> tuple[FormTrial, ...] | None:
    """What the page's forms answered; nothing on a page without fields. Where nobody allowed to send them, what the page itself says of
    them while nothing can leave; None when it says nothing."""
    if fields == ():
        return ()
    if not allowed:
        await fence.seal()
        return await press_forms(fence.page, fence.held_back, seconds=min(seconds, PRESS_SECONDS))
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
