"""Buttons that are pressed, and what they open, show or hide."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from barometer.audit.artifacts.interaction import Dialog, Misled, Said, Stateful, Toggle
from barometer.audit.gather._frames import Shown, element
from barometer.audit.gather._provoke import Ground

BUTTONS = 8
AFTER_PRESS = 0.15
PATIENCE = 4
"""Looks of a tenth of a second each that something slow gets."""
SETTLED = 0.5
"""Seconds for which a switch must keep its other look."""
ROUND = 12
"""Tabs at most in a dialog, to see whether the focus stays in it."""
SCRIPT = "provoke_button.js"


@dataclass(slots=True)
class Pressed:
    """What opened over the page, what shows and hides something on it, what switches, what was said in answer to a press, and fields
    that came without a name of their own."""

    dialogs: list[Dialog] = field(default_factory=list)
    toggles: list[Toggle] = field(default_factory=list)
    switches: list[Stateful] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    misled: list[Misled] = field(default_factory=list)


async def buttons(ground: Ground) -> Pressed:
    """The most telling buttons of the page, pressed one by one."""
    all_of_them = Pressed()
    pressed = 0
    for shown in ground.frames:
        given = await ground.ask(shown, "provoke_buttons.js")
        if given is None:
            ground.cut.add("buttons")
            continue
        for row in given["list"]:
            if pressed >= BUTTONS or ground.left() < 1.2:
                ground.cut.add("buttons")
                break
            pressed += 1
            one = _One(ground, shown, row)
            found = await one.press()
            if one.idle:
                ground.idle.add(row["key"])
            all_of_them.misled += one.misled
            all_of_them.dialogs += [found] if isinstance(found, Dialog) else []
            all_of_them.toggles += [found] if isinstance(found, Toggle) else []
            all_of_them.switches += [found] if isinstance(found, Stateful) else []
            if one.said and not isinstance(found, Toggle) and all(had.element != one.said.element for had in all_of_them.said):
                all_of_them.said.append(one.said)
    return all_of_them


class _One:
    """One button of one frame."""

    def __init__(self, ground: Ground, shown: Shown, row: dict[str, Any]) -> None:
        self.ground, self.shown, self.index = ground, shown, row["index"]
        self.opener = element(row["element"], shown)
        self.idle = False
        """Whether it was pressed and nothing came of it."""
        self.said: Said | None = None
        self.misled: list[Misled] = []

    async def press(self) -> Dialog | Toggle | Stateful | None:
        if not await self._ask("ready"):
            return None
        await self.ground.press("Enter", pause=AFTER_PRESS)
        after = await self._ask("look")
        for _ in range(PATIENCE):
            if not after or after["layer"] or after["shown"] or not after["alone"]:
                break
            await asyncio.sleep(0.05)
            after = await self._ask("look")
        if after is None:
            self.ground.cut.add("buttons")
        if after is None or after["left"]:
            await self._ask("away")
            return None
        self.misled = [Misled(element(row["element"], self.shown), row["label"]) for row in after["misled"]]
        if not after["layer"] or not (after["declared"] or after["count"]):
            await self._listen()
        self.idle = not after["layer"] and not after["shown"] and not after["moved"] and self.said is None
        if after["layer"]:
            found: Dialog | Toggle | Stateful | None = await self._dialog(after)
        else:
            found = await self._toggle(after) if after["shown"] else await self._switch(after)
        await self._ask("away")
        return found

    async def _ask(self, act: str) -> Any:
        return await self.ground.ask(self.shown, SCRIPT, index=self.index, act=act)

    async def _listen(self) -> None:
        row = await self._ask("said")
        if row:
            self.said = Said(element(row["element"], self.shown), self.opener.text, row["told"], row["sure"])

    async def _switch(self, after: dict[str, Any]) -> Stateful | None:
        """A button of which only the look changes, and that looks as before after the next press."""
        first = await self._ask("switched")
        if self.said or after["moved"] or not after["there"] or not first or not first["differs"]:
            return None
        self.idle = False
        await asyncio.sleep(SETTLED)  # a sign that something was done goes away by itself
        still = await self._ask("switched")
        later = await self._ask("look")
        if not still or still["now"] != first["now"] or not later or later["shown"] or not await self._ask("again"):
            return None
        await self.ground.press("Enter", pause=AFTER_PRESS)
        again = await self._ask("switched")
        if not again or again["differs"]:
            return None
        told = later["changed"] or later["renamed"]
        return Stateful(self.opener, "button", later["state"] or "aria-pressed", not later["state"], told, sure=first["telling"])

    async def _toggle(self, after: dict[str, Any]) -> Toggle | None:
        if not after["shown"] or after["instead"] or after["moved"] or not after["there"]:
            return None  # nothing, or another one in its place, as a slide show does
        if not await self._ask("again"):
            return None
        await self.ground.press("Enter", pause=AFTER_PRESS)
        if not await self._until("hidden again"):
            return None  # it added something, or went on to the next one
        return Toggle(self.opener, after["state"], after["changed"], after["renamed"])

    async def _until(self, act: str) -> bool:
        for _ in range(PATIENCE):
            if await self._ask(act):
                return True
            await asyncio.sleep(0.1)
        return False

    async def _dialog(self, after: dict[str, Any]) -> Dialog | None:
        inside = after["inside"] or await self._gets_inside()
        next_inside = inside
        if not inside:
            await self.ground.press("Tab")
            now = await self._ask("inside")
            if not now or not now["open"]:
                return None  # a message that goes by itself
            next_inside = now["inside"]
        stays = await self._stays(after["count"]) if next_inside and (after["modal"] or after["covers"]) else None
        closes, untried = await self._close()
        returns = await self._until("returned") if closes in ("escape", "control") else None
        return Dialog(
            opener=self.opener,
            layer=element(after["layer"], self.shown),
            declared=after["declared"],
            modal=after["modal"] or after["covers"],
            enters=inside,
            next_enters=next_inside,
            stays=stays,
            closes=closes,
            untried=untried,
            returns=returns,
            named=after["named"],
        )

    async def _gets_inside(self) -> bool:
        for _ in range(PATIENCE):
            await asyncio.sleep(0.1)
            now = await self._ask("inside")
            if now and now["inside"]:
                return True
        return False

    async def _stays(self, count: int) -> bool | None:
        for _ in range(min(count + 1, ROUND)):
            await self.ground.press("Tab", pause=0.04)
            now = await self._ask("inside")
            if not now or not now["open"]:
                return None
            if not now["inside"] and not now["none"]:
                return False
        return True if count < ROUND else None

    async def _close(self) -> tuple[str, bool]:
        await self.ground.press("Escape", pause=AFTER_PRESS)
        if not await self._open():
            return "escape", False
        control = await self._ask("to close")
        if control and control["found"]:
            await self.ground.press("Enter", pause=AFTER_PRESS)
            for _ in range(PATIENCE):
                if not await self._open():
                    return "control", False
                await asyncio.sleep(0.1)
            return "", True  # it may close in another way than we tried
        if control and control["mouse"]:
            return "mouse", False
        return "", bool(control and control["others"])

    async def _open(self) -> bool:
        now = await self._ask("inside")
        return bool(now and now["open"])
