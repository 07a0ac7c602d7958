"""Pictures of one place with and without the focus: whether one pixel tells them apart."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import CDPSession, Error, Frame, Page

from barometer.audit.gather._png import differ

AROUND = 60
"""CSS pixels around the element that belong to the picture: a focus sign may be a line or a label beside it."""
SECOND_LOOK = 0.15
REFOCUS = """() => { const e = window.__barometerStop, now = document.activeElement;
    const taken = now && now !== document.body && now !== document.documentElement;
    e.focus({preventScroll: true, focusVisible: true}); window.__barometerWatch?.take(); return Boolean(taken) }"""

VIEW = "() => ({x: scrollX, y: scrollY, width: innerWidth, height: innerHeight})"


class Pictures:
    """Compares; the same look in the same surroundings is not compared again."""

    def __init__(self, page: Page, session: CDPSession, looks: set[str]) -> None:
        self.page, self.session = page, session
        self.moving: bool | None = None
        """Whether the page changes by itself, so that two different pictures prove nothing; None until somebody looked."""
        self.looks = looks
        """Looks of elements whose focus could be seen; of this page, and of others with the same style sheets."""
        self.unseen: set[str] = set()
        """Looks of elements whose focus could not be seen, even after a second look; the next ones get no second look."""

    async def look_around(self) -> None:
        """Find out whether the page moves by itself, once."""
        if self.moving is not None:
            return
        view = await self.page.evaluate(VIEW)
        clip = {**view, "scale": 0.5}
        first = await self._picture(clip)
        await asyncio.sleep(SECOND_LOOK)
        self.moving = first != await self._picture(clip)

    def needed(self, stop: Any) -> bool:
        """Whether a stop of the page itself has to be looked at for ``visible`` to know."""
        known = stop["typed"] or stop["look"] in self.looks or (stop["minds"] and stop["outlined"])
        return not known and not stop["framed"] and _in_view(stop)

    async def visible(self, frame: Frame, stop: Any) -> bool | None:
        """Whether the picture changes with the focus; None when it cannot be compared."""
        if stop["typed"]:
            return True  # the text cursor shows where one is
        clip = await self._clip(frame, stop)
        if clip is None or stop["framed"]:
            return None
        if stop["look"] in self.looks:
            return True
        if stop["minds"] and stop["outlined"]:
            return True  # taking the focus away would set something off
        await self.look_around()
        focused = await self._picture(clip)
        await frame.evaluate("() => window.__barometerStop.blur()")
        blurred = await self._picture(clip)
        taken = await frame.evaluate(REFOCUS)
        if taken:
            return None  # the page gave the focus to something at once, so both pictures show a focus
        same = self._same(focused, blurred)
        if same and stop["look"] not in self.unseen:
            await asyncio.sleep(SECOND_LOOK)
            same = self._same(await self._picture(clip), blurred)
        elif self.moving and not same and not self._same(await self._picture(clip), focused):
            return None  # it is not the focus that changed the picture, or not only
        (self.unseen if same else self.looks).add(stop["look"])
        return not same

    def _same(self, one: str, other: str) -> bool:
        return not differ(one, other) if self.moving else one == other

    async def _clip(self, frame: Frame, stop: Any) -> dict[str, float] | None:
        """The picture's frame in CSS pixels of the document; None when the element cannot be seen in the viewport."""
        if not _in_view(stop):
            return None
        box, left, top = stop["box"], 0.0, 0.0
        if frame.parent_frame:
            holder = await (await frame.frame_element()).bounding_box()  # counted from the viewport of the page, whatever the depth
            if holder is None:
                return None
            left, top = holder["x"], holder["y"]
        view = stop if not frame.parent_frame else await self.page.evaluate(VIEW)
        first_x, first_y = max(0.0, left + box["left"] - AROUND), max(0.0, top + box["top"] - AROUND)
        last_x = min(view["width"], left + box["right"] + AROUND)
        last_y = min(view["height"], top + box["bottom"] + AROUND)
        if last_x - first_x < 1 or last_y - first_y < 1:
            return None
        return {"x": first_x + view["x"], "y": first_y + view["y"], "width": last_x - first_x, "height": last_y - first_y, "scale": 1}

    async def _picture(self, clip: dict[str, float]) -> str:
        shot = await self.session.send("Page.captureScreenshot", {"format": "png", "clip": clip, "optimizeForSpeed": True})
        picture = shot["data"]
        if not isinstance(picture, str):
            raise Error("The browser gave no picture.")
        return picture


def _in_view(stop: Any) -> bool:
    box = stop["box"]
    return bool(box and box["right"] > 0 and box["bottom"] > 0 and box["left"] < stop["width"] and box["top"] < stop["height"])
