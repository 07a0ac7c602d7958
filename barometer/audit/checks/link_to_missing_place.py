"""Links to a place in the page that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def link_to_missing_place(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links such as “#uren” without anything of that id. Links that a script uses as buttons (onclick, aria-controls …) are left out,
    and so is the first link of a page, which is a skip link and axe's to report.
    """
    first = next((link for link in snapshot.links or () if link.kind == "link"), None)
    links = [link for link in snapshot.links or () if link.kind == "link" and link is not first and (link.gone or _within(link))]
    found = [
        say.failed(
            link.element,
            "“{name}” leads to “#{place}” in this page, and there is no such place.",
            name=link.element.text[:200],
            place=unquote(link.href.partition("#")[2])[:80],
        )
        for link in links
        if link.gone
    ]
    yield from reported([*found, *say.passed(link.element for link in links if not link.gone)], say)


def _within(link: Link) -> bool:
    try:
        parts = urlsplit(link.href)
    except ValueError:
        return False
    return bool(parts.fragment) and 'href="#' in link.element.snippet
