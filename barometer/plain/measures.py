"""Measures of a whole text: LIX, words per sentence, and textstat's Flesch as the baseline.

A measure that cannot be taken is None, with the reason beside it; there are no made-up numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from barometer.plain import textstat_adapter
from barometer.plain.words import is_machine_text, words

LONG_WORD = 7
"""LIX calls a word long from seven letters on (Björnsson 1968, Läsbarhet)."""

NO_DICTIONARY = "The dictionary that textstat needs for English is not on this machine."
NO_FORMULA = "textstat has no formula for this text."


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures about one text in one language.

    ``lix`` is Björnsson's index: words per sentence plus the percentage of words longer than six letters; about 25 is a children's
    book, 45 a newspaper, 60 a law. ``flesch`` is textstat's Flesch Reading Ease (higher is easier) or None; ``flesch_missing`` is the
    message id that says why it is None.
    """

    words: int
    sentences: int
    words_per_sentence: float
    long_word_share: float
    lix: float
    flesch: float | None
    flesch_missing: str = ""


def lix(sentences: Sequence[str]) -> float | None:
    """LIX of the sentences; None when they hold no words."""
    counted = _counts(sentences)
    if counted is None:
        return None
    total, long, with_words = counted
    return total / with_words + 100 * long / total


def _counts(sentences: Sequence[str]) -> tuple[int, int, int] | None:
    """Words, long words, and sentences that have words; None without words. Addresses on the web are no long words."""
    total = long = with_words = 0
    for sentence in sentences:
        found = words(sentence)
        total += len(found)
        with_words += bool(found)
        long += sum(1 for word in found if len(word) >= LONG_WORD and not is_machine_text(word) and not word.isdigit())
    return (total, long, with_words) if total else None


def measure(sentences: Sequence[str], *, lang: str) -> Measures | None:
    """All measures of a text, given its sentences and its language; None when there are no words."""
    counted = _counts(sentences)
    if counted is None:
        return None
    total, long, with_words = counted
    score = textstat_adapter.flesch(sentences, lang=lang)
    missing = "" if score is not None else NO_DICTIONARY if lang == "en" else NO_FORMULA
    return Measures(
        words=total,
        sentences=with_words,
        words_per_sentence=total / with_words,
        long_word_share=long / total,
        lix=total / with_words + 100 * long / total,
        flesch=score,
        flesch_missing=missing,
    )
