"""Headings without a word about what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Heading, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

PLACEHOLDER = re.compile(
    r"untitled( \w+)?|(zonder|geen) titel|sans titre|ohne titel|no title"
    r"|(nieuwe |new |jouw |your |add )?(kop(tekst)?|heading|headline|header)( (level )?\d)?"
    r"|(kop|heading|header|titre|überschrift)[ -]?(niveau |level )?\d"
    r"|(your |page |add (a )?)?title( (goes )?here)?|(hier komt )?(de |een )?titel( hier)?"
    r"|(sub|tussen|onder)(titel|kop|title|heading)( ?\d)?|sub[- ](title|heading)|sous-titre|intertitre"
    r"|lorem ipsum.*|dolor sit amet.*|placeholder|todo|tbd|x{3,}|h[1-6]|undefined|null",
    re.IGNORECASE,
)
ANYTHING = re.compile(r"[^\W_]")
EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf€$%£]")


def heading_says_nothing(snapshot: Snapshot) -> Iterator[Assertion]:
    """Placeholders and signs only. An empty heading is axe's to find; the same heading twice in a row needs a look."""
    headings = [one for one in snapshot.headings or () if not one.lookalike and one.element.text]
    faults = {one: reason for one in headings if (reason := _empty_words(one))}
    found = [say.failed(one.element, reason, text=one.element.text[:80]) for one, reason in faults.items()]
    twins = [second for first, second in pairwise(headings) if _same(first, second) and second not in faults]
    found += [
        say.unsure(one.element, "The same heading “{text}” comes twice in a row. Can each say what is its own?", text=one.element.text[:80])
        for one in twins
    ]
    yield from reported([*found, *say.passed(one.element for one in headings if one not in faults and one not in twins)], say)


def _empty_words(heading: Heading) -> str:
    text = heading.element.text.strip(" .:…!?-–")
    if not ANYTHING.search(heading.element.text):
        return "" if EMOJI.search(heading.element.text) else "This heading holds no word: “{text}”."
    return "This heading is a placeholder: “{text}”." if PLACEHOLDER.fullmatch(text) else ""


def _same(first: Heading, second: Heading) -> bool:
    return first.level == second.level and first.element.text.lower() == second.element.text.lower()
