"""No link to an accessibility statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.addresses import is_home
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = Say(__file__)

STATEMENT = re.compile(
    r"toegankelijkheid|web-?toegankelijkheid|accessibility|accessibilit(e|é|%c3%a9)|barriere-?freiheit|zug(ä|ae)nglichkeitserkl",
    re.IGNORECASE,
)
# Words that share the stem but are about buildings, not about the site.
ABOUT_PLACES = re.compile(r"rolstoel|gebouw|zaal|parkeer|evenement|wheelchair|venue|fauteuil", re.IGNORECASE)


def no_accessibility_statement(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links of the page by text and address. A page without header and footer may have its statement on another page."""
    links = [link for link in snapshot.links or () if link.kind == "link" and not link.element.frame]
    if not links:
        yield say.inapplicable()
        return
    statements = [link for link in links if _is_statement(link)]
    if statements:
        yield from say.passed(link.element for link in statements)
    elif not any(link.element.place is Place.TEMPLATE for link in links):
        yield say.unsure(None, "This page has no header or footer with links. Does the home page link to an accessibility statement?")
    elif is_home(snapshot.final_url):  # the law asks for it there, or on every page; another page alone proves nothing
        yield say.failed(None, "No link on this page leads to an accessibility statement.")
    else:
        yield say.unsure(None, "No link on this page leads to an accessibility statement. Does the home page have one?")


def _is_statement(link: Link) -> bool:
    told = f"{link.element.text} {link.href}"
    return bool(STATEMENT.search(told)) and not ABOUT_PLACES.search(told)
