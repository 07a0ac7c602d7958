"""What of a text is counted to say how hard it is: its sentences, clauses, words.

The features of LiNT-II (word frequency, longest dependency, content words per clause, concrete nouns) on our own parts of speech, and a few
that cost nothing more. The longest dependency is estimated: on two Dutch treebanks a sentence's number of words alone gives r = .80 with it
and the best that we tried without a parser .82, so no parser is worth its time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from barometer.plain import lint
from barometer.plain.language import frequencies
from barometer.plain.lexicon import terms
from barometer.plain.tagger import CONTENT, Part, tagger
from barometer.plain.words import Token, tokens

LONG_LETTERS = 7
"""As LIX has it: more than six."""
_RARE = 1.0
"""Zipf value of a word that wordfreq does not have."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Means over the sentences or words of one text, at least one sentence.

    ``frequency`` is log10 per thousand million words of content words, names left out; ``dependency`` the estimated longest distance
    between two words that hang together, in words; ``density`` content words per finite verb; ``concrete`` the share of nouns that are,
    None where that is not known of any; the shares are of all words.
    """

    sentences: int
    words: int
    sentence_words: float
    frequency: float
    dependency: float
    density: float
    concrete: float | None
    long_share: float
    personal_share: float
    preposition_share: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence: its words and marks, and what each of them is."""

    tokens: tuple[Token, ...]
    parts: tuple[Part, ...]


@lru_cache(maxsize=10_000)
def tagged(text: str, *, lang: str) -> Tagged:
    """The words of a sentence with their parts of speech; kept, because what is found in a sentence is found before a text is measured."""
    found = tokens(text)
    return Tagged(tuple(found), tuple(tagger(lang).tag([token.text for token in found])))


def verb_gap(parts: Sequence[Part]) -> int:
    """The most words between a finite verb and the last other verb before the next finite one; marks left out."""
    finite = [at for at, part in enumerate(parts) if part is Part.FINITE]
    gap = 0
    for at, end in pairwise([*finite, len(parts)]):
        rest = [other for other in range(at + 1, end) if parts[other] in (Part.PARTICIPLE, Part.INFINITIVE)]
        gap = max(gap, rest[-1] - at - 1 if rest else 0)
    return gap


def dependency(parts: Sequence[Part]) -> float:
    """Estimate of the most words between two words of a sentence that hang together, from the parts of its words (marks left out).

    The line that ``training/dependency.py`` fits on the gold trees of Alpino and Lassy Small.
    """
    return max(0.0, 0.44 * len(parts) + 0.12 * verb_gap(parts) - 0.13)


def traits(sentences: Sequence[Tagged], *, lang: str) -> Traits | None:
    """The traits of a text; None without words."""
    frequency: Callable[[str], float] = lint.frequency if lang == "nl" else lambda word: frequencies(lang).get(word, _RARE)
    personal, auxiliaries = terms(lang, "grammar", "personal"), terms(lang, "grammar", "auxiliaries")
    common: list[float] = []
    kinds: list[str] = []
    total = long = persons = prepositions = content = finite = 0
    longest: list[float] = []
    for sentence in sentences:
        pairs = [(token.low, part) for token, part in zip(sentence.tokens, sentence.parts, strict=True) if token.is_word]
        if not pairs:
            continue
        longest.append(dependency([part for _, part in pairs]))
        total += len(pairs)
        for low, part in pairs:
            long += len(low) >= LONG_LETTERS
            persons += low in personal
            prepositions += part is Part.PREPOSITION
            finite += part is Part.FINITE
            if part in CONTENT or (part is Part.FINITE and low not in auxiliaries):
                content += 1
                if part is not Part.NAME:
                    common.append(frequency(low))
            if part is Part.NOUN and lang == "nl" and (known := lint.known(low)) and known.kind:
                kinds.append(known.kind)
    if not total:
        return None
    return Traits(
        sentences=len(longest),
        words=total,
        sentence_words=total / len(longest),
        frequency=sum(common) / len(common) if common else lint.UNKNOWN,
        dependency=sum(longest) / len(longest),
        density=content / max(1, finite),
        concrete=kinds.count("c") / len(kinds) if kinds else None,
        long_share=long / total,
        personal_share=persons / total,
        preposition_share=prepositions / total,
    )
