"""Reading one text for its language: typed, from a file or from a page on the web. Nothing is stored.

A text that cannot be read is one BarometerError: what, where, what to do. What can be read but not judged is unknown, with its reason.
"""

from __future__ import annotations

import asyncio
import codecs
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Route

from barometer.audit.browser import find_browser, launch, seen_as
from barometer.audit.documents import document_kind
from barometer.audit.documents.reading import read_text
from barometer.audit.fence import BROWSER_ARGUMENTS
from barometer.audit.fetch import fetch
from barometer.audit.gather._frames import collect_notes
from barometer.audit.gather.blocks import gather
from barometer.audit.guard import Guard
from barometer.audit.snapshot import TextBlock
from barometer.audit.visit import visit
from barometer.domain.vocabulary import Place
from barometer.errors import BarometerError, InputError
from barometer.i18n import N_
from barometer.plain import Analysis, analyse
from barometer.plain.blocks import blocks_of
from barometer.settings import Settings

MOST_BYTES = 50_000_000
MOST_CHARACTERS = 2_000_000
"""What is read of a text; a longer one is cut off there, and says so."""
SECONDS = 60.0
UNREAD = N_("This page could not be read in time.")
STANDARD_INPUT = "-"
_WEB = ("http://", "https://")
_HTML = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a text. ``tag`` as in HTML; ``lang`` is what is declared for it; ``template``: it belongs to the site and not to this
    page."""

    text: str
    tag: str = "p"
    lang: str = ""
    template: bool = False


@dataclass(frozen=True, slots=True)
class PlainText:
    """What was read. ``name`` is a file name or address; ``cut``: the text went on after what was read."""

    name: str
    passages: tuple[Passage, ...]
    lang: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class PlainReading:
    """A text and what can be said of it; a finding's sentence carries the index of its passage."""

    text: PlainText
    analysis: Analysis


def judge(text: PlainText) -> PlainReading:
    """Reads a text for its language; whatever stands in it, nothing is raised."""
    return PlainReading(text, analyse([one.text for one in text.passages], lang=text.lang, langs=[one.lang for one in text.passages]))


def typed(text: str, *, name: str = "", lang: str = "") -> PlainText:
    """A text that somebody typed or pasted."""
    cut = len(text) > MOST_CHARACTERS
    return PlainText(name, tuple(Passage(block) for block in blocks_of(text[:MOST_CHARACTERS])), lang, cut)


def read(given: str, *, settings: Settings, lang: str = "", private: bool = False) -> PlainText:
    """A text from a file, an address, or standard input (``-``); BarometerError when it cannot be read. For the command line only.

    ``lang`` is the language that the caller says it is in. ``private``: the address may be in a private network; loopback always may.
    """
    if given.startswith(_WEB):
        return asyncio.run(_from_web(given, settings=settings, lang=lang, guard=Guard(local=True, private=private)))
    if given == STANDARD_INPUT:
        return _from_bytes(sys.stdin.buffer.read(MOST_BYTES + 1), STANDARD_INPUT, lang=lang, settings=settings)
    path = Path(given)
    if not path.is_file():
        raise InputError("There is no such file.", where=given, todo="Give the name of a file, an address, or - for standard input.")
    try:
        with path.open("rb") as opened:
            body = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError("This file cannot be read.", where=given, todo="Look whether you may open it.") from error
    return _from_bytes(body, given, lang=lang, settings=settings)


def _from_bytes(body: bytes, name: str, *, lang: str, settings: Settings) -> PlainText:
    if len(body) > MOST_BYTES:
        raise InputError(
            "This is too large to read: more than {megabytes} MB.", where=name, todo="Give a part of it.", megabytes=MOST_BYTES // 1_000_000
        )
    start = body[:1024].lstrip().lower()
    if body.startswith(b"%PDF"):
        return asyncio.run(_from_document(body, "pdf", name, lang=lang))
    if body.startswith(b"PK\x03\x04"):
        return asyncio.run(_from_document(body, "docx", name, lang=lang))
    if start.startswith(_HTML) or (Path(name).suffix.lower() in (".html", ".htm", ".xhtml") and b"<" in start):
        return asyncio.run(_from_html(decoded(body, name), name, lang=lang, settings=settings))
    return typed(decoded(body, name), name=name, lang=lang)


def decoded(body: bytes, name: str) -> str:
    """The characters of a text file: UTF-8, UTF-16 with its mark, else Windows-1252; InputError when it is no text."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    if b"\0" in body[:4096]:
        raise InputError(
            "This file holds no text that can be read.", where=name, todo="Give a text, a web page, a PDF or a Word file (.docx)."
        )
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


async def _from_document(body: bytes, kind: str, name: str, *, lang: str) -> PlainText:
    try:
        found = await read_text(body, kind, seconds=SECONDS)
    except BarometerError as error:
        raise InputError(error.what, where=name, todo="Give the text itself.", **error.values) from error
    return PlainText(name, tuple(Passage(block.text, block.tag) for block in found.blocks), lang or found.lang, found.cut)


def _passages(blocks: Sequence[TextBlock]) -> tuple[Passage, ...]:
    return tuple(Passage(one.element.text, one.tag.lower(), one.lang, one.element.place is Place.TEMPLATE) for one in blocks)


async def _from_html(html: str, name: str, *, lang: str, settings: Settings) -> PlainText:
    """A page that is only a file: shown in a browser that can reach nothing, without its scripts."""
    async with launch(find_browser(settings.browser), extra_arguments=BROWSER_ARGUMENTS) as browser:
        context = await browser.new_context(java_script_enabled=False, offline=True, service_workers="block")
        page = await context.new_page()
        await page.route("**/*", _nothing)
        try:
            async with asyncio.timeout(SECONDS):
                await page.set_content(html, wait_until="commit")
                with collect_notes() as notes:
                    blocks = await gather(page)
                told = str(await page.evaluate("() => document.documentElement.lang"))
        except (PlaywrightError, TimeoutError) as error:
            raise InputError(UNREAD, where=name, todo="Give its text instead.") from error
    return PlainText(name, _passages(blocks), lang or told[:40], cut=bool(notes))


async def _nothing(route: Route) -> None:
    await route.abort()


async def _from_web(url: str, *, settings: Settings, lang: str, guard: Guard) -> PlainText:
    if kind := document_kind(url):
        answer = await asyncio.to_thread(fetch, url, guard=guard, user_agent=settings.user_agent, seconds=SECONDS, limit=MOST_BYTES)
        if answer is None or answer.status != 200 or answer.cut:
            raise InputError("This document could not be fetched.", where=url, todo="Look whether the address is right.")
        return await _from_document(answer.body, document_kind(answer.url, answer.content_type) or kind, url, lang=lang)
    async with launch(find_browser(settings.browser), extra_arguments=BROWSER_ARGUMENTS) as browser:
        agent = seen_as(browser.version, settings.user_agent)
        seen = (await visit(browser, url, guard=guard, timeout=settings.page_timeout, user_agent=agent)).snapshot
    if not seen.loaded:
        raise InputError(seen.reason, where=url, todo="Look whether the address is right.", **dict(seen.values))
    notes = [note for name, note in seen.missing if name == "blocks"]
    if seen.blocks is None:
        raise InputError(notes[0] if notes else UNREAD, where=url, todo="Give its text instead.")
    return PlainText(url, _passages(seen.blocks), lang or seen.lang, cut=bool(notes))
