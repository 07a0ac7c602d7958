"""A round of the same stops: how it is told, and the ways out that a person would try."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from playwright.async_api import Error

if TYPE_CHECKING:
    from barometer.audit.gather._walk import Walk

Key = tuple[str, str]
"""URL of the frame and selector of the element."""
LONGEST = 6
ROUNDS = 3
SETTLED = 0.15
KEYS = 6
"""Keys that a page names as a way out and that are tried at most."""

_KEY = r"(?:f\d{1,2}|esc(?:ape)?|échap|enter|tab|space|spatie(?:balk)?|home|end|delete|pijltje?\w*|[a-z0-9])"
_NAMED = re.compile(
    r"(?:druk(?:ken)?|gebruik|toets|press(?:ing)?|hit|use|key|appuye[zr]|touche|utilisez|drücken?|taste)\s+(?:op\s+|sur\s+|sie\s+)?"
    r"(?:de\s+|het\s+|the\s+|la\s+|le\s+|die\s+)?(?:toets(?:en)?(?:combinatie)?\s+|key\s+|touches?\s+|tasten?\s+|button\s+)?[\"“'«‘]?\s*"
    rf"((?:(?:ctrl|control|alt|shift|strg|maj|cmd|meta)\s*(?:\+|-|and|en|et|und)\s*)*{_KEY})(?![\w])",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\besc(ape)?\b|échap", re.IGNORECASE)
_KEY_WORD = re.compile(r"key|toets|touche|taste|[\"“'«‘]\s*\w$", re.IGNORECASE)
_MODIFIERS = {
    "ctrl": "Control",
    "control": "Control",
    "strg": "Control",
    "alt": "Alt",
    "shift": "Shift",
    "maj": "Shift",
    "cmd": "Meta",
    "meta": "Meta",
}
_KEYS = {
    **{"esc": "Escape", "escape": "Escape", "échap": "Escape", "enter": "Enter", "tab": "Tab"},
    **{"space": "Space", "spatie": "Space", "spatiebalk": "Space", "home": "Home", "end": "End", "delete": "Delete"},
}


class Ways(StrEnum):
    """How a round was left."""

    NOT = ""
    ESCAPE = "escape"
    ARROW = "arrow"
    BACK = "back"
    ANNOUNCED = "announced"


@dataclass(frozen=True, slots=True)
class Way:
    """What got out, and the keys that the page names and that did not."""

    left: Ways
    announced: str = ""
    told: bool = True
    """Whether the page says anywhere that Esc is the way out."""


def cycle(seen: Sequence[Key | None], parts: Mapping[Key, int], controls: int) -> tuple[Key, ...]:
    """The stops that came three times in a row in the same order, while more can get the focus; nothing when there is no such round."""
    for size in range(1, LONGEST + 1):
        rounds = parts.get(seen[-1], ROUNDS) if size == 1 and seen[-1] else ROUNDS
        tail = seen[-size * rounds :]
        if len(tail) < size * rounds or None in tail or list(tail) != list(tail[:size]) * rounds:
            continue
        held = tuple(one for one in tail[:size] if one)
        if size == 1 or (len(set(held)) == size and controls > size and all(parts.get(one, ROUNDS) == ROUNDS for one in held)):
            return held
    return ()


def announced_keys(text: str) -> list[str]:
    """Keys that a text tells people to press, as Playwright writes them."""
    found: list[str] = []
    for match in _NAMED.finditer(text):
        *modifiers, last = re.split(r"\s*(?:\+|-|\band\b|\ben\b|\bet\b|\bund\b)\s*", match[1].strip().lower())
        if any(one not in _MODIFIERS for one in modifiers):
            continue
        key = _KEYS.get(last, last.upper() if re.fullmatch(r"f\d{1,2}", last) else last if len(last) == 1 else "")
        if not key or key == "Tab":
            continue
        if (
            len(last) == 1
            and not modifiers
            and not (
                match[1].isupper()
                or match[1].isdigit()
                or _KEY_WORD.search(match[0])
                or _KEY_WORD.search(text[match.end() : match.end() + 8])
            )
        ):
            continue  # "use a form"
        combined = "+".join([*(_MODIFIERS[one] for one in modifiers), key])
        if combined not in found:
            found.append(combined)
    return found[:KEYS]


async def leave(walk: Walk) -> Way:
    """Try Esc, an arrow, the keys that the page names, then Shift+Tab; the focus is inside a round when this begins."""
    if await _out(walk, "Escape"):
        return Way(Ways.ESCAPE, told=bool(_ESCAPE.search(await _texts(walk))))
    if await _out(walk, "ArrowDown"):
        return Way(Ways.ARROW)
    told: list[str] = []
    for asked in (False, True):
        if asked and not await _ask_for_help(walk):
            break
        for key in [one for one in announced_keys(await _texts(walk)) if one not in told]:
            told.append(key)
            if await _out(walk, key):
                return Way(Ways.ANNOUNCED)
    back = await _back(walk)
    return Way(Ways.BACK if back else Ways.NOT, ", ".join(told))


async def _outside(walk: Walk) -> bool:
    """Whether the focus is where the walk never was, or left the page, and stays there: a slow page takes it back a moment later."""
    for _ in range(2):
        frame, row = await walk.where()
        if not row["none"] and walk.key(frame, row) in walk.rows:
            return False
        await asyncio.sleep(SETTLED)
    return True


async def _out(walk: Walk, key: str) -> bool:
    """Whether this key, or this key and then Tab, leads on."""
    try:
        await walk.press(key)
    except Error:  # a key that this keyboard does not have
        return False
    for _ in range(min(LONGEST, len(walk.rows)) + 1):
        if await _outside(walk):
            return True
        await walk.press("Tab")
    return await _outside(walk)


async def _back(walk: Walk) -> bool:
    visited: set[Key] = set()
    for _ in range(2 * LONGEST):
        frame, row = await walk.press("Shift+Tab")
        if row["none"]:
            return True
        visited.add(walk.key(frame, row))
    return len(visited) > LONGEST


async def _texts(walk: Walk) -> str:
    code = """() => { const b = window.__barometer, marked = b.all("[title], [aria-label], [aria-describedby]").slice(0, 300);
        const texts = e => [e.title, e.ariaLabel, ...b.byIds(e, "aria-describedby").map(o => o.textContent)].join(" ");
        return document.body.innerText.slice(0, 60000) + "\\n" + marked.map(texts).join("\\n") }"""
    texts: list[str] = []
    for frame in walk.frames:
        with suppress(Error):
            texts.append(str(await frame.evaluate(code)))
    return "\n".join(texts)


async def _ask_for_help(walk: Walk) -> bool:
    """Press the buttons and the links without address in the round that may tell how to leave it; whether the page says more now."""
    before = await _texts(walk)
    for _ in range(min(LONGEST, len(walk.rows))):
        frame, row = await walk.press("Tab")
        if row["none"]:
            continue
        helpful: Any = await frame.evaluate("""() => { const e = window.__barometerStop;
            return e.matches("a[href^='#'], a[href^='javascript:'], summary, [role=button], button") &&
                !(e.form && e.type === "submit") }""")
        if helpful:
            await walk.page.keyboard.press("Enter")
            await asyncio.sleep(0.06)
    return await _texts(walk) != before
