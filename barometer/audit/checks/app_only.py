"""A service that only works with an app."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._needs import judge_need
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

NEEDS = re.compile(
    r"\b(alleen|enkel|uitsluitend|slechts) (via|met|in|op) (de|onze|een|jouw|je)?\s?[\w-]{0,20}\s?(-?app|smartphone)\b"
    r"|\b(download|installeer)\b.{0,40}\bapp\b.{0,40}\b(om (te|je|een|in)|eerst|en (vraag|meld|betaal))|\b(je|u) (hebt|heeft"
    r"|moet) .{0,30}(de app|een smartphone) (nodig|hebben|installeren)"
    r"|\bonly (available )?(via|through|in|with|by|using) (the|our|a|your) [\w ]{0,20}(app|smartphone)\b|\b(download|install) (the"
    r"|our) [\w ]{0,20}app\b.{0,30}\b(to|first)\b"
    r"|\byou need (the|our|a) ([\w ]{0,20}app|smartphone)\b"
    r"|\b(uniquement|seulement) (via|avec|dans|sur) (l['’]|notre |une? |votre )(application|appli|app|smartphone)|\b(téléchargez"
    r"|installez) (l['’]|notre )(application|appli|app)\b.{0,40}\b(pour|d['’]abord)\b"
    r"|\bnur (über|mit|in) (der|die|unserer?|einer?) [\w ]{0,15}(app|smartphone)\b",
    re.IGNORECASE,
)
REASON = "This needs an app, and the page names no other way: “{sentence}”"
DOUBT = "This needs an app. Only the header or footer names a counter or phone: does it help here? “{sentence}”"


def app_only(snapshot: Snapshot) -> Iterator[Assertion]:
    """Main content that says that something goes by an app only, or that one must install an app for it.

    A counter, phone, appointment or post named in the main content is another way.
    """
    yield from judge_need(snapshot, say=say, pattern=NEEDS, reason=REASON, doubt=DOUBT)
