"""A text as a whole: its language, its sentences, its measures and what makes it hard to read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from barometer.i18n import N_
from barometer.plain import findings, measures, running
from barometer.plain.blocks import blocks_of
from barometer.plain.difficulty import Difficulty, Level, difficulty
from barometer.plain.findings import Finding
from barometer.plain.language import SHORT, declared, detect, guess
from barometer.plain.measures import Measures
from barometer.plain.sentences import Sentence, split
from barometer.plain.traits import tagged
from barometer.plain.words import words

ENOUGH_WORDS = 30
"""Words of running text in one language below which nothing is said about the text as a whole."""

NO_TEXT = N_("There is no running text here.")
TOO_LITTLE = N_("There are too few words of running text ({words}) to say how hard it is to read.")
NOT_MEASURED = N_("Nobody measured from which score a text in this language is hard. The score only tells which of two texts is harder.")
UNKNOWN_LANGUAGE = N_("The language of this text is not one that we can read.")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence as it was read. ``lang`` is None when unknown; ``running`` tells whether it is a real sentence and no label."""

    sentence: Sentence
    lang: str | None
    running: bool


@dataclass(frozen=True, slots=True)
class Analysis:
    """What can be said about a text.

    ``lang`` is the language of most of it (None: unknown). ``measures`` are taken over its running sentences in that language; they
    are None when the text is too short or its language unknown, and ``unknown`` is then the message id (with ``{words}``) that says why.
    ``findings`` are there for every running sentence whose language is known, however short the text. ``words`` counts running text.
    ``difficulty`` is there where ``measures`` are.
    """

    lang: str | None
    readings: tuple[Reading, ...]
    measures: Measures | None
    unknown: str
    findings: tuple[Finding, ...]
    words: int
    difficulty: Difficulty | None


def block_language(text: str, *, lang: str) -> str | None:
    """The language of one block; ``lang`` is what is declared for it, which stands unless the words speak clearly against it."""
    told = declared(lang)
    found = guess(text)
    if told and found.words < SHORT:
        return told
    return found.lang or detect(text, prior=told)


def read(text: str, *, lang: str, block: int = 0) -> list[Reading]:
    """The sentences of one block, each with the block's own language."""
    own = block_language(text, lang=lang)
    return [
        Reading(sentence, own, own is not None and running.is_sentence(sentence.text, lang=own))
        for sentence in split(text, own or declared(lang), block=block)
    ]


def _main_language(readings: Iterable[Reading]) -> str | None:
    weights: dict[str, int] = {}
    for reading in readings:
        if reading.lang and reading.running:
            weights[reading.lang] = weights.get(reading.lang, 0) + len(reading.sentence.text)
    return max(sorted(weights), key=lambda lang: weights[lang]) if weights else None


def _whole(readings: Sequence[Reading], *, has_text: bool) -> tuple[str | None, Measures | None, str, int]:
    lang = _main_language(readings)
    sentences = [reading.sentence.text for reading in readings if reading.running and reading.lang == lang]
    total = sum(len(words(sentence)) for sentence in sentences)
    if lang is None:
        return None, None, UNKNOWN_LANGUAGE if has_text else NO_TEXT, 0
    if total < ENOUGH_WORDS:
        return lang, None, TOO_LITTLE, total
    return lang, measures.measure(sentences, lang=lang), "", total


def analyse(blocks: Sequence[str], *, lang: str = "", langs: Sequence[str] = ()) -> Analysis:
    """Everything about a text, given as the texts of its blocks in reading order.

    ``lang`` is the declared language ("nl-BE"; '' when there is none), ``langs`` that of each block where it is known: a prior and no more.
    A finding's sentence carries the index of its block. Any text may come in; nothing is raised.
    """
    told = [own or lang for own in langs] or [lang] * len(blocks)
    readings = [reading for index, text in enumerate(blocks) for reading in read(text, lang=told[index], block=index)]
    foreign = any(reading.lang is None and len(words(reading.sentence.text)) > running.LABEL for reading in readings)
    main, taken, unknown, total = _whole(readings, has_text=foreign)
    judged = [(reading.sentence, reading.lang) for reading in readings if reading.running and reading.lang]
    found = [finding for sentence, own in judged for finding in findings.find(sentence, lang=own)]
    hard = _difficulty((reading.sentence for reading in readings if reading.running and reading.lang == main), lang=main) if main else None
    return Analysis(main, tuple(readings), taken, unknown, tuple(found), total, hard if taken else None)


@dataclass(frozen=True, slots=True)
class Measured:
    """A text as one number.

    ``difficulty``: about 0 (easy) to 100, higher is harder, NaN where there are no words or the language is unknown. ``level`` is unknown,
    with the reason in ``unknown`` (a message id; ``words`` counts running text), where there is too little to say, and outside Dutch;
    ``lint``, ``struggle`` as in ``Difficulty``. ``findings`` are those of the default set, weak ones left out.
    """

    difficulty: float
    level: Level
    findings: tuple[Finding, ...]
    lang: str | None
    words: int
    unknown: str = ""
    lint: float | None = None
    struggle: float | None = None
    measures: Measures | None = None


def measure(text: str, lang: str | None = None) -> Measured:
    """How hard a plain text is, and what makes it so. ``lang`` is what is told of its language ("nl", "nl-BE"; None: nothing is told).

    Any text may come in; nothing is raised.
    """
    found = analyse(blocks_of(text), lang=lang or "")
    own = found.lang or declared(lang or "") or detect(text)
    if own is None:
        return Measured(math.nan, Level.UNKNOWN, (), None, 0, found.unknown)
    whole = found.difficulty or _difficulty([reading.sentence for reading in found.readings], lang=own)
    told = tuple(one for one in found.findings if not one.weak)
    if whole is None:
        return Measured(math.nan, Level.UNKNOWN, told, own, found.words, found.unknown or NO_TEXT)
    if found.measures is None:
        return Measured(whole.score, Level.UNKNOWN, told, own, found.words, found.unknown)
    unknown = NOT_MEASURED if whole.level is Level.UNKNOWN else ""
    return Measured(whole.score, whole.level, told, own, found.words, unknown, whole.lint, whole.struggle, found.measures)


def _difficulty(sentences: Iterable[Sentence], *, lang: str) -> Difficulty | None:
    return difficulty([tagged(sentence.text, lang=lang) for sentence in sentences], lang=lang)
