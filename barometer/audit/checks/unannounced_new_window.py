"""Links that open a new window without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

ANNOUNCED = re.compile(
    r"nieuwe?n? (browser)?(venster|tab)|(ander|apart) (venster|tabblad)|(new|separate|another) (browser )?(window|tab)"
    r"|(nouvel(le)?|autre) (fenêtre|onglet)|neue[ns]? (fenster|tab|registerkarte)|\bexterne? (link|site|website|web ?page)"
    r"|external (link|site|website)"
    r"|lien externe|site externe|opent extern|verlaat deze (site|website)",
    re.IGNORECASE,
)


def unannounced_new_window(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links and buttons that open a new window: their name, their title or the text around them must announce it."""
    opening = [link for link in snapshot.links or () if link.new_window]
    notice = any(
        ANNOUNCED.search(block.element.text) and re.search(r"\blinks\b|\bliens\b", block.element.text) for block in snapshot.blocks or ()
    )
    fine = [link for link in opening if notice or _announced(link)]
    found = [_judged(link) for link in opening if not (notice or _announced(link))]
    yield from reported([*found, *say.passed(link.element for link in fine)], say)


def _announced(link: Link) -> bool:
    return any(ANNOUNCED.search(text) for text in (link.element.text, link.element.snippet, link.context))


def _judged(link: Link) -> Assertion:
    if "aria-describedby" in link.element.snippet:
        return say.unsure(link.element, "“{text}” opens a new window. Does its description announce that?", text=link.element.text)
    return say.failed(link.element, "“{text}” opens a new window and does not say so.", text=link.element.text)
