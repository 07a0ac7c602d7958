"""A long main text without a single heading in it."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._prose import has_text, passages
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact, Place
from barometer.plain.words import words

say = Say(__file__)

LONG, VERY_LONG = threshold(__file__, "long"), threshold(__file__, "very_long")


def long_text_without_headings(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when a long running text in the main content stands under no heading but the page's own (h1).

    Text that only looks like a heading counts as one here, because another check is about that.
    """
    here = passages(snapshot, place=Place.MAIN)
    running = [passage for passage in here if passage.reading.running]
    total = sum(len(words(passage.reading.sentence.text)) for passage in running)
    unread = sum(len(words(passage.reading.sentence.text)) for passage in here if passage.reading.lang is None)
    if not has_text(snapshot):
        yield say.unsure(None, "There is no text on this page, so its length is unknown.")
    elif any(heading.element.place is Place.MAIN and heading.level != 1 for heading in snapshot.headings or ()):
        yield say.page_passed()
    elif total > LONG:
        yield say.failed(
            running[0].block.element,
            "There are {words} words of text without a heading in between.",
            impact=Impact.MAJOR if total > VERY_LONG else Impact.MINOR,
            words=total,
        )
    elif total + unread > LONG:
        yield say.unsure(None, "Much of the text is in a language that we cannot read. Look whether it has headings.")
    else:
        yield say.inapplicable()
