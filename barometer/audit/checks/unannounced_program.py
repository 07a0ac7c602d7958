"""Links that start the mail program or the phone and do not say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

_TOLD = {
    "mailto": re.compile(r"@|\b(e-?)?mail|courriel|adresse électronique|e-?post", re.IGNORECASE),
    "tel": re.compile(r"\d{2}|\b(bel|bellen|telefo\w*|gsm|call|phone|tel\b|appele\w*|téléphon\w*|anruf\w*|rufen)", re.IGNORECASE),
    "sms": re.compile(r"\d{3}|\b(sms|text|bericht)\b", re.IGNORECASE),
}
BESIDE = 60
"""Characters of the text before the link in which “e-mail” or “telefoon” may stand."""


def unannounced_program(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links to mailto:, tel: and sms: whose name, title or text right beside it names no mail, phone, address or number."""
    links = [
        (link, scheme)
        for link in snapshot.links or ()
        if (scheme := link.href.partition(":")[0].lower()) in _TOLD and link.element.text.strip()
    ]
    reasons = {
        "mailto": "“{name}” starts the mail program and does not say so.",
        "tel": "“{name}” starts a phone call and does not say so.",
        "sms": "“{name}” starts a text message and does not say so.",
    }
    found = [say.failed(link.element, reasons[scheme], name=link.element.text[:200]) for link, scheme in links if not _told(link, scheme)]
    yield from reported([*found, *say.passed(link.element for link, scheme in links if _told(link, scheme))], say)


def _told(link: Link, scheme: str) -> bool:
    before, _, after = link.context.partition(link.element.text)
    return any(_TOLD[scheme].search(text) for text in (link.element.text, link.title, before[-BESIDE:], after[:BESIDE]))
