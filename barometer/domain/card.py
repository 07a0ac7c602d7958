"""Cards of the toolbox: what a team can do about a barrier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from barometer.domain.persona import Prose
from barometer.domain.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class Card:
    """One method. ``lowers`` holds barrier ids; the prose body holds the steps, pitfalls and an example (Markdown)."""

    id: str
    prose: Mapping[str, Prose]
    phase: Phase
    lowers: tuple[str, ...]
    helps: tuple[str, ...]
    time: str
    people: str
    cost: str
    materials: tuple[str, ...]
    steps: tuple[str, ...]
    pitfalls: tuple[str, ...]
    evidence: tuple[str, ...]
    sources: tuple[str, ...] = ()
