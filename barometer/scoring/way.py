"""What one persona meets on one touchpoint: demands, barriers, and what nobody examined (points 1, 2, 3 and 8 of the scoring design)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import prod

from barometer.domain.barrier import Barrier
from barometer.domain.evidence import Evidence
from barometer.domain.journey import Demand, Touchpoint
from barometer.domain.persona import Persona
from barometer.domain.vocabulary import Axis, Grade, Has, Outcome, Severity
from barometer.scoring.catalogue import Catalogue, relevance
from barometer.scoring.model import Model

GOOD = (Outcome.PASSED, Outcome.INAPPLICABLE)
DOUBT = (Outcome.CANT_TELL, Outcome.UNTESTED)
FOUND = "found"
PREREQUISITE = "prerequisite"
RANK = {grade: grade.rank for grade in Grade}
"""``Grade.rank`` as a table: it is asked a million times."""

Findings = Mapping[str, tuple[Evidence, ...]]
"""The evidence at one touchpoint, by barrier id."""


@dataclass(frozen=True, slots=True)
class Concern:
    """A barrier that concerns a persona: ``relevance`` (0–1] and the axes on which it does, as need × weight above 0."""

    barrier: Barrier
    relevance: float
    axes: Mapping[Axis, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """A persona with all barriers that concern it, in the order of the catalogue."""

    persona: Persona
    concerns: tuple[Concern, ...]

    @classmethod
    def of(cls, persona: Persona, catalogue: Catalogue) -> Profile:
        """The profile of a persona."""
        concerns = []
        for barrier in catalogue.barriers.values():
            axes = {axis: persona.need(axis) * weight for axis, weight in barrier.axes.items() if persona.need(axis) * weight > 0}
            if axes:
                concerns.append(Concern(barrier, relevance(barrier, persona), axes))
        return cls(persona, tuple(concerns))


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that makes a persona fail on one touchpoint with chance ``q``: a found barrier or an unmet demand.

    ``blocks``: the touchpoint is closed to the persona (a critical barrier with relevance 1, or a demand that is not met at all).
    """

    barrier: str
    kind: str
    severity: Severity
    relevance: float
    q: float
    touchpoint: str
    sources: tuple[str, ...]
    blocks: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One touchpoint for one persona. ``low`` is the chance of failing with what is known; ``unknown_chance`` what the unknown may add.

    ``examined``: nothing that concerns the persona is open, and better than automated evidence says so.
    """

    touchpoint: Touchpoint
    reach: float
    obstacles: tuple[Obstacle, ...]
    low: float
    unknown: Mapping[Axis, tuple[str, ...]]
    unknown_chance: float
    grade: Grade
    examined: bool
    hidden_by: tuple[str, ...] = ()
    """Barriers on the step's pages that keep the persona from hearing of this channel; see ``announce.py``."""

    @property
    def counts(self) -> bool:
        """Whether the persona can rely on this channel: it exists, is free, announced and open, and the pages do not hide it."""
        return self.touchpoint.counts and not self.hidden_by

    @property
    def high(self) -> float:
        """Chance of failing if what nobody examined hides barriers."""
        return 1 - (1 - self.low) * (1 - self.unknown_chance)

    @property
    def blocked(self) -> bool:
        """Whether this touchpoint is closed to the persona."""
        return any(one.blocks for one in self.obstacles)

    @property
    def stopped(self) -> bool:
        """Whether a critical barrier of full relevance stands here: the blocker rule."""
        return any(one.blocks and one.kind == FOUND for one in self.obstacles)

    def without(self, barrier: str, kind: str) -> Way:
        """This touchpoint with that obstacle gone and everything else the same; what it hid is no longer hidden."""
        left = tuple(one for one in self.obstacles if (one.barrier, one.kind) != (barrier, kind))
        hidden = tuple(name for name in self.hidden_by if (name, FOUND) != (barrier, kind))
        if len(left) == len(self.obstacles) and len(hidden) == len(self.hidden_by):
            return self
        return replace(self, obstacles=left, low=chance_of_failing(left), hidden_by=hidden)


def chance_of_failing(obstacles: Iterable[Obstacle]) -> float:
    """Noisy-or over barriers; one that was found where its demand is unmet too is one barrier, at its worst."""
    unmet: dict[str, float] = {}
    worst: dict[str, float] = {}
    for one in obstacles:
        q = one.q
        if one.kind == PREREQUISITE:  # two different demands can be lacking at once: leaving home, and being free in office hours
            q = unmet[one.barrier] = 1 - (1 - unmet.get(one.barrier, 0.0)) * (1 - one.q)
        worst[one.barrier] = max(worst.get(one.barrier, 0.0), q)
    return 1 - prod(1 - q for q in worst.values())


def by_barrier(evidence: Iterable[Evidence]) -> Findings:
    """The evidence at one touchpoint, by barrier id."""
    found: dict[str, list[Evidence]] = {}
    for one in evidence:
        found.setdefault(one.barrier, []).append(one)
    return {barrier: tuple(members) for barrier, members in found.items()}


def find_way(*, profile: Profile, touchpoint: Touchpoint, findings: Findings, catalogue: Catalogue, model: Model) -> Way:
    """What one persona meets on one touchpoint.

    A barrier that the catalogue does not expect on this channel counts when somebody found it there, and is no open question otherwise.
    """
    persona = profile.persona
    obstacles = _unmet_demands(persona, touchpoint, catalogue, model)
    unknown: dict[Axis, list[str]] = {}
    weights: dict[Axis, float] = {}
    expected = False
    seen, good = [Grade.NONE], [Grade.NONE]
    for concern in profile.concerns:
        barrier = concern.barrier
        found = [one for one in findings.get(barrier.id, ()) if one.persona in ("", persona.id)]
        failed = [one for one in found if one.outcome is Outcome.FAILED]
        if failed:
            obstacles.append(_found(concern, touchpoint, failed, model))
            seen.extend(one.grade for one in failed)
        if touchpoint.channel not in barrier.channels:
            continue
        expected = True
        good.extend(one.grade for one in found if one.outcome in GOOD)
        if not _closed(found, full=barrier.automation == "full"):
            for axis, weight in concern.axes.items():
                unknown.setdefault(axis, []).append(barrier.id)
                weights[axis] = max(weights.get(axis, 0.0), weight)
    if not expected:
        # No barrier here concerns this persona: what was fine for others is all that can be known.
        everybody = (one for found in findings.values() for one in found)
        good.extend(one.grade for one in everybody if one.outcome in GOOD and one.persona in ("", persona.id))
    chance = model.severity_chance[model.unknown_severity]
    return Way(
        touchpoint=touchpoint,
        reach=touchpoint.reach if touchpoint.reach is not None else model.reach[touchpoint.channel],
        obstacles=tuple(obstacles),
        low=chance_of_failing(obstacles),
        unknown={axis: tuple(ids) for axis, ids in sorted(unknown.items())},
        unknown_chance=1 - prod(1 - chance * weights[axis] for axis in sorted(weights)),
        grade=best([*seen, *good]),
        examined=not unknown and RANK[best(good)] > RANK[Grade.AUTOMATED],
    )


def _unmet_demands(persona: Persona, touchpoint: Touchpoint, catalogue: Catalogue, model: Model) -> list[Obstacle]:
    unmet = []
    for demand in touchpoint.demands:
        has = _best_has(persona, demand)
        q = model.prerequisite_chance[has]
        if q > 0:
            unmet.append(
                Obstacle(
                    barrier=demanded(demand, catalogue),
                    kind=PREREQUISITE,
                    severity=Severity.CRITICAL if has is Has.NO else Severity.MAJOR,
                    relevance=1.0,
                    q=q,
                    touchpoint=touchpoint.id,
                    sources=(f"demand:{touchpoint.id}:{'/'.join(demand.any_of)}",),
                    blocks=has is Has.NO,
                )
            )
    return unmet


def demanded(demand: Demand, catalogue: Catalogue) -> str:
    """The barrier that a demand is to whoever cannot meet it: that of the first of its alternatives."""
    return catalogue.by_resource[demand.any_of[0]]


def _found(concern: Concern, touchpoint: Touchpoint, failed: list[Evidence], model: Model) -> Obstacle:
    severity = max((model.severity(one.impact, one.persistence) for one in failed), key=list(Severity).index)
    return Obstacle(
        barrier=concern.barrier.id,
        kind=FOUND,
        severity=severity,
        relevance=concern.relevance,
        q=concern.relevance * model.severity_chance[severity],
        touchpoint=touchpoint.id,
        sources=tuple(sorted({one.source for one in failed})),
        blocks=severity is Severity.CRITICAL and concern.relevance == 1,
    )


def _closed(found: list[Evidence], *, full: bool) -> bool:
    """Whether the question is answered: by a pass that can prove it, without doubt of the same or a better grade. A failure never does."""
    proof = [RANK[one.grade] for one in found if one.outcome in GOOD and (full or RANK[one.grade] > RANK[Grade.AUTOMATED])]
    doubt = [RANK[one.grade] for one in found if one.outcome in DOUBT]
    return bool(proof) and max(proof) > max(doubt, default=-1)


def best(grades: Iterable[Grade]) -> Grade:
    """The best of some grades."""
    return max(grades, key=RANK.__getitem__, default=Grade.NONE)


def _best_has(persona: Persona, demand: Demand) -> Has:
    return min((persona.has(resource) for resource in demand.any_of), key=(Has.YES, Has.PARTLY, Has.NO).index)
