"""Frames inside the page whose title says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.meaning import Embed
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

EMPTY_WORDS = re.compile(
    r"(i-?frame|frame|untitled|naamloos|zonder titel|sans titre|ohne titel|title|titel|titre|content|inhoud|contenu"
    r"|embed(ded)?( content| frame)?|widget"
    r"|external content|externe inhoud|null|undefined|none|test|about:blank|blank|my ?frame|frame ?title|iframe ?title|main ?frame"
    r"|default|object|media|box)"
    r"[\s_-]*\d{0,4}",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(https?://|www\.|//)\S+|[\w%./-]+\.(html?|php|aspx?|pdf|jsp|mp4)(\?\S*)?", re.IGNORECASE)


def vague_frame_title(snapshot: Snapshot) -> Iterator[Assertion]:
    """Titles such as “iframe”, an address or the name of a file; a frame without any title is axe's to report."""
    embeds = [one for one in (snapshot.meaning.embeds if snapshot.meaning else ()) if one.title.strip()]
    found = [
        say.failed(one.element, "The frame’s title “{title}” does not say what is in it.", title=one.title[:200])
        for one in embeds
        if _vague(one)
    ]
    yield from reported([*found, *say.passed(one.element for one in embeds if not _vague(one))], say)


def _vague(embed: Embed) -> bool:
    title = embed.title.strip(" .:!-_")
    return bool(EMPTY_WORDS.fullmatch(title) or ADDRESS.fullmatch(title))
