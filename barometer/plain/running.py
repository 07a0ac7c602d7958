"""Running text: what is written in sentences, as against names, menus, labels, addresses and prices.

Only running text can be hard to read the way a sentence is. The sign of it is grammar: articles, pronouns, prepositions and
auxiliaries make up a quarter of any real sentence in our languages, and hardly occur in a menu or an opening-hours table.
"""

from __future__ import annotations

from functools import cache

from barometer.plain.lexicon import LANGUAGES, terms
from barometer.plain.words import letter_words

SHARE = 0.25
"""Least share of function words in a sentence; measured over 95 % of real sentences of eight words or more reach it."""
SHORTEST = 3
"""Words below which a row of words without a stop is a label."""
LABEL = 8
"""Words up to which a row without a stop at its end is a label, not a sentence."""
SHORT_SHARE = 0.1

_STOPS = (".", "!", "?", "…", ":", ";", '."', ".”", ".)", "?)", "!)", ".’", ".»")


@cache
def _grammar(lang: str) -> frozenset[str]:
    langs = (lang,) if lang in LANGUAGES else LANGUAGES
    return frozenset().union(*(terms(each, "grammar", "words") for each in langs))


def grammar_share(text: str, lang: str) -> float:
    """Share of the letter words of a text that are function words of a language (of any of ours when it is unknown)."""
    found = letter_words(text)
    return sum(word in _grammar(lang) for word in found) / len(found) if found else 0.0


def is_sentence(text: str, *, lang: str = "") -> bool:
    """Whether one sentence-like stretch is running text.

    With a stop at its end three words and one function word suffice. Without one it takes more than eight words, a quarter of
    them function words, so that a menu that was glued together is not a sentence.
    """
    found = letter_words(text)
    if len(found) < SHORTEST:
        return False
    share = grammar_share(text, lang)
    if text.rstrip().endswith(_STOPS):
        return share >= (SHORT_SHARE if len(found) <= LABEL else SHARE)
    return len(found) > LABEL and share >= SHARE


def distinct_content(text: str) -> set[str]:
    """The different words of a text that are no function words of any of our languages and have two letters at least."""
    return {word for word in letter_words(text) if len(word) > 1} - _grammar("")


def content_words(text: str) -> int:
    """How many different content words a text has."""
    return len(distinct_content(text))
