"""An accessibility statement that lacks what the law asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

TITLE = re.compile(
    r"toegankelijkheidsverklaring|accessibility statement|déclaration (sur l['’]|d['’])accessibilité|erklärung zur barrierefreiheit",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b\d{1,2}[ ./-](\d{1,2}|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january"
    r"|february|march|may|june|july|august|october"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|januar|februar|märz|juni|juli"
    r"|dezember)[ ./-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b(january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2},? \d{4}\b|\b(januari"
    r"|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) \d{4}\b",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"(volledig|gedeeltelijk|grotendeels|niet|deels)( \w+){0,4} (conform|in overeenstemming|toegankelijk)|voldoet( \w+){0,3} (niet"
    r"|volledig|gedeeltelijk|deels|grotendeels|aan)|nalevingsstatus"
    r"|(fully|partially|partly|not|non)[- ]complian(t|ce)|(is|are) (fully|partially|not|partly) (accessible|compliant)"
    r"|conformance status|compliance status"
    r"|(totalement|entièrement|partiellement|non|pas) conforme|état de conformité|(vollständig|teilweise|nicht) (vereinbar|konform"
    r"|barrierefrei)",
    re.IGNORECASE,
)
ROUTE = re.compile(
    r"@|\b(e-?mail\w*|telefoon\w*|bel ons|contactformulier|meld (het|ons|een)|laat (het )?(ons )?weten|phone|call us|contact"
    r"|contacteer\w*|contactez|courriel|kontakt\w*)\b",
    re.IGNORECASE,
)
ENFORCE = re.compile(
    r"ombuds\w*|médiat\w*|enforcement|handhaving\w*|klacht\w*|complain\w*|plainte\w*|réclamation\w*|durchsetzung\w*|schlichtung\w*|beschwerde\w*|toezicht\w*",
    re.IGNORECASE,
)
PARTS = (
    (STATUS, "The statement does not say whether the site meets the rules fully, partly or not."),
    (DATE, "The statement has no date."),
    (ROUTE, "The statement names no way to report a problem."),
    (ENFORCE, "The statement does not say where to complain when the answer does not help."),
)


def incomplete_accessibility_statement(snapshot: Snapshot) -> Iterator[Assertion]:
    """A page with that title or main heading: compliance status, date, feedback route and enforcement, of Decision (EU) 2018/1523."""
    heading = next((one.element for one in snapshot.headings or () if one.level == 1 and TITLE.search(one.element.text)), None)
    texts = [block.element.text for block in snapshot.blocks or ()]
    if heading is None and not TITLE.match(snapshot.title.strip()):
        yield say.inapplicable()
        return
    where = heading or Element("title", "", snapshot.title)
    whole = "\n".join([*texts, *(link.href for link in snapshot.links or () if link.href.startswith("mailto:"))])
    missing = [reason for pattern, reason in PARTS if not pattern.search(whole)]
    for reason in missing:
        yield say.failed(where, reason)
    if not missing:
        yield say.page_passed()
