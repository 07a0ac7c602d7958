"""The behaviour that is fixed whatever the constants are: the properties of the scoring design, over thousands of generated cases."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from barometer.domain.evidence import Evidence
from barometer.domain.journey import Step, Support, Touchpoint
from barometer.domain.persona import Need, Persona
from barometer.domain.risk import Case
from barometer.domain.vocabulary import Band, Channel, Grade, Impact, Level, Outcome, PathStatus, Persistence
from barometer.scoring.announce import WEB
from barometer.scoring.catalogue import relevance
from tests.scoring.strategies import (
    BARRIERS,
    CATALOGUE,
    DOUBTS,
    ENGINE,
    MODEL,
    any_case,
    doubts,
    evidence,
    failures,
    is_no_better,
    personas,
    places,
    scores,
    supports,
    thousands,
    touchpoints,
    with_evidence,
    with_step,
    without_evidence,
)


@thousands
@given(any_case, failures, st.data())
def test_one_more_failure_never_lowers_any_cell(case: Case, failure: Evidence, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(case)))
    assert is_no_better(ENGINE.score(with_evidence(case, place, [failure])), ENGINE.score(case))


@thousands
@given(any_case, failures, st.sampled_from(Impact), st.sampled_from(Persistence), st.data())
def test_a_higher_severity_never_lowers_any_cell(
    case: Case, failure: Evidence, impact: Impact, persistence: Persistence, data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(places(case)))
    worse = replace(failure, impact=max(impact, failure.impact), persistence=max(persistence, failure.persistence))
    before, after = (ENGINE.score(with_evidence(case, place, [one])) for one in (failure, worse))
    assert is_no_better(after, before)


@thousands
@given(any_case, failures, st.data())
def test_fixing_one_failure_never_raises_any_cell(case: Case, failure: Evidence, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(case)))
    broken = ENGINE.score(with_evidence(case, place, [failure]))
    assert is_no_better(broken, ENGINE.score(with_evidence(case, place, [replace(failure, outcome=Outcome.PASSED)])))


@thousands
@given(any_case, evidence)
def test_evidence_from_pages_that_no_step_uses_changes_no_cell(case: Case, found: Evidence) -> None:
    elsewhere = with_evidence(with_evidence(case, ("first", "elsewhere"), [found]), ("elsewhere", "point0"), [found])
    assert scores(ENGINE.score(elsewhere)) == scores(ENGINE.score(case))


@thousands
@given(any_case, failures, personas, st.data())
def test_a_finding_never_changes_a_persona_without_a_need_that_it_hits(
    case: Case, failure: Evidence, who: Persona, data: st.DataObject
) -> None:
    spared = replace(who, needs={axis: need for axis, need in who.needs.items() if axis not in CATALOGUE.barriers[failure.barrier].axes})
    alone = replace(case, personas=(spared,))
    place = data.draw(st.sampled_from(places(case)))
    before, after = ENGINE.score(alone), ENGINE.score(with_evidence(alone, place, [failure]))
    assert (after.cells, after.personas, after.headline) == (before.cells, before.personas, before.headline)


@thousands
@given(any_case, doubts, st.data())
def test_doubt_never_lowers_the_upper_end_and_makes_nothing_low(case: Case, doubt: Evidence, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(case)))
    before, after = ENGINE.score(case), ENGINE.score(with_evidence(case, place, [doubt]))
    assert is_no_better(after, before)
    assert [cell.low for cell in after.cells] == [cell.low for cell in before.cells]


@thousands
@given(any_case, st.data())
def test_not_having_looked_never_lowers_the_upper_end_and_makes_nothing_low(case: Case, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places(case)))
    unseen = without_evidence(case, lambda where, one: where == place and one.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE))
    assert is_no_better(ENGINE.score(unseen), ENGINE.score(case))


@thousands
@given(any_case)
def test_what_is_low_was_examined_completely_by_more_than_a_machine(case: Case) -> None:
    barometer = ENGINE.score(case)
    for cell in barometer.cells:
        if cell.level is Level.LAAG:
            assert cell.level_high is Level.LAAG
            assert cell.grade.rank > Grade.AUTOMATED.rank
            assert any(point.counts and not point.blocked and point.low == point.high for point in cell.channels)
    for risk in barometer.personas:
        assert risk.level is not Level.LAAG or risk.path is PathStatus.FOUND


@thousands
@given(any_case)
def test_automated_evidence_alone_makes_nothing_low_and_proves_no_path(case: Case) -> None:
    automated = replace(
        case, evidence={place: tuple(replace(one, grade=Grade.AUTOMATED) for one in found) for place, found in case.evidence.items()}
    )
    barometer = ENGINE.score(automated)
    assert Level.LAAG not in {cell.level for cell in barometer.cells} | {risk.level for risk in barometer.personas}
    assert PathStatus.FOUND not in {risk.path for risk in barometer.personas}


def stopped(case: Case, step: Step, point: Touchpoint, who: Persona) -> bool:
    """Whether a critical barrier of full relevance stands at this touchpoint."""
    return any(
        one.outcome is Outcome.FAILED
        and MODEL.severity(one.impact, one.persistence) == "critical"
        and one.persona in ("", who.id)
        and relevance(CATALOGUE.barriers[one.barrier], who) == 1
        for one in case.evidence[step.id, point.id]
    )


def hides(case: Case, step: Step, point: Touchpoint, who: Persona) -> bool:
    """Whether the pages of this touchpoint keep the persona from hearing of the other channels."""
    return point.channel in WEB and any(
        one.outcome is Outcome.FAILED
        and CATALOGUE.barriers[one.barrier].hides_channels
        and one.persona in ("", who.id)
        and relevance(CATALOGUE.barriers[one.barrier], who) > 0
        for one in case.evidence[step.id, point.id]
    )


@thousands
@given(any_case, touchpoints)
def test_removing_a_channel_with_a_positive_effect_never_lowers_a_risk(case: Case, point: Touchpoint) -> None:
    """Two channels have none: one with a blocker, which marks the whole step, and one whose pages hide the other channels."""
    step = case.journey.steps[0]
    more = with_step(case, replace(step, touchpoints=(*step.touchpoints, replace(point, id="extra"))))
    more = replace(more, evidence={**case.evidence, ("first", "extra"): next(iter(case.evidence.values()))})
    changed = more.journey.step("first")
    extra = changed.touchpoints[-1]
    assume(not any(stopped(more, changed, extra, who) or hides(more, changed, extra, who) for who in case.personas))
    assert is_no_better(ENGINE.score(case), ENGINE.score(more))


@thousands
@given(any_case, supports, st.data())
def test_removing_support_with_a_positive_effect_never_lowers_a_risk(case: Case, support: Support, data: st.DataObject) -> None:
    helping = replace(support, id="zzz", effect={who: abs(effect) for who, effect in support.effect.items()})
    step = case.journey.step(data.draw(st.sampled_from([one.id for one in case.journey.steps])))
    with_help = with_step(case, replace(step, supports=(*step.supports, helping)))
    assert is_no_better(ENGINE.score(case), ENGINE.score(with_help))


@thousands
@given(any_case, st.lists(supports, max_size=3))
def test_support_that_was_not_tested_helps_by_at_most_one_band_and_makes_no_blocked_cell_low(case: Case, found: list[Support]) -> None:
    untested = [
        replace(one, id=str(number), grade=Grade.EXPERT, reach=1.0, effect={who: abs(effect) for who, effect in one.effect.items()})
        for number, one in enumerate(found)
    ]
    bare = with_step(case, replace(case.journey.steps[0], supports=()))
    helped = with_step(case, replace(case.journey.steps[0], supports=tuple(untested)))
    for old, new in zip(ENGINE.score(bare).cells, ENGINE.score(helped).cells, strict=True):
        assert new.band >= old.band - 1
        assert not (old.blocked and new.level is Level.LAAG)


@thousands
@given(any_case)
def test_a_blocked_cell_is_at_least_in_the_band_high_whatever_support_there_is(case: Case) -> None:
    for cell in ENGINE.score(case).cells:
        assert not cell.blocked or cell.band >= Band.HIGH


@thousands
@given(any_case)
def test_a_critical_barrier_of_full_relevance_puts_the_cell_at_least_in_the_band_high(case: Case) -> None:
    barometer = ENGINE.score(case)
    for step in case.journey.steps:
        for who in case.personas:
            if any(stopped(case, step, point, who) for point in step.touchpoints if point.counts):
                assert barometer.cell(persona=who.id, step=step.id).band >= Band.HIGH


@thousands
@given(any_case, st.sampled_from(BARRIERS), personas, st.data())
def test_a_blocker_without_another_channel_leaves_no_successful_path(case: Case, barrier: str, who: Persona, data: st.DataObject) -> None:
    axes = [axis for axis, weight in CATALOGUE.barriers[barrier].axes.items() if weight == 1]
    axis = data.draw(st.sampled_from(axes))
    hit = replace(who, id="carla", needs={**who.needs, axis: Need(axis, 1.0, "test")})
    first = case.journey.steps[0]
    only = with_step(replace(case, personas=(hit,)), replace(first, touchpoints=first.touchpoints[:1]))
    only = replace(only, journey=replace(only.journey, steps=tuple(one for one in only.journey.steps if not one.alternative_to)))
    blocker = Evidence(barrier, Outcome.FAILED, Grade.AUTOMATED, impact=Impact.CRITICAL)
    (risk,) = ENGINE.score(with_evidence(only, ("first", first.touchpoints[0].id), [blocker])).personas
    assert risk.path is PathStatus.NONE
    assert "first" in risk.blocked_steps
    assert risk.level not in (Level.LAAG, Level.ONBEKEND)


@thousands
@given(any_case, st.integers(0, 1000))
def test_the_order_of_evidence_and_personas_does_not_matter(case: Case, seed: int) -> None:
    random = Random(seed)
    shuffled = replace(
        case,
        personas=tuple(reversed(case.personas)),
        evidence={
            place: tuple(random.sample(found, len(found)))
            for place, found in random.sample(list(case.evidence.items()), len(case.evidence))
        },
    )
    assert ENGINE.score(shuffled) == ENGINE.score(case)


@thousands
@given(any_case, evidence, st.data())
def test_the_same_input_hash_means_the_same_output(case: Case, more: Evidence, data: st.DataObject) -> None:
    other = with_evidence(case, data.draw(st.sampled_from(places(case))), [more])
    before, again, after = ENGINE.score(case), ENGINE.score(case), ENGINE.score(other)
    assert repr(again) == repr(before)
    assert after.input_hash != before.input_hash


@thousands
@given(any_case)
def test_a_chance_is_a_chance_and_the_interval_has_its_ends_in_order(case: Case) -> None:
    barometer = ENGINE.score(case)
    for one in (*barometer.cells, *barometer.personas):
        assert 0 <= one.low <= one.high <= 1
    for cell in barometer.cells:
        assert cell.level_high.rank >= cell.level.rank
        assert all(entry.contribution >= 0 for entry in cell.barriers)


@thousands
@given(any_case)
def test_a_journey_fails_at_least_as_often_as_its_weakest_step(case: Case) -> None:
    barometer = ENGINE.score(case)
    for risk in barometer.personas:
        group = [one.id for one in case.journey.steps if risk.weakest_step in (one.id, one.alternative_to)]
        together = 1.0
        for step in group:
            together *= barometer.cell(persona=risk.persona, step=step).low
        assert risk.low >= round(together, 9) - 1e-9


def test_the_generated_cases_are_not_all_alike() -> None:
    """A property over cases that never reach a level, a path or a doubt would hold by accident."""
    levels, paths, outcomes, channels = set(), set(), set(), set()

    @thousands
    @given(any_case)
    def look(case: Case) -> None:
        barometer = ENGINE.score(case)
        levels.update(cell.level for cell in barometer.cells)
        paths.update(risk.path for risk in barometer.personas)
        outcomes.update(one.outcome for found in case.evidence.values() for one in found)
        channels.update(point.channel for step in case.journey.steps for point in step.touchpoints)

    look()
    assert levels == set(Level)
    assert paths == set(PathStatus)
    assert {Outcome.FAILED, *DOUBTS} <= outcomes
    assert Channel.PHONE in channels
