"""Every frame of a page, the shared JavaScript put into each, and what a script in it gave."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakSet

from playwright.async_api import Error, Frame, Page

from barometer.audit.element import Element
from barometer.domain.vocabulary import Place

NO_TOOLS = "no tools"
"""What a script gives in a document that does not have our tools yet: they are large, so they are sent once."""

NO_ANSWER = "the page did not let our script answer"

LIMIT = 3000
"""Elements of one kind that are read from one page at most."""

FRAME_SECONDS = 8.0
"""How long a script may take in one frame inside the page; the page itself has the whole time of the gatherer."""

CUT_OFF = "The page holds more of these than were read; only the first ones were looked at."
FRAME_LOST = "A frame inside the page could not be read."

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
AXE_FILE = HERE.parent / "vendor" / "axe" / "axe.min.js"
ArtifactT = TypeVar("ArtifactT")


class Stage(IntEnum):
    """When a gatherer may run: those that only read come first, those that change the page last."""

    READS = 1
    ENGINE = 2
    RESIZES = 3
    PRESSES_KEYS = 4
    PROVOKES = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame that a resident can see. ``url`` is '' for the page itself; ``template`` when it stands in header, footer and so on."""

    frame: Frame
    url: str
    template: bool


_silent: WeakSet[Frame] = WeakSet()
"""Frames that did not answer once: the next gatherer does not wait for them again."""
_notes: ContextVar[list[str] | None] = ContextVar("notes", default=None)


@contextmanager
def collect_notes() -> Iterator[list[str]]:
    """Reasons why what is gathered inside this block is not complete."""
    notes: list[str] = []
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def note(reason: str) -> None:
    """Say that the artifact being gathered is not complete; outside ``collect_notes`` it is logged only."""
    notes = _notes.get()
    if notes is None:
        log.info("Gathered, but not completely: %s", reason)
    elif reason not in notes:
        notes.append(reason)


@cache
def script(name: str) -> str:
    """The text of a JavaScript file of this folder; of a folder in it, one function that gives what each file there gives, by its name.

    The files of such a folder may use the runs of text, which are made once for all of them: ``argument.runs``.
    """
    path = HERE / name
    if not path.is_dir():
        return path.read_text(encoding="utf-8")
    parts = [f"{part.stem}: await ({part.read_text(encoding='utf-8')})(b, all)" for part in sorted(path.glob("*.js"))]
    shared = "let told; const all = {...argument, get runs() { return (told ??= b.runs(b, argument.limit)).runs; }};"
    made = "const made = {" + ",\n".join(parts) + "};"
    return f"async (b, argument) => {{ {shared}\n{made}\nreturn {{...made, shared: {{capped: Boolean(told?.capped)}}}}; }}"


@cache
def tools() -> str:
    """Statements that give a document ``window.__barometer``; run again they do nothing."""
    names = {"runs": "runs", "judge": "keyboard_judge", "stop": "keyboard_row", "handmade": "keyboard_handmade"}
    names |= {"provoke": "provoke", "counts": "counts", "said": "said", "cut": "cut", "colour": "colour"}
    parts = {name: script(f"{file}.js") for name, file in names.items()}
    return script("page.js") + "".join(f"\nwindow.__barometer.{name} ??= {code};" for name, code in parts.items())


@cache
def engine() -> str:
    """Statements that give a document axe-core, once, as ``window.axe`` and ``window.__barometerAxe``.

    FileNotFoundError when axe-core is not built.
    """
    axe = AXE_FILE.read_text(encoding="utf-8")
    return (
        "if (!window.__barometerAxe || window.axe !== window.__barometerAxe) {\n" + axe + "\n;"
        "Object.defineProperty(window, '__barometerAxe', {value: window.axe, configurable: true}); }"
    )


async def shown_frames(page: Page) -> list[Shown]:
    """The page itself, then every frame in it that has a box of at least 3 by 3 pixels on the page."""
    found = {page.main_frame: Shown(page.main_frame, "", False)}
    for frame in page.frames[1:]:
        above = found.get(frame.parent_frame) if frame.parent_frame else None
        if above is None or frame.is_detached():
            continue
        try:
            holder = await frame.frame_element()
            code = "e => {" + tools() + "const b = window.__barometer.fresh();"
            code += "return {shown: b.visible(e) && e.clientWidth >= 3 && e.clientHeight >= 3, place: b.place(e)}}"
            seen = await holder.evaluate(code)
        except Error:
            note(FRAME_LOST)
            continue
        if seen["shown"]:
            found[frame] = Shown(frame, frame.url or "about:blank", above.template or seen["place"] == Place.TEMPLATE)
    return list(found.values())


async def run_in(frame: Frame, name: str, argument: object = None, *, code: str = "") -> Any:
    """What the arrow function in the JavaScript file ``name`` (or ``code``) gives in this frame, called with our tools and the argument."""
    function = code or script(name)
    call = f"""async argument => {{
        const b = window.__barometer;
        return b ? b.pack(await ({function})(b.fresh(), argument)) : {NO_TOOLS!r};
    }}"""
    given = await frame.evaluate(call, argument)
    if given == NO_TOOLS:
        await frame.evaluate(f"() => {{ {tools()} }}")
        given = await frame.evaluate(call, argument)
    return unpacked(given)


def unpacked(given: Any) -> Any:
    """What ``pack`` of ``page.js`` made into one text; Error when the page put something else in its place."""
    try:
        return json.loads(given) if isinstance(given, str) else given["value"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Error(NO_ANSWER) from error


async def add_engine(frame: Frame) -> None:
    """Put axe-core into a frame when it is not there yet; without a built axe-core names are computed by our own rules."""
    if AXE_FILE.is_file() and not await frame.evaluate("() => Boolean(window.__barometerAxe && window.axe === window.__barometerAxe)"):
        await frame.evaluate(engine())


async def prepare(page: Page) -> None:
    """Give a page our tools and axe-core while it settles anyway; what cannot be given now is given later, by whoever needs it."""
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(FRAME_SECONDS):
            await page.evaluate(f"() => {{ {tools()} }}")
            await add_engine(page.main_frame)


async def in_frames(page: Page, name: str, *, code: str = "", names: bool = False, **argument: object) -> list[tuple[Shown, Any]]:
    """Run one JavaScript file (or ``code``) in every shown frame; a frame inside the page that fails or hangs is noted and left out."""
    gathered: list[tuple[Shown, Any]] = []
    for shown in await shown_frames(page):
        if shown.frame in _silent:
            note(FRAME_LOST)
            continue
        try:
            async with asyncio.timeout(FRAME_SECONDS if shown.url else None):
                if names:
                    await add_engine(shown.frame)
                gathered.append((shown, await run_in(shown.frame, name, {"limit": LIMIT, **argument}, code=code)))
        except (Error, TimeoutError) as error:
            if not shown.url:
                raise
            if isinstance(error, TimeoutError):
                _silent.add(shown.frame)
            note(FRAME_LOST)
    return gathered


async def listed(
    page: Page, name: str, make: Callable[[dict[str, Any], Element], ArtifactT], *, names: bool = False, **argument: object
) -> tuple[ArtifactT, ...]:
    """What a script lists in every frame, made into artifacts; at most LIMIT of them, and noted when there were more."""
    made: list[ArtifactT] = []
    for shown, given in await in_frames(page, name, code="", names=names, **argument):
        made += [make(row, element(row["element"], shown)) for row in given["list"]]
        if given["capped"]:
            note(CUT_OFF)
    if len(made) > LIMIT:
        note(CUT_OFF)
    return tuple(made[:LIMIT])


def element(row: dict[str, Any], shown: Shown) -> Element:
    """An Element from what ``page.js`` wrote about it."""
    place = Place.TEMPLATE if shown.template else Place(row["place"])
    return Element(
        selector=row["selector"], snippet=row["snippet"], text=row["text"], place=place, frame=shown.url, around=row.get("around", "")
    )  # fmt: skip
