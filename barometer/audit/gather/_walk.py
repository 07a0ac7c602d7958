"""The walk with the Tab key: one stop after the other, and whether the picture changes at each."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any

from playwright.async_api import CDPSession, Error, Frame, Page

from barometer.audit.gather._frames import Shown, element, run_in, shown_frames
from barometer.audit.snapshot import FocusStop

STOPS = 60
SECONDS = 8.0
AFTER_TAB = 0.045
"""Handlers of focus and blur often wait a moment before they act."""
SECOND_LOOK = 0.15
AROUND = 60
"""CSS pixels around the element that belong to the picture: a focus sign may be a line or a label beside it."""


class Walk:
    """One walk over one page, movement already stopped. ``complete`` after ``run``: the end of the page was reached."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops: list[FocusStop] = []
        self.complete = False
        self.frames: dict[Frame, Shown] = {}
        self.looks: set[str] = set()
        """Looks of elements whose focus could be seen; the same look in the same surroundings is not compared again."""
        self.unseen: set[str] = set()
        """Looks of elements whose focus could not be seen, even after a second look; the next ones get no second look."""

    async def run(self) -> None:
        """Walk until the first stop comes again, the bound is hit, or one stop holds the focus."""
        self.frames = {shown.frame: shown for shown in await shown_frames(self.page)}
        session = await self.page.context.new_cdp_session(self.page)
        try:
            await run_in(self.page.main_frame, "keyboard_start.js")
            await self._walk(session)
        finally:
            with suppress(Error):  # a page that is gone took its session along
                await session.detach()

    async def _walk(self, session: CDPSession) -> None:
        end = time.monotonic() + SECONDS
        seen: list[tuple[str, str]] = []
        outside = 0
        while len(self.stops) < STOPS and time.monotonic() < end:
            await self.page.keyboard.press("Tab")
            await asyncio.sleep(AFTER_TAB)
            frame, stop = await self._where()
            if stop is None:  # the focus left the page, or was lost; a second time in a row it is the end
                outside += 1
                if outside > 1:
                    self.complete = True
                    return
                continue
            where = (self.frames[frame].url, stop["element"]["selector"])
            if seen and where == seen[0] and (outside or seen[-1] != where):  # round: the first stop can itself have parts
                self.complete = True
                return
            outside = 0
            if seen[-stop["parts"] :] == [where] * stop["parts"]:  # a trap: it does not let the focus go
                return
            seen.append(where)
            if seen.count(where) == 1:
                visible = await self._visible(session, frame, stop)
                self.stops.append(FocusStop(element(stop["element"], self.frames[frame]), visible))

    async def _where(self) -> tuple[Frame, Any]:
        frame = self.page.main_frame
        stop = await run_in(frame, "keyboard_stop.js")
        while stop and stop["framed"]:
            inner = await self._focused_child(frame)
            deeper = await run_in(inner, "keyboard_stop.js") if inner else None
            if inner is None or deeper is None:
                return frame, stop
            frame, stop = inner, deeper
        return frame, stop

    async def _focused_child(self, frame: Frame) -> Frame | None:
        for child in frame.child_frames:
            if child in self.frames:
                holder = await child.frame_element()
                if await holder.evaluate("e => e.getRootNode().activeElement === e"):
                    return child
        return None

    async def _visible(self, session: CDPSession, frame: Frame, stop: Any) -> bool | None:
        if stop["typed"]:
            return True  # the text cursor shows where one is
        clip = await self._clip(frame, stop)
        if clip is None or stop["framed"]:
            return None
        if stop["look"] in self.looks:
            return True
        focused = await _picture(session, clip)
        await frame.evaluate("() => window.__barometerStop.blur()")
        blurred = await _picture(session, clip)
        await frame.evaluate("() => window.__barometerStop.focus({preventScroll: true, focusVisible: true})")
        if focused == blurred and stop["look"] not in self.unseen:
            await asyncio.sleep(SECOND_LOOK)
            focused = await _picture(session, clip)
        (self.unseen if focused == blurred else self.looks).add(stop["look"])
        return focused != blurred

    async def _clip(self, frame: Frame, stop: Any) -> dict[str, float] | None:
        """The picture's frame in CSS pixels of the document; None when the element cannot be seen in the viewport."""
        box = stop["box"]
        if not box or box["right"] <= 0 or box["bottom"] <= 0 or box["left"] >= stop["width"] or box["top"] >= stop["height"]:
            return None
        left, top = 0.0, 0.0
        if frame.parent_frame:
            holder = await (await frame.frame_element()).bounding_box()  # counted from the viewport of the page, whatever the depth
            if holder is None:
                return None
            left, top = holder["x"], holder["y"]
        view = await self.page.evaluate("() => ({x: scrollX, y: scrollY, width: innerWidth, height: innerHeight})")
        first_x, first_y = max(0.0, left + box["left"] - AROUND), max(0.0, top + box["top"] - AROUND)
        last_x = min(view["width"], left + box["right"] + AROUND)
        last_y = min(view["height"], top + box["bottom"] + AROUND)
        if last_x - first_x < 1 or last_y - first_y < 1:
            return None
        return {"x": first_x + view["x"], "y": first_y + view["y"], "width": last_x - first_x, "height": last_y - first_y, "scale": 1}


async def _picture(session: CDPSession, clip: dict[str, float]) -> str:
    shot = await session.send("Page.captureScreenshot", {"format": "png", "clip": clip, "optimizeForSpeed": True})
    picture = shot["data"]
    if not isinstance(picture, str):
        raise Error("The browser gave no picture.")
    return picture
