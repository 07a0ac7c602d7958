"""Passive voice in English: a form of "be" with a past participle, adverbs between them allowed; no parser."""

from __future__ import annotations

from collections.abc import Sequence

from barometer.plain.lexicon import terms
from barometer.plain.words import Token


def _terms(key: str) -> frozenset[str]:
    return terms("en", "participles", key)


def is_participle(word: str) -> bool:
    """Whether a lower-case English word has the form of a past participle and is not merely a state ("tired")."""
    if word in _terms("states"):
        return False
    return word in _terms("irregular") or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed"))


def find(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Index of each passive participle in the tokens of one sentence, with "be"."""
    found: list[tuple[int, str]] = []
    for at, token in enumerate(tokens):
        if token.low not in _terms("be"):
            continue
        for index in range(at + 1, min(len(tokens), at + 4)):
            word = tokens[index].low
            if is_participle(word):
                if not found or found[-1][0] != index:
                    found.append((index, "be"))
                break
            if word not in _terms("adverbs") and not word.endswith("ly"):
                break
    return found
