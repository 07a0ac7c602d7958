"""Risk: how likely it is that a resident does not get the result they have a right to, and how bad that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from barometer.domain.evidence import Evidence
from barometer.domain.journey import Journey
from barometer.domain.persona import Persona
from barometer.domain.vocabulary import Axis, Band, Grade, Level, PathStatus, Severity, Stakes

Place = tuple[str, str]
"""Step id and touchpoint id."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that a score depends on, apart from the catalogue and the model: same case, same barometer."""

    journey: Journey
    stakes: Stakes
    personas: tuple[Persona, ...]
    evidence: Mapping[Place, tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class CellBarrier:
    """One barrier in a cell and what it does there.

    ``kind`` is ``found`` (from evidence) or ``prerequisite`` (a demand that the persona cannot meet). ``q`` is the chance (0–1) that this
    barrier alone makes the persona fail on its touchpoint. ``contribution`` is computed: the cell's ``low`` minus ``low_without``, the cell
    without this barrier. ``sources`` lead back to the evidence; for a prerequisite to ``demand:<touchpoint>:<resource>``.
    """

    barrier: str
    kind: str
    severity: Severity
    relevance: float
    q: float
    contribution: float
    low_without: float
    level_without: Level
    sources: tuple[str, ...]
    touchpoints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChannelRisk:
    """One touchpoint of a step for one persona.

    ``counts`` is False when residents cannot rely on it as a way; ``hidden_by`` then names the barriers on the step's own pages that
    keep them from hearing of it, if that is why.
    """

    touchpoint: str
    counts: bool
    reach: float
    low: float
    high: float
    blocked: bool
    hidden_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """Persona × step. ``low`` is the shown chance of failing (0–1), ``high`` what it could be with all that is not known.

    ``inherent`` is ``low`` before support; ``blocked`` says that no channel of this step is open to the persona.
    ``unknown`` names, per axis of the persona, the barriers that nobody examined.
    """

    persona: str
    step: str
    level: Level
    level_high: Level
    band: Band
    low: float
    high: float
    inherent: float
    grade: Grade
    blocked: bool
    barriers: tuple[CellBarrier, ...]
    unknown: Mapping[Axis, tuple[str, ...]]
    channels: tuple[ChannelRisk, ...]


@dataclass(frozen=True, slots=True)
class PersonaRisk:
    """One persona over the whole journey: chance of failing somewhere, the weakest step, and whether there is a way through."""

    persona: str
    low: float
    high: float
    level: Level
    path: PathStatus
    weakest_step: str
    blocked_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """Never one average: who has no way through, the worst cell, and the gap between the best and the worst served profile."""

    without_path: tuple[str, ...]
    unproven_path: tuple[str, ...]
    worst_persona: str
    worst_step: str
    worst_level: Level
    best_served: str
    worst_served: str
    gap: float


@dataclass(frozen=True, slots=True)
class Barometer:
    """The barometer of one journey at one moment. ``input_hash`` is equal for equal inputs."""

    journey: str
    stakes: Stakes
    headline: Headline
    cells: tuple[Cell, ...]
    personas: tuple[PersonaRisk, ...]
    model_version: str
    input_hash: str

    def cell(self, *, persona: str, step: str) -> Cell:
        """One cell; KeyError when there is none."""
        for cell in self.cells:
            if cell.persona == persona and cell.step == step:
                return cell
        raise KeyError((persona, step))


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to mend and what that gives, computed by leaving it out.

    ``step`` is empty for a fix in the shared template, which counts for every step where it stands (``steps``). ``drops`` gives
    per persona the fall in the chance of failing the journey (0–1). ``opens_path`` are the personas who get a way through.
    """

    barrier: str
    step: str
    steps: tuple[str, ...]
    drops: Mapping[str, float]
    cells_lower: int
    opens_path: tuple[str, ...]
    cards: tuple[str, ...]

    @property
    def total(self) -> float:
        """Sum of the drops; for ordering only, never shown as a score."""
        return sum(self.drops.values())
