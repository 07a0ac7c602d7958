"""The main text as a whole is hard to read: by LiNT-II's formula in Dutch, by its LIX in other languages."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._prose import has_text, passages, unread_passage
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact, Place
from barometer.plain.difficulty import STRUGGLE, difficulty
from barometer.plain.measures import lix
from barometer.plain.traits import tagged
from barometer.plain.words import words

say = Say(__file__)

ENOUGH = threshold(__file__, "enough_words")
HARD, VERY_HARD = threshold(__file__, "hard"), threshold(__file__, "very_hard")
SURELY_EASY, SURELY_HARD = threshold(__file__, "surely_easy"), threshold(__file__, "surely_hard")
LINT_HARD, LINT_VERY_HARD = threshold(__file__, "lint_hard"), threshold(__file__, "lint_very_hard")
MEASURED = frozenset({"en"})
"""Languages without LiNT's formula in which we measured where hard begins; in others only the extremes are told."""


def hard_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """One assertion about the running text of the main content, in the language that most of it is in.

    Too little text, or text in an unknown language, is unknown; a page of links and fields only has nothing to judge.
    """
    sentences: dict[str, list[str]] = {}
    first: dict[str, Element] = {}
    here = passages(snapshot, place=Place.MAIN)
    for passage in here:
        lang = passage.reading.lang
        if passage.reading.running and lang:
            sentences.setdefault(lang, []).append(passage.reading.sentence.text)
            first.setdefault(lang, passage.block.element)
    if not sentences:
        unread = unread_passage(here)
        if unread:
            yield say.unsure(unread.block.element, "The text is in a language that we cannot read. Look yourself how hard it is.")
        elif has_text(snapshot):
            yield say.inapplicable()
        else:
            yield say.unsure(None, "There is no text on this page, so its difficulty is unknown.")
        return
    lang = max(sorted(sentences), key=lambda each: sum(map(len, sentences[each])))
    yield _judged(sentences[lang], first[lang], lang=lang)


def _judged(sentences: list[str], first: Element, *, lang: str) -> Assertion:
    total = sum(len(words(sentence)) for sentence in sentences)
    index = lix(sentences)
    if index is None or total < ENOUGH:
        return say.unsure(None, "There are only {words} words of running text, too few to say how hard it is to read.", words=total)
    hard = difficulty([tagged(sentence, lang=lang) for sentence in sentences], lang=lang) if lang == "nl" else None
    if hard is not None and hard.lint is not None:
        if hard.lint < LINT_HARD:
            return say.page_passed()
        return say.failed(
            first,
            "This text is hard to read: its LiNT score is {lint}, and about {share} of 100 adults struggle with it.",
            impact=Impact.MAJOR if hard.lint >= LINT_VERY_HARD else Impact.MINOR,
            lint=round(hard.lint),
            share=round(100 * (STRUGGLE[3] if hard.lint >= LINT_VERY_HARD else STRUGGLE[2])),
        )
    if lang not in MEASURED and SURELY_EASY <= index < SURELY_HARD:
        reason = "The readability index (LIX) is {lix}; we do not know where hard begins in this language ({lang})."
        return say.unsure(None, reason, lix=round(index), lang=lang)
    if index < HARD:
        return say.page_passed()
    return say.failed(
        first,
        "This text is hard to read: its readability index (LIX) is {lix}, with {average} words in an average sentence.",
        impact=Impact.MAJOR if index >= VERY_HARD else Impact.MINOR,
        lix=round(index),
        average=round(total / len(sentences)),
    )
