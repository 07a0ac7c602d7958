"""Whole paragraphs in the code of a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Heading, Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.words import letter_words

say = Say(__file__)

LONG, SENTENCES = threshold(__file__, "long"), threshold(__file__, "long_with_sentences")
STOPS = re.compile(r"[^\W\d_]{2}[.!?](?= |$)")


def text_as_heading(snapshot: Snapshot) -> Iterator[Assertion]:
    """Headings with more words than any heading has, or with several sentences: ordinary text made large or bold by its tag."""
    headings = [one for one in snapshot.headings or () if not one.lookalike and one.element.text]
    wrong = [one for one in headings if _paragraph(one)]
    reason = "This heading is a whole paragraph of {count} words."
    found = [say.failed(one.element, reason, shown=one.element.text[:200], count=len(letter_words(one.element.text))) for one in wrong]
    yield from reported([*found, *say.passed(one.element for one in headings if one not in wrong)], say)


def _paragraph(heading: Heading) -> bool:
    count = len(letter_words(heading.element.text))
    return count >= LONG or (count >= SENTENCES and len(STOPS.findall(heading.element.text)) >= 2)
