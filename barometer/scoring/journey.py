"""One persona over the whole journey, and the headline over all personas (points 6 and 9 of the scoring design)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from barometer.domain.journey import Journey, Step
from barometer.domain.risk import Cell, Headline, PersonaRisk
from barometer.domain.vocabulary import Band, PathStatus, Stakes
from barometer.scoring.cell import DIGITS, Scored, shown_level
from barometer.scoring.model import Model


def score_journey(*, persona: str, journey: Journey, row: Mapping[str, Scored], stakes: Stakes, model: Model) -> PersonaRisk:
    """Mandatory steps in series; an alternative stands in parallel to the step that it replaces. ``row`` is step id → scored cell."""
    success = success_high = 1.0
    blocked: list[str] = []
    proven = True
    weakest, most = "", -1.0
    for step in _needed(journey):
        group = [row[step.id], *(row[one.id] for one in journey.steps if one.alternative_to == step.id)]
        closed = all(one.cell.blocked for one in group)
        floor = model.lower_edge(Band.HIGH) if closed else 0.0
        fail = max(floor, prod(one.cell.low for one in group))
        success *= 1 - fail
        success_high *= 1 - max(floor, prod(one.cell.high for one in group))
        if fail > most:
            weakest, most = step.id, fail
        if closed:
            blocked.append(step.id)
        proven = proven and any(one.proven for one in group)
    low = round(1 - success, DIGITS)
    high = max(low, round(1 - success_high, DIGITS))
    path = PathStatus.NONE if blocked else PathStatus.FOUND if proven else PathStatus.UNPROVEN
    return PersonaRisk(
        persona=persona,
        low=low,
        high=high,
        level=shown_level(low, high, proven=proven, stakes=stakes, model=model),
        path=path,
        weakest_step=weakest,
        blocked_steps=tuple(blocked),
    )


def _needed(journey: Journey) -> list[Step]:
    """The mandatory steps; all of them where none is said to be mandatory, since a journey of nothing would always succeed."""
    own = [step for step in journey.steps if step.alternative_to is None]
    return [step for step in own if step.mandatory] or own


def headline(cells: Sequence[Cell], risks: Sequence[PersonaRisk]) -> Headline:
    """Profiles without a path, the worst cell, and the gap between the best and the worst served profile."""
    worst = max(cells, key=lambda cell: (cell.level.rank, cell.low, cell.high, cell.persona, cell.step))
    by_risk = sorted(risks, key=lambda risk: (risk.low, risk.high, risk.persona))
    return Headline(
        without_path=tuple(risk.persona for risk in risks if risk.path is PathStatus.NONE),
        unproven_path=tuple(risk.persona for risk in risks if risk.path is PathStatus.UNPROVEN),
        worst_persona=worst.persona,
        worst_step=worst.step,
        worst_level=worst.level,
        best_served=by_risk[0].persona,
        worst_served=by_risk[-1].persona,
        gap=round(by_risk[-1].low - by_risk[0].low, DIGITS),
    )
