"""Explanations and fixes keep their promises: each is compared with the engine's answer after the change was really made."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from barometer.domain.evidence import Evidence
from barometer.domain.risk import Case
from barometer.domain.vocabulary import Outcome
from barometer.scoring.guidance import fixes
from tests.scoring.strategies import CATALOGUE, ENGINE, cases, is_no_better, thousands, with_step, without_evidence

heavy = settings(thousands, max_examples=400)
"""One case of these is scored again for every barrier in it: thousands of comparisons."""


@heavy
@given(cases())
def test_the_explanation_adds_up(case: Case) -> None:
    """Removing what an entry names (the failed evidence, or the demands) gives the cell that the entry promises."""
    barometer = ENGINE.score(case)
    for cell in barometer.cells:
        for entry in cell.barriers:
            if entry.kind == "found":
                gone = without_evidence(
                    case,
                    lambda place, one, cell=cell, entry=entry: (
                        place[0] == cell.step and one.barrier == entry.barrier and one.outcome is Outcome.FAILED
                    ),
                )
            else:
                step = case.journey.step(cell.step)
                points = tuple(
                    replace(
                        point,
                        demands=tuple(one for one in point.demands if CATALOGUE.by_resource[one.any_of[0]] != entry.barrier),
                    )
                    for point in step.touchpoints
                )
                gone = with_step(case, replace(step, touchpoints=points))
            promised = ENGINE.score(gone).cell(persona=cell.persona, step=cell.step)
            assert (entry.low_without, entry.level_without) == (promised.low, promised.level)
            assert entry.contribution == round(cell.low - promised.low, 9)


@thousands
@given(cases())
def test_a_cell_that_can_fail_is_explained_and_a_cell_without_obstacles_is_not(case: Case) -> None:
    for cell in ENGINE.score(case).cells:
        counted = [point for point in cell.channels if point.counts]
        assert bool(cell.barriers) == any(point.low > 0 for point in counted)
        assert {place for entry in cell.barriers for place in entry.touchpoints} <= {point.touchpoint for point in counted}


@heavy
@given(cases())
def test_a_fix_gives_what_it_promises(case: Case) -> None:
    barometer = ENGINE.score(case)
    found = fixes(ENGINE, case, barometer)
    order = [(-len(fix.opens_path), -fix.cells_lower, -round(fix.total, 9)) for fix in found]
    assert order == sorted(order)
    for fix in found:
        after = ENGINE.score(applied(case, fix.barrier, fix.step))
        pairs = list(zip(barometer.personas, after.personas, strict=True))
        assert fix.drops == {old.persona: round(old.low - new.low, 9) for old, new in pairs if new.low < old.low}
        assert set(fix.opens_path) == {old.persona for old, new in pairs if old.path == "none" and new.path != "none"}
        cells = zip(barometer.cells, after.cells, strict=True)
        assert fix.cells_lower == sum(new.level.rank < old.level.rank for old, new in cells)
        assert is_no_better(barometer, after)


def applied(case: Case, barrier: str, step: str) -> Case:
    """The case after a fix, written down independently of the engine: what failed passes, and the demand is gone."""

    def mended(place: tuple[str, str], one: Evidence) -> Evidence:
        here = "|template|" in one.source if step == "" else place[0] == step
        return replace(one, outcome=Outcome.PASSED) if here and one.barrier == barrier and one.outcome is Outcome.FAILED else one

    steps = tuple(
        replace(
            one,
            touchpoints=tuple(
                replace(point, demands=tuple(d for d in point.demands if CATALOGUE.by_resource[d.any_of[0]] != barrier))
                for point in one.touchpoints
            ),
        )
        if one.id == step
        else one
        for one in case.journey.steps
    )
    evidence = {place: tuple(mended(place, one) for one in found) for place, found in case.evidence.items()}
    return replace(case, journey=replace(case.journey, steps=steps), evidence=evidence)
