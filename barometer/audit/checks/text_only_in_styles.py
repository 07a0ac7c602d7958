"""Words that stand in the style sheet instead of in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.words import letter_words

say = Say(__file__)

SENTENCE = threshold(__file__, "sentence_words")
CONTROL = re.compile(r"<(summary|button|a|input)\b", re.IGNORECASE)
"""A word or two in a control is part of its name, which browsers tell to a screen reader."""


def text_only_in_styles(snapshot: Snapshot) -> Iterator[Assertion]:
    """Text from ``::before`` and ``::after``: a whole phrase fails, a word or two needs a look; each text is told once."""
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
    yield from reported(found, say) if found else iter([_nothing(snapshot)])


def _nothing(snapshot: Snapshot) -> Assertion:
    return say.page_passed() if snapshot.blocks else say.inapplicable()
