"""Tangconstructies in Dutch: parts that belong together with many words in between ("heeft … de aanvraag die … gisteren … verstuurd").

Three kinds are looked for: a finite auxiliary and the rest of its verb, a separable verb and its particle, a determiner and its noun. A
clause that starts in between (a relative pronoun or a subordinator after a comma) is passed over until its own verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from barometer.plain import lint, passive_nl
from barometer.plain.lexicon import terms
from barometer.plain.tagger import Part
from barometer.plain.words import Token

WIDE = 8
"""Words in between from which a tang makes a sentence hard."""
_STOPS = frozenset({";", ":", "?", "!"})
_REST = (Part.PARTICIPLE, Part.INFINITIVE)


@dataclass(frozen=True, slots=True)
class Tang:
    """``first`` and ``last`` are indices of tokens; ``between`` counts the words between them."""

    first: int
    last: int
    between: int


def _between(tokens: Sequence[Token], first: int, last: int) -> int:
    return sum(token.is_word for token in tokens[first + 1 : last])


def _opens(low: Sequence[str], parts: Sequence[Part], at: int) -> bool:
    """Whether a clause with a verb of its own begins here."""
    if parts[at] is Part.SUBORDINATOR:
        return low[at] not in ("te", "dan", "om") and (low[at] != "als" or (at > 0 and low[at - 1] == ","))
    before, following = low[at - 1], parts[at + 1] if at + 1 < len(parts) else Part.MARK
    if low[at] == "die" and following is Part.PRONOUN:
        return True
    if low[at] not in terms("nl", "tang", "relatives") or parts[at] not in (Part.PRONOUN, Part.ADVERB):
        return False
    return before == "," or low[at].startswith("waar") or (parts[at] is Part.PRONOUN and following is not Part.MARK and low[at] != "dat")


def _skip(low: Sequence[str], parts: Sequence[Part], at: int) -> int:
    """The last token of the clause that opens at ``at``: its finite verb and what of the verb stands right after that."""
    depth = 1
    for other in range(at + 1, len(low)):
        if low[other] in _STOPS:
            return other - 1
        if _opens(low, parts, other):
            depth += 1
        elif parts[other] is Part.FINITE:
            depth -= 1
            if not depth:
                while other + 1 < len(low) and (
                    parts[other + 1] in _REST
                    or (low[other + 1] in ("te", "aan", "het") and other + 2 < len(low) and parts[other + 2] in _REST)
                ):
                    other += 1
                return other
    return len(low) - 1


def _purpose(low: Sequence[str], parts: Sequence[Part], at: int) -> int:
    """The last token of "om … te doen"; ``at`` itself where "om" opens no clause."""
    for other in range(at + 1, len(low) - 1):
        if low[other] in _STOPS or low[other] == "," or parts[other] is Part.FINITE:
            return at
        if low[other] == "te" and parts[other + 1] in _REST:
            return other + 1
    return at


def _own(low: Sequence[str], parts: Sequence[Part], at: int) -> Iterator[int]:
    """The tokens after the finite verb at ``at`` that stand in its own clause."""
    other = at + 1
    while other < len(low) and low[other] not in _STOPS:
        if _opens(low, parts, other):
            other = _skip(low, parts, other)
        elif low[other] == "om":
            other = max(other, _purpose(low, parts, other))
        elif parts[other] is Part.FINITE:
            return
        else:
            yield other
        other += 1


def _verb_ends(low: Sequence[str], parts: Sequence[Part], at: int) -> int | None:
    """The last part of the verb whose finite auxiliary stands at ``at``, in its own clause."""
    kind = next((kind for kind in ("participle", "infinitive", "te") if low[at] in terms("nl", "tang", kind)), "")
    last = None
    for other in _own(low, parts, at) if kind else ():
        before = low[other - 1]
        if last is not None and low[other] in ("en", "of", "maar"):
            break
        if (
            parts[other] not in _REST
            or before in ("het", "een", "de")
            or (parts[other] is Part.PARTICIPLE and low[other].endswith(("e", "end")))
        ):
            continue
        if parts[other] is Part.PARTICIPLE and parts[other + 1 : other + 2] == [Part.FINITE]:
            continue  # "dat de brief verstuurd is": of the verb after it
        if before == "te" and kind != "te":
            continue
        if last is None:
            wanted = Part.PARTICIPLE if kind == "participle" else Part.INFINITIVE
            if parts[other] is wanted or (kind == "participle" and parts[other + 1 : other + 2] == [Part.INFINITIVE]):
                last = other
        elif other - 1 == last:
            last = other
    return last


def _particle(low: Sequence[str], parts: Sequence[Part], at: int) -> int | None:
    """The particle that belongs to the finite verb at ``at``: the two together are a word ("legt … af": "aflegt")."""
    particles = terms("nl", "tang", "particles")
    for other in _own(low, parts, at):
        if low[other] in particles and lint.known(low[other] + low[at]) is not None:
            following = low[other + 1] if other + 1 < len(low) else "."
            if (
                not following[0].isalnum()
                or following in ("en", "of", "om", "maar", "als", "omdat", "zodat")
                or parts[other + 1] is Part.PREPOSITION
            ):
                return other
    return None


def _noun(parts: Sequence[Part], low: Sequence[str], at: int) -> int | None:
    """The noun of the determiner at ``at``, when other nouns hang before it ("de door de stad in 2020 goedgekeurde regels")."""
    if at + 1 >= len(low) or parts[at + 1] is not Part.PREPOSITION:
        return None
    modified = None
    for other in range(at + 1, len(low)):
        if low[other] in _STOPS or low[other] == "," or parts[other] is Part.FINITE:
            return None
        if parts[other] in (Part.ADJECTIVE, Part.PARTICIPLE) and low[other].endswith(("e", "en")):
            modified = other
        elif modified is not None and parts[other] is Part.NOUN and other - modified <= 2:
            return other
    return None


def _parts(low: Sequence[str], parts: Sequence[Part]) -> list[Part]:
    """The parts, with a participle that was taken for an adjective put right."""
    return [
        Part.PARTICIPLE if part is Part.ADJECTIVE and passive_nl.is_participle(word) else part
        for word, part in zip(low, parts, strict=True)
    ]


def tangs(tokens: Sequence[Token], parts: Sequence[Part]) -> Iterator[Tang]:
    """All pairs of one sentence, wide or not."""
    low = [token.low for token in tokens]
    parts = _parts(low, parts)
    for at, part in enumerate(parts):
        ends = []
        if part is Part.FINITE:
            ends = [_verb_ends(low, parts, at), _particle(low, parts, at)]
        elif part is Part.DETERMINER:
            ends = [_noun(parts, low, at)]
        yield from (Tang(at, end, _between(tokens, at, end)) for end in ends if end is not None)


def widest(tokens: Sequence[Token], parts: Sequence[Part]) -> Tang | None:
    """The widest tang of a sentence; None when none is wide."""
    found = max(tangs(tokens, parts), key=lambda one: one.between, default=None)
    return found if found is not None and found.between >= WIDE else None
