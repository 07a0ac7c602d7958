"""Labels beside names, parts in another language, frames and cookie layers: one script for all of them."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page

from barometer.audit.artifacts.meaning import Embed, Labelled, Meaning, Part, Wall
from barometer.audit.gather._frames import CUT_OFF, LIMIT, Shown, Stage, element, in_frames, note

STAGE = Stage.READS


async def gather(page: Page) -> Meaning:
    """What ``meaning.js`` lists in every shown frame; at most LIMIT of a kind."""
    rows: dict[str, list[tuple[dict[str, Any], Shown]]] = {"labelled": [], "parts": [], "embeds": [], "walls": []}
    for shown, given in await in_frames(page, "meaning.js", names=True):
        for kind, found in rows.items():
            found += [(row, shown) for row in given[kind]["list"]]
            if given[kind]["capped"] or len(found) > LIMIT:
                note(CUT_OFF)
                del found[LIMIT:]
    return Meaning(
        labelled=tuple(Labelled(element(row["element"], shown), row["shown"]) for row, shown in rows["labelled"]),
        parts=tuple(Part(element(row["element"], shown), row["tag"], row["lang"], row["marked"]) for row, shown in rows["parts"]),
        embeds=tuple(Embed(element(row["element"], shown), row["title"], row["src"]) for row, shown in rows["embeds"]),
        walls=tuple(Wall(element(row["element"], shown), row["covers"], tuple(row["choices"])) for row, shown in rows["walls"]),
    )
