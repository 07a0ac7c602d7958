"""Persona × step: channels in parallel, support, the level and its interval (points 4, 5, 7 and 8 of the scoring design)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from barometer.domain.journey import Step, Support
from barometer.domain.risk import Cell, ChannelRisk
from barometer.domain.vocabulary import Axis, Band, Grade, Level, Stakes
from barometer.scoring.model import Model
from barometer.scoring.way import Way, best

DIGITS = 9
"""Chances are rounded to this many digits before they are banded, so that the order of a product cannot move a level."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A cell, and whether one of its channels is open to the persona and was examined completely."""

    cell: Cell
    proven: bool


def score_cell(*, persona: str, step: Step, ways: tuple[Way, ...], stakes: Stakes, model: Model) -> Scored:
    """One persona on one step, without its explanation."""
    counted = [way for way in ways if way.counts]
    blocked = all(way.blocked for way in counted)
    floor = model.lower_edge(Band.HIGH) if blocked or any(way.stopped for way in counted) else 0.0
    inherent = max(floor, prod(1 - way.reach * (1 - way.low) for way in counted))
    inherent_high = max(floor, prod(1 - way.reach * (1 - way.high) for way in counted))
    low = round(max(floor, supported(inherent, supports=step.supports, persona=persona, model=model)), DIGITS)
    high = max(low, round(max(floor, supported(inherent_high, supports=step.supports, persona=persona, model=model)), DIGITS))
    proven = any(way.examined and not way.blocked for way in counted)
    level = shown_level(low, high, proven=proven, stakes=stakes, model=model)
    cell = Cell(
        persona=persona,
        step=step.id,
        level=level,
        level_high=max(level, model.level(high, stakes), key=lambda one: one.rank),
        band=model.band(low),
        low=low,
        high=high,
        inherent=round(inherent, DIGITS),
        grade=best(way.grade for way in counted),
        blocked=blocked,
        barriers=(),
        unknown=_unknown(counted),
        channels=tuple(_channel(way) for way in ways),
    )
    return Scored(cell, proven)


def shown_level(low: float, high: float, *, proven: bool, stakes: Stakes, model: Model) -> Level:
    """The level of ``low``; but ``laag`` becomes ``onbekend`` unless it is proven and the upper end is ``laag`` too."""
    level = model.level(low, stakes)
    if level is Level.LAAG and not (proven and model.level(high, stakes) is Level.LAAG):
        return Level.ONBEKEND
    return level


def supported(fail: float, *, supports: Iterable[Support], persona: str, model: Model) -> float:
    """Chance of failing after support: first what harms, then tested help, then other help, which gives at most one band."""
    ordered = sorted(supports, key=lambda one: one.id)
    for support in ordered:
        if support.effect_for(persona) < 0:
            fail = 1 - (1 - fail) * (1 - _strength(support, persona, model))
    helping = [one for one in ordered if one.effect_for(persona) > 0]
    for support in helping:
        if support.grade is Grade.TESTED_WITH_PROFILE:
            fail *= 1 - _strength(support, persona, model)
    one_band_below = model.lower_edge(Band(max(model.band(round(fail, DIGITS)) - 1, Band.LOW)))
    helped = fail
    for support in helping:
        if support.grade is not Grade.TESTED_WITH_PROFILE:
            helped *= 1 - _strength(support, persona, model)
    return max(helped, min(fail, one_band_below))


def _strength(support: Support, persona: str, model: Model) -> float:
    share = abs(support.effect_for(persona)) / model.full_effect
    return share * support.reach * model.support_weight(support.grade)


def _unknown(ways: Iterable[Way]) -> dict[Axis, tuple[str, ...]]:
    """What nobody examined on any channel that counts, per axis."""
    merged: dict[Axis, set[str]] = {}
    for way in ways:
        for axis, barriers in way.unknown.items():
            merged.setdefault(axis, set()).update(barriers)
    return {axis: tuple(sorted(barriers)) for axis, barriers in sorted(merged.items())}


def _channel(way: Way) -> ChannelRisk:
    return ChannelRisk(
        touchpoint=way.touchpoint.id,
        counts=way.counts,
        reach=way.reach,
        low=round(way.low, DIGITS),
        high=round(way.high, DIGITS),
        blocked=way.blocked,
        hidden_by=way.hidden_by,
    )
