"""Pictures, media, tables, order and parts of the page: one visit to each frame for all of them."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from playwright.async_api import Page

from barometer.audit.artifacts.structure import (
    Background,
    DialogShown,
    Direction,
    EmbeddedFrame,
    Generated,
    Lines,
    LostLabel,
    LostReference,
    Medium,
    Nested,
    Order,
    Picture,
    Spaced,
    Start,
    Struck,
    Structure,
    Table,
    Track,
    Unreachable,
)
from barometer.audit.gather._frames import CUT_OFF, Shown, Stage, element, in_frames, note

STAGE = Stage.READS
WALKED: dict[str, type] = {
    "generated": Generated,
    "struck": Struck,
    "backgrounds": Background,
    "directions": Direction,
    "orders": Order,
    "spaced": Spaced,
    "lines": Lines,
}
NAMED: dict[str, type] = {"labels": LostLabel, "references": LostReference, "unreachable": Unreachable}
PartT = TypeVar("PartT")


async def gather(page: Page) -> Structure:
    """The structure of every shown frame; the start of the page is that of the page itself."""
    found: dict[str, list[Any]] = {name: [] for name in (part.name for part in fields(Structure)) if name != "start"}
    start = None
    for shown, given in await in_frames(page, "structure", code=_code()):
        if any(part["capped"] for part in given.values()):
            note(CUT_OFF)
        for group, kinds in ((given["walk"], WALKED), (given["aria"], NAMED)):
            for name, kind in kinds.items():
                found[name] += [_made(kind, row, shown) for row in group[name]]
        found["media"] += [_made(Medium, row, shown) for row in given["media"]["list"]]
        found["pictures"] += [_made(Picture, row, shown) for row in given["images"]["list"]]
        found["tables"] += [_made(Table, row, shown) for row in given["tables"]["list"]]
        found["nested"] += [_made(Nested, row, shown) for row in given["nested"]["list"]]
        found["dialogs"] += [_made(DialogShown, row, shown) for row in given["nested"]["dialogs"]]
        found["frames"] += [_made(EmbeddedFrame, row, shown) for row in given["frames"]["list"]]
        if not shown.url and given["start"]["list"]:
            start = _made(Start, given["start"]["list"][0], shown)
    return Structure(**{name: tuple(parts) for name, parts in found.items()}, start=start)


@cache
def _code() -> str:
    """One function that gives what each file of ``structure_js`` gives, by its name; a file with an underscore is a tool for the others."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "structure_js").glob("*.js"))}
    tools = "".join(f"b.{name[1:]} = ({code})(b);\n" for name, code in files.items() if name.startswith("_"))
    parts = ",\n".join(f"{name}: await ({code})(b, argument)" for name, code in files.items() if not name.startswith("_"))
    return "async (b, argument) => {" + tools + "return {" + parts + "}}"


def _made(kind: type[PartT], row: dict[str, Any], shown: Shown) -> PartT:
    """A part from what a script wrote about it; lists become tuples and places on the page elements."""
    return kind(**{name: _value(name, value, shown) for name, value in row.items()})


def _value(name: str, value: Any, shown: Shown) -> Any:
    if name == "element":
        return element(value, shown)
    if name in ("orphans", "odd_scopes"):
        return tuple(element(row, shown) for row in value)
    if name == "tracks":
        return tuple(Track(**row) for row in value)
    if isinstance(value, list):
        return tuple(tuple(one) if isinstance(one, list) else one for one in value)
    return value
