"""What an element does as soon as it gets the focus, tried a second time to be sure."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import Any

from playwright.async_api import Frame

from barometer.audit.artifacts.keyboard import FocusChange
from barometer.audit.element import Element
from barometer.audit.gather._frames import Shown, element, run_in

AFTER_FOCUS = 0.045
"""Handlers of focus and blur often wait a moment before they act."""
SENT_AWAY = """selector => { const stop = window.__barometerStop; let one = null;
    try { one = document.querySelector(selector) } catch { return false }
    if (!one) return false;
    one.focus();
    const away = document.activeElement !== one && document.activeElement !== document.body;
    stop?.focus(); window.__barometerWatch?.take();
    return away }"""
"""Whether an element passes the focus on again; the focus goes back to where it was."""


async def change_of(frame: Frame, row: Any, about: Element, shown: Shown, *, dialogs: int, known: Collection[Element]) -> list[FocusChange]:
    """What happened when the focus came to ``about``, a stop with this row; nothing for an element that is ``known`` to change something.

    ``dialogs`` is how many stood open before.
    """
    kinds = {one["kind"] for one in row["events"] if one["kind"] in ("navigate", "open", "submit", "alert")}
    if dialogs < row["dialogs"] and not row["chooses"]:
        kinds.add("dialog")
        about = element(row["via"], shown) if row["via"] else about
    if not kinds and row["sent"]:
        passed_on = element(row["via"], shown)
        again = passed_on not in known and await frame.evaluate(SENT_AWAY, passed_on.selector)
        return [] if passed_on in known else [FocusChange(passed_on, "away", bool(again))]
    if not kinds or about in known:
        return []
    await frame.evaluate("() => { const e = window.__barometerStop; e.blur(); window.__barometerWatch?.take(); e.focus() }")
    await asyncio.sleep(AFTER_FOCUS)
    after = await run_in(frame, "keyboard_stop.js")
    twice = {one["kind"] for one in after["events"]}
    return [FocusChange(about, kind, kind in twice or (kind == "dialog" and row["modal"])) for kind in sorted(kinds)]
