"""How hard a text is, as one number, a level, and the share of adults who struggle with it.

Two numbers. LiNT-II's score, by its published formula on our own features, is what levels and shares were measured for. ``difficulty`` is
a weighted sum of the same and a few more features, put on LiNT's scale; its weights were learned from pairs of a text and its plain
rewrite (``training/difficulty.py``), and it tells a harder version from an easier one more often. Both: higher is harder.

Source: J. Kim, LiNT-II 0.1.3 (coefficients of nl_core_news_lg 3.7, adj. R² .74 on cloze tests); levels and shares: LiNT (Universiteit
Utrecht).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from barometer.plain import lexicon
from barometer.plain.sentences import split
from barometer.plain.traits import Tagged, Traits, tagged, traits

FEATURES = ("sentence_words", "frequency", "density", "dependency", "long", "personal", "prepositions")
"""What the weights stand for: logarithm of words per sentence, the rest as in ``Traits``."""
EXPECTED = (1, -1, 1, 1, 1, -1, 1)
"""Which way each of them makes a text harder; a weight never goes the other way."""
CONCRETE = 0.55
"""Share of concrete nouns in a text that has no noun that we know: that of a middling text."""
LEVELS = (34.0, 46.0, 58.0)
"""Scores at which LiNT's levels 2, 3 and 4 begin."""
STRUGGLE = (0.14, 0.29, 0.53, 0.78)
"""Share of adults in the Netherlands who have difficulty with a text of each level."""


class Level(StrEnum):
    """LiNT's four levels, and unknown where there is too little text, or a language in which nobody measured where hard begins."""

    EASY = "easy"
    FAIRLY_EASY = "fairly_easy"
    HARD = "hard"
    VERY_HARD = "very_hard"
    UNKNOWN = "unknown"


_ORDER = (Level.EASY, Level.FAIRLY_EASY, Level.HARD, Level.VERY_HARD)


@dataclass(frozen=True, slots=True)
class Difficulty:
    """``score`` is the learned measure and ``lint`` LiNT-II's, about 0 (easy) to 100; ``struggle`` is a share of adults.

    Outside Dutch ``lint`` and ``struggle`` are None and ``level`` is unknown: the score only orders texts of one language.
    """

    score: float
    lint: float | None
    level: Level
    struggle: float | None


def lint_score(found: Traits) -> float:
    """LiNT-II's formula."""
    concrete = CONCRETE if found.concrete is None else found.concrete
    return 100 - (-4.21 + 17.28 * found.frequency - 1.62 * found.dependency - 2.54 * found.density + 16.00 * concrete)


def features(found: Traits) -> tuple[float, ...]:
    """The features of a text in the order of ``FEATURES``."""
    return (
        math.log(found.sentence_words), found.frequency, math.log(found.density + 0.5), math.log(found.dependency + 1), found.long_share,
        math.sqrt(found.personal_share), found.preposition_share,
    )  # fmt: skip


def level_of(score: float) -> Level:
    """The level of a score on LiNT's scale."""
    return _ORDER[sum(score >= border for border in LEVELS)]


def of_text(text: str, *, lang: str) -> tuple[float, ...] | None:
    """The features of a text of lines that are blocks; None without words."""
    found = text_traits(text, lang=lang)
    return features(found) if found else None


def text_traits(text: str, *, lang: str) -> Traits | None:
    """The traits of a text of lines that are blocks; None without words."""
    return traits([tagged(sentence.text, lang=lang) for block in text.split("\n") for sentence in split(block, lang)], lang=lang)


def difficulty(sentences: Sequence[Tagged], *, lang: str) -> Difficulty | None:
    """How hard a text is, given its sentences; None without words or for a language without weights."""
    found = traits(sentences, lang=lang)
    if found is None or not lexicon.has(lang, "difficulty"):
        return None
    rows = lexicon.entries(lang, "difficulty", "features")
    score = float(lexicon.number(lang, "difficulty", "centre"))
    for row, value in zip(rows, features(found), strict=True):
        score += row["weight"] * (value - row["mean"]) / row["spread"]
    if lang != "nl":
        return Difficulty(score, None, Level.UNKNOWN, None)
    lint = lint_score(found)
    level = level_of(lint)
    return Difficulty(score, lint, level, STRUGGLE[_ORDER.index(level)])
