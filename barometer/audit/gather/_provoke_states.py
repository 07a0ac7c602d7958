"""Controls that hold a state, lists of comboboxes and menus: pressed, to hear whether the code says what the eye sees."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from barometer.audit.artifacts.interaction import Combobox, Menu, Stateful, Stuck
from barometer.audit.gather._frames import Shown, element
from barometer.audit.gather._provoke import Ground

STATES = 12
"""Controls and groups of them that are pressed on one page at most."""
SECONDS = 2.0
COMBOBOXES = 3
MENUS = 3
STUCK = 6
KEYS = {
    "tabs": ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"),
    "folder": ("ArrowRight", "Enter", "Space"),
    "slider": ("ArrowRight", "ArrowUp", "PageUp", "ArrowLeft", "Home", "End"),
    "list": ("ArrowDown", "ArrowDown", "ArrowUp"),
}
"""What people press to come to the rest of a part of the page, by its kind."""
FETCHED = 0.3
"""Seconds that a list gets to come after a letter was typed."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was pressed, and the frames that hold a combobox or a menu by role, which are tried next."""

    states: tuple[Stateful, ...]
    with_combobox: tuple[Shown, ...]
    with_menu: tuple[Shown, ...]


async def states(ground: Ground) -> Held:
    """Checkboxes, switches, tabs and so on that are made by hand, and buttons that show parts of the page in turn."""
    found: list[Stateful] = []
    others: dict[str, list[Shown]] = {"combobox": [], "menu": []}
    for shown in ground.frames:
        until = (time.time() + max(0.0, min(SECONDS, ground.left() - 1.0))) * 1000
        given = await ground.ask(shown, "provoke_states.js", limit=STATES, until=until)
        if given is None or given["cut"]:
            ground.cut.add("states")
        for row in given["list"] if given else ():
            found.append(Stateful(element(row["element"], shown), row["role"], row["state"], row["missing"], row["told"]))
        ground.idle.update(given["idle"] if given else ())
        for kind, frames in others.items():
            frames += [shown] if given and given[kind] else []
    return Held(tuple(found), tuple(others["combobox"]), tuple(others["menu"]))


async def comboboxes(ground: Ground, frames: tuple[Shown, ...]) -> tuple[Combobox, ...]:
    """The arrow keys in the lists of comboboxes; one whose list does not come, or where no option looks chosen, is left out."""
    found: list[Combobox] = []
    for shown in frames:
        given = await ground.ask(shown, "provoke_combobox.js", index=-1, act="list")
        rows = given["list"] if given else []
        if given is None or len(rows) > COMBOBOXES:
            ground.cut.add("comboboxes")
        for row in rows[:COMBOBOXES]:
            if ground.left() < 2:
                ground.cut.add("comboboxes")
                break
            after = await _browsed(ground, shown, row)
            await ground.ask(shown, "provoke_combobox.js", index=row["index"], act="away")
            if after and after["moved"]:
                found.append(Combobox(element(row["element"], shown), after["told"]))
            else:
                ground.idle.add(row["key"])
    return tuple(found)


async def _browsed(ground: Ground, shown: Shown, row: dict[str, Any]) -> dict[str, Any] | None:
    """What two looks at the list have in common with an arrow key between them; None when there is no list."""

    async def ask(act: str) -> Any:
        return await ground.ask(shown, "provoke_combobox.js", index=row["index"], act=act)

    if not await ask("focus"):
        return None
    await ground.press("ArrowDown", pause=0.1)
    seen = await ask("look")
    if seen and not seen["count"] and row["typed"]:
        await ground.press("a", pause=FETCHED)
        seen = await ask("look")
    for _ in range(2):
        if not seen or not seen["count"]:
            return None
        await ground.press("ArrowDown", pause=0.1)
        seen = await ask("look")
        if seen and seen["moved"]:
            break
    await ground.press("Escape")
    return dict(seen) if seen else None


async def menus(ground: Ground, frames: tuple[Shown, ...]) -> tuple[Menu, ...]:
    """The arrow keys in menus of several Tab stops; where nothing listens to keys they need not be pressed."""
    found: list[Menu] = []
    for shown in frames:
        given = await ground.ask(shown, "provoke_menu.js", index=-1, act="list")
        rows = given["list"] if given else []
        if given is None or len(rows) > MENUS:
            ground.cut.add("menus")
        for row in rows[:MENUS]:
            moves: bool | None = await _arrows(ground, shown, row["index"]) if row["listens"] else False
            if moves is not None:
                found.append(Menu(element(row["element"], shown), moves, links=row["links"]))
    return tuple(found)


async def _arrows(ground: Ground, shown: Shown, index: int) -> bool | None:
    for key in ("ArrowDown", "ArrowRight"):
        if ground.left() < 1 or not await ground.ask(shown, "provoke_menu.js", index=index, act="focus"):
            return None
        await ground.press(key)
        if await ground.ask(shown, "provoke_menu.js", index=index, act="moved"):
            return True
    return False


async def stuck(ground: Ground, moved: tuple[Combobox, ...]) -> tuple[Stuck, ...]:
    """Parts of which the keyboard reaches one and not the rest; the pointer is only tried where no key did anything.

    In the lists of ``moved`` an arrow key was seen to lead on already.
    """
    found: list[Stuck] = []
    tried = 0
    for shown in ground.frames:
        given = await ground.ask(shown, "provoke_stuck.js", index=-1, act="list")
        for row in given["list"] if given else ():
            if tried >= STUCK or ground.left() < 2:
                ground.cut.add("stuck")
                break
            tried += 1
            about = element(row["element"], shown)
            known = row["kind"] == "list" and any(one.element.selector == about.selector for one in moved)
            works = True if known else await _works(ground, shown, row)
            if works is not None:
                found.append(Stuck(about, row["kind"], works))
            await ground.ask(shown, "provoke_stuck.js", index=row["index"], act="away")
        if given is None:
            ground.cut.add("stuck")
    return tuple(found)


async def _works(ground: Ground, shown: Shown, row: dict[str, Any]) -> bool | None:
    """Whether a key does what people expect; None when it was not found out, or when a click does nothing either."""

    async def ask(act: str) -> Any:
        return await ground.ask(shown, "provoke_stuck.js", index=row["index"], act=act)

    if not await ask("focus"):
        return None
    for key in KEYS[row["kind"]] if row["listens"] or row["kind"] == "list" else ():
        await ground.press(key)
        after = await ask("look")
        if after is None:
            return None
        if after["did"] or (after["moved"] and row["kind"] in ("tabs", "list")):
            return True
        if after["moved"] and not await ask("focus"):
            return None
    if row["kind"] == "slider":
        return False
    return False if await ask("click") else None
