"""What in a sentence makes it hard: its length, how it is built, and its words.

Each finding points at words of its sentence. Rare or long words are never a finding by themselves: editors do not remove them
more often than other words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from barometer.plain import abbreviations, lexicon, negation, official, passive_en, passive_fr, passive_nl, tang_nl
from barometer.plain.sentences import Sentence
from barometer.plain.traits import tagged
from barometer.plain.words import Token, words
from barometer.plain.words import tokens as cut

LONG = 26
"""Words from which a sentence is long: cities' own editors cut 83 % of the sentences of more than 25 words."""
VERY_LONG = 36
"""Words from which a sentence loses most readers; ten more than long."""

_PASSIVES: dict[str, Callable[[Sequence[Token]], list[tuple[int, str]]]] = {
    "nl": passive_nl.find,
    "fr": passive_fr.find,
    "en": passive_en.find,
}


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a sentence, kept while everything is looked for in it."""
    return tuple(cut(text))


class Kind(StrEnum):
    """Kinds of findings in a sentence."""

    LONG_SENTENCE = "long_sentence"
    PASSIVE = "passive"
    TANG = "tang"
    """Two parts of one verb, or a determiner and its noun, with eight words or more between them."""
    MODAL = "modal"
    """A roundabout way to ask or tell: "dient te", "zou"."""
    OFFICIAL = "official"
    TERM = "term"
    """A term that has a meaning in law and stays, but is not explained."""
    ABBREVIATION = "abbreviation"
    NEGATION = "negation"
    """Two negations that cancel out: "niet zonder"."""
    SEMICOLON = "semicolon"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in one sentence. ``start`` and ``end`` are character offsets in the sentence's text.

    ``words`` is the sentence's length for a long sentence, and the words in between for a tang. ``plain`` is what to say instead, in the
    language of the text, where there is something fixed to say; ``explain`` what the term means. ``major`` when readers lose the meaning,
    not only the ease. ``weak``: editors often leave it, so it is shown on request only.
    """

    kind: Kind
    sentence: Sentence
    start: int
    end: int
    text: str
    plain: str = ""
    words: int = 0
    major: bool = False
    explain: str = ""
    weak: bool = False


def knows(kind: Kind, lang: str | None) -> bool:
    """Whether findings of a kind can be told in a language at all; where not, they are unknown and not absent."""
    if kind is Kind.PASSIVE:
        return lang in _PASSIVES
    if kind in (Kind.TANG, Kind.MODAL):
        return lang == "nl"
    if kind in (Kind.OFFICIAL, Kind.TERM):
        return lang is not None and bool(lexicon.folder(lang, "lexicon"))
    if kind is Kind.ABBREVIATION:
        return lang is not None and bool(lexicon.folder(lang, "short"))
    if kind is Kind.NEGATION:
        return lang is not None and lexicon.has(lang, "negation")
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


def _is_code(text: str, start: int, end: int) -> bool:
    """Whether a word is part of a name for machines: DATABASE_URL, --login, name="token"."""
    return text[max(0, start - 1) : start] in ("_", "=") or text[max(0, start - 2) : start] == "--" or text[end : end + 1] in ("_", "=")


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether words are all that stands between quotation marks: they are talked about, not used."""
    return text[:start].rstrip()[-1:] in ("“", "‘", "„", "«", '"') and text[end:].lstrip()[:1] in ("”", "’", "“", "»", '"')


def in_lexicon(sentence: Sentence, *, lang: str) -> list[Finding]:
    """Words and phrases of the administration, and terms that need an explanation, that the sentence does not give itself."""
    found = tokens(sentence.text)
    told = []
    for first, last, entry in official.find(found, lang=lang):
        start, end = found[first].start, found[last - 1].end
        if _is_code(sentence.text, start, end) or _is_quoted(sentence.text, start, end):
            continue
        if entry.legal and official.is_explained(sentence.text, end, lang=lang):
            continue
        kind = Kind.TERM if entry.legal else Kind.MODAL if entry.modal else Kind.OFFICIAL
        plain = " / ".join(entry.plain)
        told.append(
            Finding(kind, sentence, start, end, entry.lemma, plain, major=entry.major, explain=entry.explain, weak=entry.weak),
        )
    return told


def short_forms(sentence: Sentence, *, lang: str) -> list[Finding]:
    """Abbreviations that are not written out."""
    return [
        Finding(Kind.ABBREVIATION, sentence, start, end, sentence.text[start:end], plain=full)
        for start, end, full in abbreviations.find(sentence.text, lang=lang)
    ]


def double_negations(sentence: Sentence, *, lang: str) -> list[Finding]:
    """Negations that cancel out."""
    found = tokens(sentence.text)
    return [
        Finding(Kind.NEGATION, sentence, found[first].start, found[last].end, sentence.text[found[first].start : found[last].end])
        for first, last in negation.find(found, lang=lang)
    ]


def semicolons(sentence: Sentence) -> list[Finding]:
    """Semicolons between words; editors removed 98 % of them."""
    return [Finding(Kind.SEMICOLON, sentence, token.start, token.end, ";") for token in tokens(sentence.text) if token.text == ";"]


def tangs(sentence: Sentence) -> list[Finding]:
    """The widest tang of a Dutch sentence, from its first part to its last."""
    known = tagged(sentence.text, lang="nl")
    found = known.tokens
    widest = tang_nl.widest(found, known.parts)
    if widest is None:
        return []
    start, end = found[widest.first].start, found[widest.last].end
    return [Finding(Kind.TANG, sentence, start, end, sentence.text[start:end], words=widest.between)]


_FINDERS: dict[Kind, Callable[[Sentence, str], list[Finding]]] = {
    Kind.LONG_SENTENCE: lambda sentence, _: [long] if (long := long_sentence(sentence)) else [],
    Kind.PASSIVE: lambda sentence, lang: passives(sentence, lang=lang),
    Kind.TANG: lambda sentence, _: tangs(sentence),
    Kind.OFFICIAL: lambda sentence, lang: in_lexicon(sentence, lang=lang),
    Kind.ABBREVIATION: lambda sentence, lang: short_forms(sentence, lang=lang),
    Kind.NEGATION: lambda sentence, lang: double_negations(sentence, lang=lang),
    Kind.SEMICOLON: lambda sentence, _: semicolons(sentence),
}
"""What looks for each kind; terms and roundabout wordings are found where words of the administration are."""


def find(sentence: Sentence, *, lang: str, kind: Kind | None = None) -> list[Finding]:
    """All findings of one sentence in a known language, weak ones included, of the kinds that it has; of one ``kind`` when named."""
    if kind is None:
        return [one for each, finder in _FINDERS.items() if knows(each, lang) for one in finder(sentence, lang)]
    finder = _FINDERS[Kind.OFFICIAL if kind in (Kind.TERM, Kind.MODAL) else kind]
    return [one for one in finder(sentence, lang) if one.kind is kind] if knows(kind, lang) else []
