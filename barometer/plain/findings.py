"""What in a sentence makes it hard: its length, a passive, a phrase of the administration.

Each finding points at words of its sentence. Rare or long words are never a finding by themselves: editors do not remove them
more often than other words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from barometer.plain import lexicon, official, passive_en, passive_fr, passive_nl
from barometer.plain.sentences import Sentence
from barometer.plain.words import Token, tokens, words

LONG = 26
"""Words from which a sentence is long: cities' own editors cut 83 % of the sentences of more than 25 words."""
VERY_LONG = 36
"""Words from which a sentence loses most readers; ten more than long."""

_PASSIVES: dict[str, Callable[[Sequence[Token]], list[tuple[int, str]]]] = {
    "nl": passive_nl.find,
    "fr": passive_fr.find,
    "en": passive_en.find,
}


class Kind(StrEnum):
    """Kinds of findings."""

    LONG_SENTENCE = "long_sentence"
    PASSIVE = "passive"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in one sentence. ``start`` and ``end`` are character offsets in the sentence's text.

    ``words`` is the sentence's length for a long sentence. ``plain`` is what to say instead, in the language of the text, where
    there is something fixed to say. ``major`` when readers lose the meaning, not only the ease.
    """

    kind: Kind
    sentence: Sentence
    start: int
    end: int
    text: str
    plain: str = ""
    words: int = 0
    major: bool = False


def knows(kind: Kind, lang: str | None) -> bool:
    """Whether findings of a kind can be told in a language at all; where not, they are unknown and not absent."""
    if kind is Kind.PASSIVE:
        return lang in _PASSIVES
    if kind is Kind.OFFICIAL:
        return lang is not None and lexicon.has(lang, "official")
    return True


def long_sentence(sentence: Sentence) -> Finding | None:
    """The sentence itself, when it is long; in any language."""
    count = len(words(sentence.text))
    if count < LONG:
        return None
    return Finding(Kind.LONG_SENTENCE, sentence, 0, len(sentence.text), sentence.text, words=count, major=count >= VERY_LONG)


def passives(sentence: Sentence, *, lang: str) -> list[Finding]:
    """The passive verbs of a sentence, each at its participle; ``knows`` says for which languages."""
    found = tokens(sentence.text)
    return [
        Finding(Kind.PASSIVE, sentence, found[at].start, found[at].end, found[at].text) for at, _ in _PASSIVES[lang](found)
    ]  # fmt: skip


def official_phrases(sentence: Sentence, *, lang: str) -> list[Finding]:
    """The phrases of the administration in a sentence with their plain alternatives."""
    found = tokens(sentence.text)
    return [
        Finding(
            Kind.OFFICIAL,
            sentence,
            found[first].start,
            found[last - 1].end,
            phrase.name,
            plain=phrase.plain,
            major=phrase.major,
        )
        for first, last, phrase in official.find(found, lang=lang)
    ]


def find(sentence: Sentence, *, lang: str) -> list[Finding]:
    """All findings of one sentence in a known language, of the kinds that the language has."""
    found = [long] if (long := long_sentence(sentence)) else []
    if knows(Kind.PASSIVE, lang):
        found += passives(sentence, lang=lang)
    if knows(Kind.OFFICIAL, lang):
        found += official_phrases(sentence, lang=lang)
    return found
