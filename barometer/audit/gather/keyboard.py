"""Keyboard: a walk with the Tab key, and the controls that only a mouse reaches."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from barometer.audit.element import Element
from barometer.audit.gather._frames import CUT_OFF, Shown, Stage, element, in_frames, note, shown_frames
from barometer.audit.gather._walk import Walk
from barometer.audit.snapshot import Keyboard

STAGE = Stage.PRESSES_KEYS
MOUSE = frozenset({"click", "mousedown", "pointerdown"})
LISTENERS = 400
"""Elements with mouse listeners that are looked at on one page at most; each costs two messages to the browser."""

log = logging.getLogger(__name__)


async def gather(page: Page) -> Keyboard:
    """At most 60 stops or 8 seconds of walk; ``complete`` is False when it ended there or was held by a trap."""
    sure, unsure = await _mouse_only(page)
    frozen = await in_frames(page, "keyboard_freeze.js", on=True)
    walk = Walk(page)
    try:
        await walk.run()
    finally:
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(2):
                await in_frames(page, "keyboard_freeze.js", on=False)
    return Keyboard(
        stops=tuple(walk.stops),
        mouse_only=sure,
        mouse_only_unsure=unsure,
        controls=sum(count for _, count in frozen),
        complete=walk.complete,
    )


async def _mouse_only(page: Page) -> tuple[tuple[Element, ...], tuple[Element, ...]]:
    pointing: list[Element] = []
    for shown, given in await in_frames(page, "keyboard_pointers.js"):  # first, because it brings our tools that _judge uses
        pointing += [element(row, shown) for row in given["list"]]
    frames = {shown.url: shown for shown in await shown_frames(page)}
    rows: list[tuple[str, Element]] = []
    for session in await _sessions(page, frames):
        try:
            rows += await _listening(session, frames)
        finally:
            with suppress(Error):
                await session.detach()
    sure = _outermost([one for verdict, one in rows if verdict == "sure"])
    unsure = _outermost([*(one for verdict, one in rows if verdict == "unsure"), *pointing])
    known = {(one.frame, one.selector) for one in sure}
    return tuple(sure), tuple(one for one in unsure if (one.frame, one.selector) not in known and not _within(one, sure))


async def _sessions(page: Page, frames: dict[str, Shown]) -> list[CDPSession]:
    """One session for the page and one for each frame that lives in a process of its own."""
    sessions = [await page.context.new_cdp_session(page)]
    for shown in frames.values():
        if shown.url:
            with suppress(Error):  # refused for a frame in the page's own process, which the page's session sees
                sessions.append(await page.context.new_cdp_session(shown.frame))
    return sessions


async def _listening(session: CDPSession, frames: dict[str, Shown]) -> list[tuple[str, Element]]:
    document = await session.send("Runtime.evaluate", {"expression": "document"})
    about = {"objectId": document["result"]["objectId"], "depth": -1, "pierce": True}
    listeners = (await session.send("DOMDebugger.getEventListeners", about))["listeners"]
    nodes = list(dict.fromkeys(one["backendNodeId"] for one in listeners if one["type"] in MOUSE and "backendNodeId" in one))
    if len(nodes) > LISTENERS:
        note(CUT_OFF)
    rows: list[tuple[str, Element]] = []
    for node in nodes[:LISTENERS]:
        try:
            judged = await _judge(session, node)
        except Error as error:  # the node left the page meanwhile
            log.debug("An element with a listener could not be looked at: %s", error)
            continue
        shown = frames.get(judged["frame"]) if judged else None
        if judged and shown:
            rows.append((judged["verdict"], element(judged["element"], shown)))
    return rows


async def _judge(session: CDPSession, node: int) -> Any:
    found = await session.send("DOM.resolveNode", {"backendNodeId": node})
    code = "function() { const b = this.ownerDocument?.defaultView?.__barometer; if (this.nodeType !== 1 || !b) return null;"
    code += "const verdict = b.judge(b, {el: this, listens: true});"
    code += "return verdict && {verdict, element: b.element(this), frame: window === window.top ? '' : document.URL}; }"
    asked = {"objectId": found["object"]["objectId"], "functionDeclaration": code, "returnByValue": True}
    return (await session.send("Runtime.callFunctionOn", asked))["result"].get("value")


def _within(one: Element, others: list[Element]) -> bool:
    return any(one.frame == other.frame and one.selector.startswith(f"{other.selector} > ") for other in others)


def _outermost(elements: list[Element]) -> list[Element]:
    distinct = list({(one.frame, one.selector): one for one in elements}.values())
    return [one for one in distinct if not _within(one, distinct)]
