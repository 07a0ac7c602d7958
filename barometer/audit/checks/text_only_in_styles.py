"""Words that stand in the style sheet instead of in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Struck, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.words import letter_words

say = Say(__file__)

SENTENCE = threshold(__file__, "sentence_words")
CONTROL = re.compile(r"<(summary|button|a|input)\b", re.IGNORECASE)
"""A word or two in a control is part of its name, which browsers tell to a screen reader."""

CURRENCY = re.compile(r"[€£$]|\b(euros?|eur|gbp|usd|chf|pounds?|dollars?)\b", re.IGNORECASE)
PRICE = re.compile(rf"({CURRENCY.pattern})\s*\d|\d\s*({CURRENCY.pattern})|\d[.,](\d\d|-)(?!\d)", re.IGNORECASE)
EARLIER = re.compile(
    r"\b(was|waren|van|voor|oude?|eerst|eerder|vroeger|normaal|normale|adviesprijs|nu|in plaats van|korting|old|earlier"
    r"|before|previous(ly)?|regular"
    r"|original(ly)?|rrp|list price|now|instead of|sale|off|save|avant|anciens?|au lieu de|prix|maintenant|remise|soldes?|statt|vorher|uvp"
    r"|jetzt|rabatt)\b",
    re.IGNORECASE,
)
"""Words by which one hears which of two prices is the old one."""


def text_only_in_styles(snapshot: Snapshot) -> Iterator[Assertion]:
    """Text from ``::before`` and ``::after``: a whole phrase fails, a word or two needs a look; each text is told once.

    An old price that only the style sheet strikes out fails beside a new one when no word tells them apart.
    """
    told = set()
    found = []
    for one in (snapshot.structure or Structure()).generated:
        sentence = len(letter_words(one.text)) >= SENTENCE
        if one.text in told or (not sentence and CONTROL.match(one.element.snippet)):
            continue
        told.add(one.text)
        if sentence:
            found.append(
                say.failed(one.element, "Only the style sheet holds this text: “{text}”.", text=one.text[:80], shown=one.text[:200])
            )
        else:
            found.append(
                say.unsure(
                    one.element, "“{text}” stands in the style sheet only. Do residents miss something without it?", text=one.text[:80]
                )
            )
    found += [said for one in (snapshot.structure or Structure()).struck for said in _struck(one)]
    yield from reported(found, say) if found else iter([_nothing(snapshot)])


def _struck(one: Struck) -> Iterator[Assertion]:
    price = one.element.text
    if not (PRICE.search(price) and PRICE.search(one.beside)) or EARLIER.search(f"{price} {one.beside}"):
        return
    if re.search(r"[^\W\d_]{3}", CURRENCY.sub(" ", f"{price} {one.beside}")):
        yield say.unsure(one.element, "Only a line through “{text}” says that it is the old price. Does a word say so?", text=price)
    else:
        yield say.failed(one.element, "Only a line through “{text}” says that it is the old price.", text=price)


def _nothing(snapshot: Snapshot) -> Assertion:
    return say.page_passed() if snapshot.blocks else say.inapplicable()
