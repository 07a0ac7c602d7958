"""A passage cut at its findings, so that each piece is shown in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from barometer.plain import Finding, Kind

WHOLE = frozenset({Kind.LONG_SENTENCE, Kind.TANG})
"""Kinds that are about a stretch of text and not about its words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """``marked``: words that a finding is about; ``lined``: part of a stretch that one is about; ``ends``: numbers of findings that end
    here."""

    text: str
    marked: bool
    lined: bool
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the text, from 1."""

    number: int
    finding: Finding

    @property
    def start(self) -> int:
        """Where it begins in its passage."""
        return self.finding.sentence.start + self.finding.start

    @property
    def end(self) -> int:
        """Where it ends in its passage."""
        return self.finding.sentence.start + self.finding.end


def numbered(findings: Sequence[Finding]) -> list[Numbered]:
    """The findings of a text with their numbers."""
    return [Numbered(number, one) for number, one in enumerate(findings, start=1)]


def pieces(text: str, here: Sequence[Numbered]) -> list[Piece]:
    """The pieces of a passage in order; together they are its text."""
    borders = sorted({0, len(text), *(one.start for one in here), *(one.end for one in here)})
    found = []
    for start, end in pairwise(borders):
        over = [one for one in here if one.start <= start and end <= one.end]
        found.append(
            Piece(
                text[start:end],
                marked=any(one.finding.kind not in WHOLE for one in over),
                lined=any(one.finding.kind in WHOLE for one in over),
                ends=tuple(one.number for one in here if one.end == end),
            )
        )
    return found
