"""The walk with the Tab key: one stop after the other, what is seen at each, and what happens there."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any

from playwright.async_api import Error, Frame, Page

from barometer.audit.artifacts.keyboard import Cover, FocusChange, FocusStop, LostFocus, Trap
from barometer.audit.gather._ahead import Ahead
from barometer.audit.gather._focus_changes import change_of
from barometer.audit.gather._frames import Shown, element, run_in, shown_frames
from barometer.audit.gather._memory import memory
from barometer.audit.gather._pictures import Pictures
from barometer.audit.gather._trap import Key, Ways, cycle, leave

STOPS = 120
SECONDS = 8.0
BACK_STOPS = 40
BACK_SECONDS = 2.5
AFTER_TAB = 0.045
"""Handlers of focus and blur often wait a moment before they act."""
SECOND_LOOK = 0.15


class Walk:
    """One walk over one page, movement already stopped. ``complete`` after ``run``: the end of the page was reached.

    ``controls`` is how many elements of the page can get the focus.
    """

    def __init__(self, page: Page, *, controls: int) -> None:
        self.page, self.controls = page, controls
        self.stops: list[FocusStop] = []
        self.traps: list[Trap] = []
        self.lost: list[LostFocus] = []
        self.changes: list[FocusChange] = []
        self.complete = False
        self.frames: dict[Frame, Shown] = {}
        self.rows: dict[Key, Any] = {}
        self.released: set[Key] = set()
        """First elements of rounds that Esc, an arrow or an announced key left."""

    async def run(self) -> None:
        """Walk until the first stop comes again, the bound is hit, or one place holds the focus; then back, where something listens."""
        self.frames = {shown.frame: shown for shown in await shown_frames(self.page)}
        session = await self.page.context.new_cdp_session(self.page)
        try:
            known = memory()
            ahead = await Ahead.look(self.page, known, alone=len(self.frames) == 1)
            pictures = Pictures(self.page, session, known.looks[ahead.styles] if ahead.possible else set())
            if await self._go_ahead(ahead, pictures):
                return
            await run_in(self.page.main_frame, "keyboard_start.js")
            await pictures.look_around()
            cut = await self._walk(pictures)
            # The walk begins at the top of the code; a person who opens the page is first led to what has a positive tabindex.
            self.stops.sort(key=lambda stop: stop.tabindex if stop.tabindex > 0 and not stop.element.frame else 40_000)
            if self.complete and self.stops and await self._something_listens():
                await self._walk_back()
            if (self.complete or cut) and not (self.traps or self.lost or self.changes):
                ahead.remember(list(self.rows.values()))
                if cut:
                    await self._go_ahead(ahead, pictures)
        finally:
            with suppress(Error):  # a page that is gone took its session along
                await session.detach()

    async def _go_ahead(self, ahead: Ahead, pictures: Pictures) -> bool:
        """Whether the walk could be known without pressing Tab at each stop."""
        fresh = await ahead.to_press()
        if fresh is None:
            return False
        for index in fresh:
            if not await self._lets_go(ahead.rows, index):
                return False
        ahead.remember([ahead.rows[index] for index in fresh])
        self.complete = await self._write_down(ahead, pictures, time.monotonic() + SECONDS) and ahead.complete
        return True

    async def _lets_go(self, rows: list[Any], index: int) -> bool:
        """Whether real keys lead from this stop to the next one and to the one before, or off the page, and do nothing else."""
        for key, way in (("Tab", 1), ("Shift+Tab", -1)):
            if not await self._focus(rows[index], index):
                return False
            _, row = await self.press(key)
            if row["events"] or row["dialogs"] != rows[index]["dialogs"]:
                return False
            there = None if row["none"] else row["element"]["selector"]
            at_the_end = not 0 <= index + way < len(rows)  # then the focus leaves the page, or begins again
            if there != rows[(index + way) % len(rows)]["element"]["selector"] and not (at_the_end and there is None):
                return False
        return True

    async def _focus(self, row: Any, index: int) -> bool:
        """Back to a stop that is known ahead; whether it takes the focus again."""
        return bool(await run_in(self.page.main_frame, "keyboard_at.js", {"index": index, "x": row["x"], "y": row["y"]}))

    async def _write_down(self, ahead: Ahead, pictures: Pictures, end: float) -> bool:
        """Adds the stops that are known ahead and were not seen yet; whether there was time for all of them."""
        frame = self.page.main_frame
        seen = {stop.element.selector for stop in self.stops if not stop.element.frame}
        for index, known in enumerate(ahead.rows):
            if known["element"]["selector"] in seen:
                continue
            if time.monotonic() > end:
                return False
            row = known
            if row["hidden"] or pictures.needed(row):  # both ask for the focus to be there
                if not await self._focus(known, index):
                    return False
                row = (await self.where())[1]
                if row["none"]:
                    return False
            await self._look(pictures, frame, row, row["dialogs"])
        return True

    async def _walk(self, pictures: Pictures) -> bool:
        """Whether it ended for want of time or at the bound, so that only the rest of the page is not known."""
        end = time.monotonic() + SECONDS
        seen: list[Key | None] = []
        outside, dialogs, standing = 0, (await self.where())[1]["dialogs"], False
        while len(self.stops) < STOPS and time.monotonic() < end:
            frame, row = await (self.where() if standing else self.press("Tab"))
            standing = False
            if row["none"] and row["lost"]:
                where = self._lost(frame, row)
                if where in seen:
                    self.complete = True
                    return False
                seen.append(where)
                continue
            if row["none"]:  # the focus left the page; a second time in a row it is the end
                outside += 1
                seen.append(None)
                if outside > 1:
                    self.complete = True
                    return False
                continue
            where = self.key(frame, row)
            if seen and where == next((one for one in seen if one), None) and outside:  # round
                self.complete = True
                return False
            outside = 0
            seen.append(where)
            self.rows[where] = row
            held = cycle(seen, {key: known["parts"] for key, known in self.rows.items()}, self.controls)
            if held:
                if not await self._goes_on(held, seen):
                    return False
                standing = True  # where the way out led to
                continue
            if where in {(one.element.frame, one.element.selector) for one in self.stops}:
                continue
            await self._look(pictures, frame, row, dialogs)
            dialogs = row["dialogs"]
        return True

    async def _goes_on(self, held: tuple[Key, ...], seen: list[Key | None]) -> bool:
        """Whether the walk can go on after a round of the same stops: it was left in a way that a person can know."""
        if held[0] in self.released:  # back in it: the rest of the page was seen in between
            self.complete = True
            return False
        first = self.rows[held[0]]
        way = await leave(self)
        if way.left is Ways.ESCAPE and not way.told and not any(self.rows[key]["modal"] for key in held):
            self.traps.append(Trap(element(first["element"], self._shown(held[0])), len(held), untold=True))
        if way.left in (Ways.ESCAPE, Ways.ARROW, Ways.ANNOUNCED):
            self.released.update(held)
            seen.append(None)
            return True
        if not any(self.rows[key]["modal"] for key in held):
            about = element(first["element"], self._shown(held[0]))
            self.traps.append(Trap(about, len(held), other_way=way.left is Ways.BACK, announced=way.announced))
        return False

    async def _look(self, pictures: Pictures, frame: Frame, row: Any, dialogs: int) -> None:
        """Writes down one stop that was not seen before."""
        if row["hidden"]:
            await asyncio.sleep(SECOND_LOOK)
            again = (await self.where())[1]
            row = again if not again["none"] and again["element"]["selector"] == row["element"]["selector"] else row
        shown = self.frames[frame]
        about = element(row["element"], shown)
        change = await change_of(frame, row, about, shown, dialogs=dialogs, known={one.element for one in self.changes})
        self.changes += change
        cover = row["cover"]
        self.stops.append(
            FocusStop(
                about,
                await pictures.visible(frame, row),
                hidden=row["hidden"],
                named=row["named"],
                cover=Cover(element(cover["layer"], shown), cover["closable"]) if cover else None,
                tabindex=row["tabindex"],
                position=row["position"],
                left=row["left"],
                top=row["top"],
                width=row["w"],
                height=row["h"],
                field=row["field"],
                fixed=row["loose"],
                row=row["row"],
            )
        )

    def _lost(self, frame: Frame, row: Any) -> Key:
        about = element(row["lost"]["element"], self.frames[frame])
        if all(one.element != about for one in self.lost):
            self.lost.append(LostFocus(about, row["lost"]["there"]))
        return (about.frame, about.selector)

    async def _something_listens(self) -> bool:
        """Whether anything on the page could hold a Shift+Tab back."""
        code = """() => { const b = window.__barometer, kinds = ["keydown", "keyup", "keypress", "blur", "focusout", "focus", "focusin"];
            const hears = one => { const heard = b.heard.get(one); return heard && kinds.some(kind => heard.has(kind)) };
            return [window, document, ...b.all("*")].some(hears) }"""
        for frame in self.frames:
            with suppress(Error):
                if await frame.evaluate(code):
                    return True
        return False

    async def _walk_back(self) -> None:
        end = time.monotonic() + BACK_SECONDS
        seen: list[Key | None] = []
        parts = {key: row["parts"] for key, row in self.rows.items()}
        for _ in range(BACK_STOPS):
            if time.monotonic() > end:
                return
            frame, row = await self.press("Shift+Tab")
            where = None if row["none"] else self.key(frame, row)
            if where is None and seen and (seen[-1] is None or len(seen) > 1):
                return
            if where and where not in parts:
                parts[where] = row["parts"]
            seen.append(where)
            held = cycle(seen, parts, self.controls)
            if held and held[0] in self.rows and not self.released & set(held):
                if not any(self.rows[key]["modal"] for key in held if key in self.rows):
                    self.traps.append(Trap(element(self.rows[held[0]]["element"], self._shown(held[0])), len(held), True, True))
                return

    async def press(self, key: str) -> tuple[Frame, Any]:
        """Press a key, wait a moment, and say where the focus is."""
        await self.page.keyboard.press(key)
        await asyncio.sleep(AFTER_TAB)
        return await self.where()

    async def where(self) -> tuple[Frame, Any]:
        """The frame and the row of ``keyboard_stop.js`` for what has the focus now."""
        frame = self.page.main_frame
        row = await run_in(frame, "keyboard_stop.js")
        while not row["none"] and row["framed"]:
            inner = await self._focused_child(frame)
            deeper = await run_in(inner, "keyboard_stop.js") if inner else None
            if inner is None or deeper is None or deeper["none"]:
                return frame, row
            frame, row = inner, deeper
        return frame, row

    def key(self, frame: Frame, row: Any) -> Key:
        """What tells one stop from another."""
        return (self.frames[frame].url, row["element"]["selector"])

    def _shown(self, key: Key) -> Shown:
        return next(shown for shown in self.frames.values() if shown.url == key[0])

    async def _focused_child(self, frame: Frame) -> Frame | None:
        for child in frame.child_frames:
            if child in self.frames:
                holder = await child.frame_element()
                if await holder.evaluate("e => e.getRootNode().activeElement === e"):
                    return child
        return None
