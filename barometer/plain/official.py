"""Phrases of the administration in a sentence, each with its plain alternative.

The lists are ``<lang>/official.yaml``. A phrase is a row of words, matched whole and in any case; "…" in it stands for up to
ten words without a comma or "om" between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from barometer.plain import lexicon
from barometer.plain.words import Token, tokens

_GAP = "…"
_WIDEST = 10
_CLOSES_GAP = frozenset({",", ";", ":", ".", "om", "als", "tot", "voor"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One shape of one phrase. ``plain`` is what to say instead; ``major`` when readers lose the meaning."""

    name: str
    shape: tuple[str, ...]
    plain: str
    major: bool
    verb_after: bool = False
    not_in_question: bool = False


@cache
def phrases(lang: str) -> dict[str, tuple[Phrase, ...]]:
    """All phrases of a language by their first word, longest first; empty when the language has no list."""
    found: dict[str, list[Phrase]] = {}
    for entry in lexicon.entries(lang, "official", "phrases"):
        for written in (entry["phrase"], *entry.get("forms", ())):
            shape = tuple(part for chunk in written.split() for part in ([_GAP] if chunk == _GAP else [t.low for t in tokens(chunk)]))
            phrase = Phrase(
                name=entry["phrase"].replace(" …", ""),
                shape=shape,
                plain=entry["plain"],
                major=entry["impact"] == "major",
                verb_after=bool(entry.get("verb_after")),
                not_in_question=bool(entry.get("not_in_question")),
            )
            found.setdefault(shape[0], []).append(phrase)
    return {first: tuple(sorted(same, key=lambda phrase: -len(phrase.shape))) for first, same in found.items()}


def _end(low: Sequence[str], at: int, shape: Sequence[str]) -> int | None:
    """Where a shape that begins at ``at`` ends (exclusive); None when it is not there."""
    position = at
    for index, part in enumerate(shape):
        if part == _GAP:
            target = shape[index + 1]
            for step in range(_WIDEST + 1):
                if position + step >= len(low) or low[position + step] in _CLOSES_GAP:
                    return None
                if low[position + step] == target:
                    position += step
                    break
            else:
                return None
        elif position >= len(low) or low[position] != part:
            return None
        else:
            position += 1
    return position


def find(words: Sequence[Token], *, lang: str) -> list[tuple[int, int, Phrase]]:
    """First and last token (exclusive) of each phrase in one sentence, left to right, without overlaps."""
    listed = phrases(lang)
    low = [token.low for token in words]
    question = "?" in low[-2:]
    found: list[tuple[int, int, Phrase]] = []
    at = 0
    while at < len(low):
        for phrase in listed.get(low[at], ()):
            end = _end(low, at, phrase.shape)
            if end is None or (phrase.not_in_question and question):
                continue
            if phrase.verb_after and not (end < len(low) and low[end].endswith("n")):
                continue  # "dient je aanvraag in te Gent" has no verb after "te"
            found.append((at, end, phrase))
            at = end - 1
            break
        at += 1
    return found
