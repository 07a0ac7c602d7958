"""Why a cell is what it is: every obstacle's contribution, computed by leaving it out (point 10 of the scoring design)."""

from __future__ import annotations

from barometer.domain.journey import Step
from barometer.domain.risk import Cell, CellBarrier
from barometer.domain.vocabulary import Severity, Stakes
from barometer.scoring.cell import DIGITS, score_cell
from barometer.scoring.model import Model
from barometer.scoring.way import Obstacle, Way


def explain(*, cell: Cell, step: Step, ways: tuple[Way, ...], stakes: Stakes, model: Model) -> tuple[CellBarrier, ...]:
    """One entry per barrier and kind on the channels that count, largest contribution first.

    ``low_without`` and ``level_without`` are those of the whole cell when that barrier is gone from every touchpoint of the step.
    """
    groups: dict[tuple[str, str], list[Obstacle]] = {}
    for way in ways:
        if way.counts:
            for one in way.obstacles:
                groups.setdefault((one.barrier, one.kind), []).append(one)
    entries = []
    for (barrier, kind), members in groups.items():
        left = tuple(way.without(barrier, kind) for way in ways)
        without = score_cell(persona=cell.persona, step=step, ways=left, stakes=stakes, model=model).cell
        entries.append(
            CellBarrier(
                barrier=barrier,
                kind=kind,
                severity=max((one.severity for one in members), key=list(Severity).index),
                relevance=max(one.relevance for one in members),
                q=max(one.q for one in members),
                contribution=round(cell.low - without.low, DIGITS),
                low_without=without.low,
                level_without=without.level,
                sources=tuple(sorted({source for one in members for source in one.sources})),
                touchpoints=tuple(dict.fromkeys(one.touchpoint for one in members)),
            )
        )
    return tuple(sorted(entries, key=lambda entry: (-entry.contribution, -entry.q, entry.barrier, entry.kind)))
