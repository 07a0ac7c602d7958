"""The lexicon: words and phrases of the administration in a sentence, each with what a resident would say.

The lists are ``<lang>/lexicon/*.yaml``; their fields are in ``README.md``. A phrase is a row of words, matched whole and in any case; "…"
in it stands for up to ten words without a comma or "om" between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from barometer.plain import lexicon
from barometer.plain.words import Token, tokens

_GAP = "…"
_WIDEST = 10
_ELIDED = frozenset({"l", "d", "qu", "j", "n", "s", "c", "m", "t", "lorsqu", "puisqu", "jusqu"})
_CLOSES_GAP = frozenset({",", ";", ":", ".", "om", "als", "tot", "voor"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase. ``plain`` are the alternatives, best first.

    ``legal``: it has a meaning in law, stays, and has to be explained, for which ``explain`` is a sentence. ``major`` when readers lose the
    meaning. ``modal``: it asks or tells in a roundabout way. ``weak``: editors often leave it, so it is shown on request only.
    """

    lemma: str
    plain: tuple[str, ...]
    explain: str
    major: bool
    legal: bool
    weak: bool
    not_before: frozenset[str]
    not_after: frozenset[str]
    verb_after: bool
    not_in_question: bool
    modal: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """One shape of an entry: its words in small letters, with gaps."""

    entry: Entry
    shape: tuple[str, ...]


def entry_of(row: dict[str, Any]) -> Entry:
    """An entry as it is written in a list."""
    return Entry(
        lemma=row["lemma"], plain=tuple(row["plain"]), explain=row.get("explain", ""),
        major=row["impact"] == "major", legal=bool(row.get("legal")), weak=bool(row.get("weak")),
        not_before=frozenset(row.get("not_before", ())), not_after=frozenset(row.get("not_after", ())),
        verb_after=bool(row.get("verb_after")), not_in_question=bool(row.get("not_in_question")),
        modal=bool(row.get("modal")),
    )  # fmt: skip


def shape_of(written: str) -> tuple[str, ...]:
    """The words of a phrase as they are matched."""
    return tuple(part for chunk in written.split() for part in ([_GAP] if chunk == _GAP else [token.low for token in tokens(chunk)]))


def _shapes(lang: str) -> Iterator[Phrase]:
    for row in lexicon.folder(lang, "lexicon"):
        entry = entry_of(row)
        yield from (Phrase(entry, shape_of(written)) for written in (row["lemma"], *row.get("forms", ())))


@cache
def phrases(lang: str) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """All shapes of a language by their first and their second word, longest first; empty when the language has no list.

    Under '' stand those of one word, and those with a gap after the first: "in" begins hundreds of phrases, "in het" some.
    """
    found: dict[str, dict[str, list[Phrase]]] = {}
    for phrase in _shapes(lang):
        second = phrase.shape[1] if len(phrase.shape) > 1 and phrase.shape[1] != _GAP else ""
        found.setdefault(phrase.shape[0], {}).setdefault(second, []).append(phrase)
    return {first: {second: tuple(sorted(same, key=_longest)) for second, same in rest.items()} for first, rest in found.items()}


def _longest(phrase: Phrase) -> int:
    return -len(phrase.shape)


def _candidates(listed: dict[str, dict[str, tuple[Phrase, ...]]], seen: Sequence[frozenset[str]], at: int) -> list[Phrase]:
    """The phrases that may begin at a token, longest first."""
    found: list[Phrase] = []
    for first in seen[at]:
        if rest := listed.get(first):
            seconds = seen[at + 1] if at + 1 < len(seen) else ()
            found += [phrase for second in ("", *seconds) for phrase in rest.get(second, ())]
    return sorted(found, key=_longest) if len(found) > 1 else found


def _end(seen: Sequence[frozenset[str]], at: int, shape: Sequence[str]) -> int | None:
    """Where a shape that begins at ``at`` ends (exclusive); None when it is not there. ``seen``: what each token may be matched as."""
    position = at
    for index, part in enumerate(shape):
        if part == _GAP:
            position = _behind_gap(seen, position, shape[index + 1])
            if position < 0:
                return None
        elif position >= len(seen) or part not in seen[position]:
            return None
        else:
            position += 1
    return position


def _behind_gap(seen: Sequence[frozenset[str]], start: int, target: str) -> int:
    """Where the word behind a gap that begins at ``start`` stands; -1 when it is not there."""
    for position in range(start, min(len(seen), start + _WIDEST + 1)):
        if target in seen[position]:
            return position
        number = position > start and any(low.isdigit() for low in seen[position - 1])
        if seen[position] & _CLOSES_GAP and not (number and "." in seen[position]):  # "am 1. Januar"
            return -1
    return -1


def _seen(words: Sequence[Token], lang: str) -> list[frozenset[str]]:
    """Each token in small letters; in French also without its elided article or pronoun ("l'octroi": "octroi")."""
    found = []
    for token in words:
        head, apostrophe, rest = token.low.partition("'")
        elided = lang == "fr" and apostrophe and rest and head in _ELIDED
        found.append(frozenset((token.low, rest)) if elided else frozenset((token.low,)))
    return found


def _meant(entry: Entry, low: Sequence[str], at: int, end: int, *, question: bool) -> bool:
    """Whether the words around a match leave it its meaning."""
    before, after = low[at - 1] if at else "", low[end] if end < len(low) else ""
    if after in entry.not_before or before in entry.not_after or (entry.not_in_question and question):
        return False
    return not entry.verb_after or after.endswith("n")  # "dient je aanvraag in te Gent" has no verb after "te"


def is_explained(text: str, end: int, *, lang: str) -> bool:
    """Whether a sentence goes on, after a term that ends at ``end``, with what it means: in brackets, after a colon, "dat is …",
    "betekent …"."""
    rest = text[end:].lstrip().lower()
    if rest[:1] in ("(", ":", "–"):
        return True
    return rest.lstrip(", ").startswith(tuple(lexicon.terms(lang, "explaining", "starts")))


def find(words: Sequence[Token], *, lang: str) -> list[tuple[int, int, Entry]]:
    """First and last token (exclusive) of each entry in one sentence, left to right, without overlaps; weak ones included."""
    listed = phrases(lang)
    seen, low = _seen(words, lang), [token.low for token in words]
    question = "?" in low[-2:]
    found: list[tuple[int, int, Entry]] = []
    at = 0
    while at < len(low):
        for phrase in _candidates(listed, seen, at):
            end = _end(seen, at, phrase.shape)
            if end is not None and _meant(phrase.entry, low, at, end, question=question):
                found.append((at, end, phrase.entry))
                at = end - 1
                break
        at += 1
    return found
