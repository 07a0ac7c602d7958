"""Passive voice in French: "être" with a past participle, adverbs between them allowed; no parser.

Left out: reflexives ("s'est rendu"), verbs that make their perfect with "être" ("est venu"), and plain states ("est fermé").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from barometer.plain.language import frequencies
from barometer.plain.lexicon import terms
from barometer.plain.words import Token

_ENDINGS = ("es", "e", "s", "")


def _terms(key: str) -> frozenset[str]:
    return terms("fr", "participles", key)


@cache
def _base(word: str) -> str:
    """The masculine singular of a past participle; '' when the word is none."""
    known = frequencies("fr")
    for ending in _ENDINGS:
        if not word.endswith(ending):
            continue
        base = word[: len(word) - len(ending)]
        if base in _terms("irregular") or base in _terms("moving"):
            return base
        if len(base) > 2 and ((base.endswith("é") and base[:-1] + "er" in known) or (base.endswith("i") and base + "r" in known)):
            return base
    return ""


def _etre(token: Token) -> tuple[bool, bool]:
    """Whether it is a form of "être", and whether a reflexive pronoun is glued to it ("s'est")."""
    head, _, tail = token.low.rpartition("'")
    bare = tail.split("-")[0]
    return bare in _terms("etre"), head in {"s", "m", "t"}


def find(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Index of each passive participle in the tokens of one sentence, with "être"."""
    found: list[tuple[int, str]] = []
    for at, token in enumerate(tokens):
        is_etre, reflexive = _etre(token)
        if not is_etre or reflexive or (at and tokens[at - 1].low in _terms("reflexive")):
            continue
        for index in range(at + 1, min(len(tokens), at + 5)):
            word = tokens[index].low
            base = _base(word)
            if base and word not in _terms("adverbs") and word != "été":
                if base not in _terms("moving") and base not in _terms("states") and word not in _terms("states"):
                    found.append((index, "être"))
                break
            if word not in _terms("adverbs") and not word.endswith("ment"):
                break
    return found
