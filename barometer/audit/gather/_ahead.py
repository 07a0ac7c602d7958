"""The walk with the Tab key without pressing it, where that gives the same: most pages leave that key to the browser.

Nothing on a page can hold the focus, lose it or act on it unless something listens to keys or to the focus, or a timer runs. Where nothing
does, the stops follow from the code of the page. Where something does, the same scripts must have let the Tab key go at the same kinds of
elements on an earlier page of the audit; at kinds of elements that are new the keys are pressed, to the next stop and to the one before.
Whatever is not as expected makes the whole walk be pressed.
"""

from __future__ import annotations

from typing import Any

from playwright.async_api import Page

from barometer.audit.gather._frames import run_in
from barometer.audit.gather._memory import Memory, Pressed

STOPS = 400
SECONDS = 3.0
NEW = 30
"""Kinds of elements at which the keys are pressed; with more of them the page is another page, and all of it is walked with keys."""


class Ahead:
    """What is known of the walk over one page before Tab is pressed. ``code`` as ``keyboard_code.js`` gives it."""

    def __init__(self, page: Page, memory: Memory, code: dict[str, Any]) -> None:
        self.page, self.memory = page, memory
        self.possible = not code["press"]
        self.styles, self.scripts = str(code["styles"]), str(code["code"])
        self.spots = set(code["spots"])
        self.rows: list[Any] = []
        """As ``keyboard_stop.js`` gives them, one for each stop."""
        self.complete = False

    @classmethod
    async def look(cls, page: Page, memory: Memory, *, alone: bool) -> Ahead:
        """``alone``: the page has no frames in which a walk would go on."""
        code = await run_in(page.main_frame, "keyboard_code.js")
        return cls(page, memory, {**code, "press": code["press"] or not alone})

    async def to_press(self) -> list[int] | None:
        """The stops at which Tab has to be pressed once, none where nothing listens; None when the whole walk has to be."""
        before = self.memory.pressed.get(self.scripts)
        if not self.possible or (self.spots and (before is None or not self.spots <= before.spots)):
            return None
        asked = {"most": STOPS, "seconds": SECONDS, "listens": bool(self.spots)}
        given = await run_in(self.page.main_frame, "keyboard_ahead.js", asked)
        if given["rows"] is None:
            return None
        self.rows, self.complete = given["rows"], given["complete"]
        first: dict[str, int] = {}
        if before and self.spots:
            for index, row in enumerate(self.rows):
                if row["part"] not in before.parts:
                    first.setdefault(row["part"], index)
        return list(first.values()) if len(first) <= NEW else None

    def remember(self, rows: list[Any]) -> None:
        """Tab was pressed at these stops and did what it does in a browser."""
        if self.possible and self.spots:
            known = self.memory.pressed.setdefault(self.scripts, Pressed())
            known.spots |= self.spots
            known.parts |= {row["part"] for row in rows}
