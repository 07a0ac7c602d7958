"""Parts of speech, without a library: a small linear model per language, trained on Universal Dependencies.

Each word gets the class with the highest sum of weights of what can be seen of it: the word, its ending, its shape, and its neighbours.
What a word brings to the sum depends on the word alone, so it is added up once per word and kept; a megabyte of text takes about a
second.

The models are ``<lang>/tagger.json.gz``, written by ``python -m barometer.plain.training.tagger`` from the treebanks that
``NOTICE.md`` names (CC BY-SA 4.0).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from operator import add

from barometer.plain.lexicon import LANGUAGES

MOST_KEPT = 60_000
"""Words whose weights are kept added up; a text with more different words than that starts anew."""
_EDGE = ""


class Part(StrEnum):
    """Part of speech of a word; verbs by their form, since a finite verb makes a clause."""

    NOUN = "N"
    NAME = "P"
    FINITE = "F"
    """A finite verb, auxiliaries included."""
    INFINITIVE = "I"
    PARTICIPLE = "V"
    ADJECTIVE = "A"
    ADVERB = "B"
    PRONOUN = "R"
    DETERMINER = "D"
    PREPOSITION = "E"
    COORDINATOR = "C"
    SUBORDINATOR = "S"
    NUMBER = "#"
    MARK = "."
    OTHER = "X"


CONTENT = frozenset({Part.NOUN, Part.NAME, Part.ADJECTIVE, Part.INFINITIVE, Part.PARTICIPLE})
"""Words that carry meaning; of the finite verbs those that are no auxiliaries."""


def shape(word: str) -> str:
    """What a word looks like: digits, capitals, a capital, small letters."""
    if any(map(str.isdigit, word)):
        return "#"
    return ("U" if word.isupper() and len(word) > 1 else "u") if word[:1].isupper() else "l"


def own_features(word: str, *, first: bool) -> list[str]:
    """What can be seen of a word by itself."""
    low, form = word.lower(), shape(word)
    names = [f"w{low}", f"4{low[-4:]}", f"3{low[-3:]}", f"2{low[-2:]}", f"p{low[:2]}", f"q{low[:3]}"]
    return [*names, f"s{form}{'^' if first else ''}", f"S{low[-3:]}{form}", *(["-"] if "-" in low else ())]


def near_features(word: str, where: str) -> list[str]:
    """What can be seen of a word by a neighbour; ``where`` is ``<`` or ``>``. The edge of a sentence is an empty word."""
    low = word.lower()
    return [f"{where}w{low}", f"{where}3{low[-3:]}", f"{where}s{shape(word)}"]


def far_features(word: str, where: str) -> list[str]:
    """What can be seen of the word two places away."""
    return [f"{where}{where}w{word.lower()}"]


@dataclass(slots=True)
class Tagger:
    """A model: ``weights`` by feature, one per part of ``parts``."""

    parts: tuple[Part, ...]
    weights: dict[str, list[int]]
    _kept: dict[tuple[str, str], list[int]]

    def _sum(self, word: str, role: str) -> list[int]:
        key = (word, role)
        if (found := self._kept.get(key)) is not None:
            return found
        if role in ("=", "^"):
            names = own_features(word, first=role == "^")
        else:
            names = far_features(word, role[0]) if len(role) == 2 else near_features(word, role)
        total = [0] * len(self.parts)
        for name in names:
            if (row := self.weights.get(name)) is not None:
                total = list(map(add, total, row))
        if len(self._kept) > 5 * MOST_KEPT:
            self._kept.clear()
        self._kept[key] = total
        return total

    def tag(self, words: Sequence[str]) -> list[Part]:
        """The part of speech of each word and mark of one sentence."""
        if not words:
            return []
        parts, sums = self.parts, self._sum
        padded = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
        found: list[Part] = []
        for at, word in enumerate(words, 2):
            score = sums(word, "^" if at == 2 else "=")
            for other, role in ((padded[at - 1], "<"), (padded[at + 1], ">"), (padded[at - 2], "<<"), (padded[at + 2], ">>")):
                score = list(map(add, score, sums(other, role)))
            found.append(parts[score.index(max(score))])
        return found


@cache
def tagger(lang: str) -> Tagger:
    """The model of a language; KeyError for a language that is none of ours."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    packed = files("barometer.plain").joinpath(lang, "tagger.json.gz").read_bytes()
    model = json.loads(gzip.decompress(packed))
    parts = tuple(Part(name) for name in model["parts"])
    weights: dict[str, list[int]] = {}
    for name, sparse in model["weights"].items():
        row = [0] * len(parts)
        for at, value in zip(sparse[::2], sparse[1::2], strict=True):
            row[at] = value
        weights[name] = row
    return Tagger(parts, weights, {})
