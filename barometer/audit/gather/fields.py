"""Form fields with their labels."""

from __future__ import annotations

from playwright.async_api import Page

from barometer.audit.gather._frames import Stage, listed
from barometer.audit.snapshot import Field

STAGE = Stage.READS
NAMED = ("kind", "name", "label", "placeholder", "autocomplete", "required", "form", "nearby", "group", "heading",
         "question", "described", "hint", "error", "invalid", "title", "pattern", "mark", "paste_blocked", "filled")  # fmt: skip


async def gather(page: Page) -> tuple[Field, ...]:
    """Fields that a resident can see or reach, buttons left out. Of what was typed into them only is read whether there is anything."""
    return await listed(page, "fields.js", lambda row, element: Field(element, **{name: row[name] for name in NAMED}), names=True)
