"""Keyboard: a walk with the Tab key, and the controls that only a mouse reaches."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

from playwright.async_api import Error, Page

from barometer.audit.artifacts.keyboard import HandMade, Keyboard, PointerUse
from barometer.audit.element import Element
from barometer.audit.gather._frames import CUT_OFF, Shown, Stage, element, in_frames, note, run_in
from barometer.audit.gather._listeners import mark_listeners
from barometer.audit.gather._sandbox import sandbox
from barometer.audit.gather._walk import Walk

STAGE = Stage.PRESSES_KEYS


async def gather(page: Page) -> Keyboard:
    """At most 120 stops or 8 seconds of walk; ``complete`` is False when it ended there or was held by a trap."""
    frozen = await in_frames(page, "keyboard_freeze.js", on=True)
    silenced: list[dict[str, Any]] | None = None
    controls = sum(given["count"] for _, given in frozen)
    try:
        await mark_listeners(page, [shown for shown, _ in frozen])
        mouse, pointed, handmade = await _mouse(page)
        walk = Walk(page, controls=controls)
        async with sandbox(page):
            await walk.run()
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(2):
                    silenced = (await run_in(page.main_frame, "keyboard_silenced.js"))["list"]
    finally:
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(2):
                await in_frames(page, "keyboard_freeze.js", on=False)
    sure = _outermost(mouse["sure"])
    unsure, known = _outermost(mouse["unsure"]), {(one.frame, one.selector) for one in sure}
    return Keyboard(
        stops=tuple(walk.stops),
        mouse_only=tuple(sure),
        mouse_only_unsure=tuple(one for one in unsure if (one.frame, one.selector) not in known and not _within(one, sure)),
        controls=controls,
        complete=walk.complete,
        double_click=tuple(_outermost(mouse["double"])),
        dragged=pointed["dragged"],
        pressed_down=pointed["down"],
        handmade=handmade,
        traps=tuple(walk.traps),
        lost=tuple(walk.lost),
        changes=tuple(walk.changes),
        silenced=None if silenced is None else tuple(element(row, Shown(page.main_frame, "", False)) for row in silenced),
    )


async def _mouse(page: Page) -> tuple[dict[str, list[Element]], dict[str, tuple[PointerUse, ...]], tuple[HandMade, ...]]:
    found: dict[str, list[Element]] = {"sure": [], "unsure": [], "double": []}
    pointed: dict[str, tuple[PointerUse, ...]] = {"dragged": (), "down": ()}
    handmade: list[HandMade] = []
    given: list[tuple[Shown, dict[str, Any]]] = await in_frames(page, "keyboard_mouse.js")
    for shown, rows in given:
        for kind, elements in found.items():
            elements += [element(row, shown) for row in rows[kind]]
        for kind, uses in pointed.items():
            pointed[kind] = (*uses, *(PointerUse(element(row, shown), row["other"]) for row in rows[kind]))
        handmade += [HandMade(element(row, shown), row["told"]) for row in rows["handmade"]]
        if rows["capped"]:
            note(CUT_OFF)
    return found, pointed, tuple(handmade)


def _within(one: Element, others: list[Element]) -> bool:
    return any(one.frame == other.frame and one.selector.startswith(f"{other.selector} > ") for other in others)


def _outermost(elements: list[Element]) -> list[Element]:
    distinct = list({(one.frame, one.selector): one for one in elements}.values())
    return [one for one in distinct if not _within(one, distinct)]
