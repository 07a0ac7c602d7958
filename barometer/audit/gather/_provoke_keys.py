"""Fields that are changed, controls made by hand that are pressed, links that should jump, and letters that do something."""

from __future__ import annotations

import time
from typing import Any

from barometer.audit.artifacts.interaction import Choice, Counted, Pasted, SkipLink, Widget
from barometer.audit.element import Element
from barometer.audit.gather._frames import element
from barometer.audit.gather._provoke import Ground

CHOICES = 10
PASTED = 30
WIDGETS = 8
CLICKED = 4
ARROWS = frozenset({"radio", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "treeitem"})


async def choices(ground: Ground) -> tuple[tuple[Choice, ...], tuple[Counted, ...]]:
    """Every field that something listens to, changed once, and again when something happened; and the numbers of results that changed."""
    found: list[Choice] = []
    counted: list[Counted] = []
    for shown in ground.frames:
        until = (time.time() + max(0.0, min(3.0, ground.left()))) * 1000
        given = await ground.ask(shown, "provoke_choices.js", limit=CHOICES, until=until)
        if given is None or given["cut"]:
            ground.cut.add("choices")
        for row in given["list"] if given else ():
            found.append(Choice(element(row["element"], shown), row["kind"], row["happened"], row["announced"], row["again"]))
            count = row.get("count")
            if count:
                counted.append(Counted(element(count["element"], shown), row["element"]["text"], count["told"], count["sure"]))
            elif "key" in row and not row["happened"]:
                ground.idle.add(row["key"])
    return tuple(found), tuple(counted)


async def pastes(ground: Ground) -> tuple[Pasted, ...]:
    """Every field for a word or a number, where the page listens to pasting at all."""
    found: list[Pasted] = []
    for shown in ground.frames:
        given = await ground.ask(shown, "provoke_paste.js", limit=PASTED)
        if given is None or given["cut"]:
            ground.cut.add("pasted")
        found += [Pasted(element(row["element"], shown), row["blocked"]) for row in given["list"]] if given else []
    return tuple(found)


async def shortcuts(ground: Ground) -> tuple[tuple[str, ...], bool, bool]:
    """Keys that do something alone on the page itself, whether the page speaks about shortcuts, and whether it listens to keys at all."""
    given = await ground.ask(ground.frames[0], "provoke_shortcuts.js")
    if given is None:
        ground.cut.add("shortcuts")
        return (), False, False
    return tuple(given["keys"]), given["told"], given["listens"]


async def widgets(ground: Ground) -> tuple[Widget, ...]:
    """Controls made by hand: where nothing listens to keys that says enough, the others are pressed."""
    found: list[Widget] = []
    pressed = 0
    for shown in ground.frames:
        given = await ground.ask(shown, "provoke_widgets.js")
        if given is None:
            ground.cut.add("widgets")
            continue
        for row in given["list"]:
            about = element(row["element"], shown)
            tried: dict[str, bool | None] = {"enter": None, "space": None, "click": None}
            if row["index"] >= 0 and not row["danger"]:
                if pressed >= WIDGETS or ground.left() < 1:
                    ground.cut.add("widgets")
                    continue
                pressed += 1
                tried = await _pressed(ground, shown, row)
            if row["mine"] or row["listens"]:
                found.append(Widget(about, row["role"], row["native"], row["listens"], **tried))
    return tuple(found)


async def _pressed(ground: Ground, shown: Any, row: dict[str, Any]) -> dict[str, bool | None]:
    did: dict[str, bool | None] = {"enter": None, "space": None, "click": None}
    for name, key in (("enter", "Enter"), ("space", "Space")):
        if not row["listens"] and row["mine"]:
            did[name] = False  # nothing could hear it
            continue
        if not await ground.ask(shown, "provoke_widget.js", index=row["index"], act="focus"):
            return did
        await ground.press(key)
        did[name] = await ground.ask(shown, "provoke_widget.js", index=row["index"], act="look")
    if not did["enter"] and not did["space"] and row["role"] in ARROWS:
        for key in ("ArrowDown", "ArrowRight", "ArrowLeft"):
            await ground.ask(shown, "provoke_widget.js", index=row["index"], act="focus")
            await ground.press(key)
            did["enter"] = did["enter"] or await ground.ask(shown, "provoke_widget.js", index=row["index"], act="look")
    if not did["enter"] and not did["space"]:
        did["click"] = await ground.ask(shown, "provoke_widget.js", index=row["index"], act="click")
    return did


async def pressed_down(ground: Ground) -> tuple[Element, ...]:
    """Controls that act before the pointer comes up."""
    found: list[Element] = []
    for shown in ground.frames:
        given = await ground.ask(shown, "provoke_down.js") if ground.left() > 1 else None
        found += [element(row, shown) for row in given["list"]] if given else []
    return tuple(found)


async def clicked(ground: Ground) -> tuple[Element, ...]:
    """Elements without focus that a click does something to, though they do not listen themselves; comes last, for it may open anything."""
    found: list[Element] = []
    for shown in ground.frames:
        until = (time.time() + max(0.0, min(1.5, ground.left() - 0.5))) * 1000
        given = await ground.ask(shown, "provoke_click.js", limit=CLICKED, until=until) if ground.left() > 1 else None
        found += [element(row, shown) for row in given["list"]] if given else []
    return tuple(found)


async def skip_links(ground: Ground) -> tuple[SkipLink, ...]:
    """Links among the first of the page that should jump: pressed, and the next Tab looked at."""
    page = ground.frames[0]
    given = await ground.ask(page, "provoke_skips.js")
    found: list[SkipLink] = []
    for row in given["list"] if given else ():
        moved = bool(row["target"]) and (await _jumps(ground, row["index"], 0.02) or await _jumps(ground, row["index"], 0.1))
        found.append(
            SkipLink(element(row["element"], page), row["target"] or row["handled"], moved or (not row["target"] and row["handled"]))
        )
    return tuple(found)


async def _jumps(ground: Ground, index: int, pause: float) -> bool:
    """Whether the next Tab after a jump goes on from where it should lead; most browsers need no time for it, some scripts do."""
    page = ground.frames[0]
    if not await ground.ask(page, "provoke_skip.js", index=index, act="focus"):
        return False
    await ground.press("Enter", pause=pause)
    await ground.press("Tab", pause=pause)
    return bool(await ground.ask(page, "provoke_skip.js", index=index, act="look"))
