"""Content that appears under the pointer, and whether the keyboard, a slow hand and Esc can deal with it."""

from __future__ import annotations

import asyncio
from typing import Any

from barometer.audit.artifacts.interaction import Hover
from barometer.audit.gather._frames import element
from barometer.audit.gather._provoke import Ground

HOVERS = 5
SECONDS = 3.5
"""What the pointer may take of the time, so that some is left for what comes after it."""
SCRIPT = "provoke_hover.js"
AWAY = (2, 2)
LONGEST = 2500.0
"""Milliseconds that are waited for something under the pointer to go away by itself."""


async def hovers(ground: Ground) -> tuple[Hover, ...]:
    """On the page itself; frames are left out, because the pointer is counted from the page."""
    page = ground.frames[0]
    given = await ground.ask(page, "provoke_hovers.js")
    found: list[Hover] = []
    if given is None:
        ground.cut.add("hovers")
        return ()
    least = max(1.2, ground.left() - SECONDS)
    for pointed, row in enumerate(given["list"]):
        if pointed >= 3 * HOVERS or len(found) >= HOVERS or ground.left() < least:
            ground.cut.add("hovers")
            break
        one = _One(ground, row)
        hover = await one.point()
        found += [hover] if hover and all(had.content != hover.content for had in found) else []
        if one.idle:
            ground.idle.add(row["key"])
    await ground.page.mouse.move(*AWAY)
    return tuple(found)


class _One:
    """One element under the pointer."""

    def __init__(self, ground: Ground, row: dict[str, Any]) -> None:
        self.ground, self.page, self.row = ground, ground.frames[0], row
        self.idle = False
        """Whether the pointer was on it and nothing appeared."""

    async def _ask(self, act: str) -> Any:
        return await self.ground.ask(self.page, SCRIPT, index=self.row["index"], how=self.row["how"], act=act)

    async def _move(self, x: float, y: float, *, steps: int = 1, pause: float = 0.08) -> None:
        await self.ground.page.mouse.move(x, y, steps=steps)
        await asyncio.sleep(pause)

    async def _gone(self) -> bool:
        for _ in range(5):
            if not await self._ask("shown"):
                return True
            await asyncio.sleep(0.1)
        return False

    async def point(self) -> Hover | None:
        await self._move(*AWAY, pause=0.03)
        at = await self._ask("ready")
        if at is None:
            return None
        await self._move(at["x"], at["y"])
        content = await self._ask("look")
        if content is None and self.row["how"] == "listener":
            await asyncio.sleep(0.3)
            content = await self._ask("look")
        if content is None:
            self.idle = True
            return None
        stays = await self._stays(content.get("timer") or 0)
        if stays is False:
            await self._move(*AWAY)
            await self._move(at["x"], at["y"])
        reachable, dismissible = await self._with_pointer(at, content)
        await self._move(*AWAY)
        if not await self._gone():
            return None  # it stays: the pointer only opened it
        if dismissible:  # what Esc took away may come again only when the pointer was back
            await self._move(at["x"], at["y"], pause=0.03)
            await self._move(*AWAY)
        covers = bool(await self._ask("covers")) and content["boxed"]
        focus = await self._with_focus()
        await self._ask("away")
        return Hover(
            trigger=element(self.row["element"], self.page),
            content=element(content["element"], self.page),
            focus=focus,
            elsewhere=bool(await self._ask("elsewhere")),
            reachable=reachable,
            dismissible=dismissible,
            covers=covers,
            stays=stays,
        )

    async def _stays(self, timer: float) -> bool | None:
        """Whether it is still there when a timer (milliseconds) that began with it has run; tried once on a page, and not for long."""
        if timer <= 0:
            return True
        if timer > LONGEST or "hover timer" in self.ground.once or self.ground.left() < timer / 1000 + 3:
            return None
        self.ground.once.add("hover timer")
        await asyncio.sleep(timer / 1000 + 0.15)
        return bool(await self._ask("shown"))

    async def _with_pointer(self, at: dict[str, float], content: dict[str, Any]) -> tuple[bool | None, bool | None]:
        if content["x"] < 0 or content["y"] < 0:
            return None, None
        await self._move(*content["edge"], steps=4, pause=0.0)  # along the element to where the content is near, then straight over
        await self._move(content["x"], content["y"], steps=6)
        reachable = bool(await self._ask("shown"))
        await self._move(at["x"], at["y"])
        if not await self._ask("shown"):
            return reachable, None
        await self.ground.press("Escape", pause=0.08)
        return reachable, not await self._ask("shown")

    async def _with_focus(self) -> bool | None:
        tried = await self._ask("focus")
        if not tried:
            return None
        if tried["shown"]:
            return True
        if not tried.get("press"):
            return None if tried["ways"] else False
        for key in ("Enter", "Space", "ArrowDown") if tried["deaf"] else ("Enter",):
            await self.ground.press(key, pause=0.15)
            if await self._ask("shown"):
                return True
        return False if tried["deaf"] else None  # nothing there listens to a press of any kind
