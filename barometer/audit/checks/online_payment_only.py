"""A payment that only goes online or by card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._needs import judge_need
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

NEEDS = re.compile(
    r"\b(alleen|enkel|uitsluitend|slechts)\b.{0,25}\b(online|elektronisch|digitaal|met (de )?(bank)?kaart|met bancontact"
    r"|via bancontact|met payconiq|via payconiq|contactloos)\b.{0,15}\b(betal\w*|betaal\w*)"
    r"|\b(betal\w*|betaal\w*)\b.{0,20}\b(kan |kun je )?(alleen|enkel|uitsluitend)\b.{0,20}\b(online|elektronisch|kaart|bankkaart"
    r"|bancontact|payconiq|contactloos|app)\b"
    r"|\b(geen|niet met|niet) (cash|contant|contante betaling|cash betalen|contant betalen)\b|\bcash (is|kan) niet\b|\b(card"
    r"|online) payments? only\b|\bonly (by|with|accept) (card|online|cards)\b|\bno cash\b|\bcash is not accepted\b"
    r"|\bpay(ment|able)?\b.{0,20}\bonly (online|by card|electronically)\b"
    r"|\b(uniquement|seulement|exclusivement)\b.{0,25}\b(en ligne|par carte|par bancontact|électronique)|\b(pas"
    r"|aucun) (d['’]argent liquide|de liquide|d['’]espèces|paiement en espèces)\b"
    r"|\bnur (mit karte|online|kartenzahlung)\b|\bkein bargeld\b",
    re.IGNORECASE,
)
REASON = "This needs payment online or by card, and the page names no other way: “{sentence}”"
DOUBT = "This needs payment online or by card. Only the header or footer names a counter or phone: does it help here? “{sentence}”"


def online_payment_only(snapshot: Snapshot) -> Iterator[Assertion]:
    """Main content that says that one pays online or by card only, or that cash is not taken.

    A counter, phone, appointment or post named in the main content is another way.
    """
    yield from judge_need(snapshot, say=say, pattern=NEEDS, reason=REASON, doubt=DOUBT)
