"""Which elements listen to what: asked from the browser, because a page cannot tell, and written into ``__barometer.heard``."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from playwright.async_api import CDPSession, Error, Page

from barometer.audit.gather._frames import CUT_OFF, Shown, note

KINDS = frozenset(
    {"click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"}
    | {"mouseover", "mouseenter", "pointerover", "pointerenter", "dragstart", "pointermove", "mousemove", "touchmove"}
    | {"keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout", "change", "input", "paste", "submit"}
)
KEYS_AND_FOCUS = frozenset({"keydown", "keyup", "keypress", "focus", "blur", "focusin", "focusout"})
LISTENERS = 400
"""Elements with listeners that are looked at on one page at most; each costs two messages to the browser."""
AT_ONCE = 40
MARK = """function(kinds) { const b = (this.defaultView || this.ownerDocument?.defaultView)?.__barometer;
  if (b) { b.heard.set(this, new Set([...(b.heard.get(this) || []), ...kinds])); } }"""


async def mark_listeners(page: Page, frames: list[Shown]) -> None:
    """Once per page: afterwards ``b.heard.get(element)`` is the set of kinds of events that it listens to, window and document included.

    Our tools must be in every frame already.
    """
    if await page.evaluate("() => Boolean(window.__barometer?.heardAll)"):
        return
    for session in await _sessions(page, frames):
        try:
            await _mark(session)
        finally:
            with suppress(Error):
                await session.detach()
    await page.evaluate("() => { if (window.__barometer) window.__barometer.heardAll = true }")


async def _sessions(page: Page, frames: list[Shown]) -> list[CDPSession]:
    """One session for the page and one for each frame that lives in a process of its own."""
    sessions = [await page.context.new_cdp_session(page)]
    for shown in frames:
        if shown.url:
            with suppress(Error):  # refused for a frame in the page's own process, which the page's session sees
                sessions.append(await page.context.new_cdp_session(shown.frame))
    return sessions


async def _mark(session: CDPSession) -> None:
    document = (await session.send("Runtime.evaluate", {"expression": "document"}))["result"]["objectId"]
    listeners = (await session.send("DOMDebugger.getEventListeners", {"objectId": document, "depth": -1, "pierce": True}))["listeners"]
    kinds: dict[int, set[str]] = {}
    for one in listeners:
        if one["type"] in KINDS and "backendNodeId" in one:
            kinds.setdefault(one["backendNodeId"], set()).add(one["type"])
    if len(kinds) > LISTENERS:
        note(CUT_OFF)
    nodes = sorted(kinds.items(), key=lambda node: not node[1] & KEYS_AND_FOCUS)[:LISTENERS]  # whatever could hold the focus comes first
    for start in range(0, len(nodes), AT_ONCE):
        await asyncio.gather(*(_mark_node(session, node, sorted(heard)) for node, heard in nodes[start : start + AT_ONCE]))
    window = (await session.send("Runtime.evaluate", {"expression": "window"}))["result"]["objectId"]
    about: Any = (await session.send("DOMDebugger.getEventListeners", {"objectId": window}))["listeners"]
    heard = sorted({one["type"] for one in about if one["type"] in KINDS})
    await _call(session, document, heard)


async def _mark_node(session: CDPSession, node: int, heard: list[str]) -> None:
    with suppress(Error):  # the node left the page meanwhile
        found = await session.send("DOM.resolveNode", {"backendNodeId": node})
        await _call(session, found["object"]["objectId"], heard)


async def _call(session: CDPSession, object_id: str, heard: list[str]) -> None:
    asked = {"objectId": object_id, "functionDeclaration": MARK, "arguments": [{"value": heard}], "returnByValue": True}
    await session.send("Runtime.callFunctionOn", asked)
