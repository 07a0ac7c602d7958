"""Form fields with their labels."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page

from barometer.audit.artifacts.answers import SAMPLES
from barometer.audit.element import Element
from barometer.audit.gather._frames import Stage, listed
from barometer.audit.snapshot import Field

STAGE = Stage.READS
NAMED = ("kind", "name", "label", "placeholder", "autocomplete", "required", "form", "nearby", "group", "heading",
         "question", "described", "hint", "error", "invalid", "title", "pattern", "longest",
         "suggests", "mark", "paste_blocked", "filled")  # fmt: skip


async def gather(page: Page) -> tuple[Field, ...]:
    """Fields that a resident can see or reach, buttons left out. Of what was typed into them only is read whether there is anything."""

    def made(row: dict[str, Any], about: Element) -> Field:
        return Field(about, refused=tuple(row["refused"]), **{name: row[name] for name in NAMED})

    return await listed(page, "fields.js", made, names=True, samples=SAMPLES)
