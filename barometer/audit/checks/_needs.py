"""What a text asks the resident to have: an app, a printer, a card; and a way of judging such a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._patterns import names_other_way
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

_STOPS = re.compile(r"(?<=[.!?…])\s+")


def asking(snapshot: Snapshot, pattern: re.Pattern[str]) -> tuple[Element, str] | None:
    """The first sentence of the main content that matches, with its element; links and buttons count as sentences."""
    blocks = [(block.element, sentence) for block in snapshot.blocks or () for sentence in _STOPS.split(block.element.text)]
    links = [(link.element, link.element.text) for link in snapshot.links or ()]
    return next(((element, text) for element, text in (*blocks, *links) if element.place is Place.MAIN and pattern.search(text)), None)


def judge_need(snapshot: Snapshot, *, say: Say, pattern: re.Pattern[str], reason: str, doubt: str) -> Iterator[Assertion]:
    """Fails with ``reason`` when the main content needs it and the page names no counter, phone, appointment or post; unsure with
    ``doubt`` when only header or footer does."""
    found = asking(snapshot, pattern)
    blocks, links = snapshot.blocks or (), snapshot.links or ()
    if found is None:
        yield say.inapplicable()
        return
    element, sentence = found
    if names_other_way(blocks, links, place=Place.MAIN):
        yield from say.passed([element])
    elif names_other_way(blocks, links, place=Place.TEMPLATE):
        yield say.unsure(element, doubt, shown=sentence, sentence=sentence[:300])
    else:
        yield say.failed(element, reason, shown=sentence, sentence=sentence[:300])
