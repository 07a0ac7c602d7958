"""Points 1 to 3 of the scoring design, with numbers that a reader can check by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from barometer.domain.barrier import Barrier
from barometer.domain.evidence import Evidence
from barometer.domain.journey import Demand, Touchpoint
from barometer.domain.persona import Persona
from barometer.domain.risk import Case, Cell
from barometer.domain.vocabulary import (
    Axis,
    Channel,
    Grade,
    Has,
    Impact,
    Outcome,
    OwnerClass,
    Persistence,
    Resource,
    Severity,
    Stakes,
    UniversalBarrier,
)
from barometer.scoring.catalogue import relevance
from tests.scoring.strategies import CATALOGUE, ENGINE, MODEL, failed, journey, passed, persona, step

NOBODY = persona("anna")
BLIND = persona("anna", {Axis.WV: 1.0})
READER = persona("anna", {Axis.READING: 1.0})


def cell(who: Persona, *evidence: Evidence, point: Touchpoint | None = None) -> Cell:
    """The only cell of a journey of one step with one touchpoint, by default a website that asks nothing."""
    point = point or Touchpoint("website", Channel.WEBSITE, "")
    one = step("one", point)
    (found,) = ENGINE.score(Case(journey(one), Stakes.MONEY_OR_DEADLINE, (who,), {("one", point.id): evidence})).cells
    return found


def asks(*demands: tuple[Resource, ...], channel: Channel = Channel.WEBSITE) -> Touchpoint:
    """A touchpoint that everybody reaches, with these demands."""
    return Touchpoint("point", channel, "", tuple(Demand(one) for one in demands), reach=1.0)


# -- 1 prerequisites --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("has", "low", "blocked"), [(Has.YES, 0.0, False), (Has.PARTLY, 0.5, False), (Has.NO, 1.0, True)])
def test_a_demand_fails_who_lacks_it_and_half_of_who_has_it_partly(has: Has, low: float, blocked: bool) -> None:
    found = cell(persona("anna", lacks={Resource.EID: has}), point=asks((Resource.EID,)))
    assert (found.low, found.blocked) == (low, blocked)


def test_one_of_several_alternatives_is_enough() -> None:
    point = asks((Resource.EID, Resource.ITSME))
    assert cell(persona("anna", lacks={Resource.EID: Has.NO}), point=point).low == 0
    assert cell(persona("anna", lacks={Resource.EID: Has.NO, Resource.ITSME: Has.PARTLY}), point=point).low == 0.5
    assert cell(persona("anna", lacks={Resource.EID: Has.NO, Resource.ITSME: Has.NO}), point=point).blocked


def test_a_lack_is_the_barrier_of_the_first_alternative_and_leads_back_to_its_demand() -> None:
    lacking = persona("anna", lacks={Resource.EMAIL: Has.NO, Resource.EID: Has.NO})
    (entry,) = cell(lacking, point=asks((Resource.EMAIL, Resource.EID))).barriers
    assert (entry.barrier, entry.kind, entry.severity, entry.relevance) == ("email-needed", "prerequisite", Severity.CRITICAL, 1)
    assert entry.sources == ("demand:point:email/eid",)
    (partly,) = cell(persona("anna", lacks={Resource.EMAIL: Has.PARTLY}), point=asks((Resource.EMAIL,))).barriers
    assert partly.severity is Severity.MAJOR


def test_two_things_that_are_partly_lacking_fail_three_in_four() -> None:
    """Leaving home and being free in office hours are one barrier, but two lacks: 1 − 0.5 × 0.5."""
    point = asks((Resource.TRAVEL,), (Resource.OFFICE_HOURS,), channel=Channel.COUNTER)
    found = cell(persona("anna", lacks={Resource.TRAVEL: Has.PARTLY, Resource.OFFICE_HOURS: Has.PARTLY}), point=point)
    assert found.low == 0.75
    (entry,) = found.barriers
    assert (entry.barrier, entry.low_without) == ("counter-hard-to-reach", 0)
    assert entry.sources == ("demand:point:office_hours", "demand:point:travel")


def test_a_lack_that_is_also_found_on_the_page_is_one_barrier_at_its_worst() -> None:
    """Half of this persona cannot read the text, and the sentences are hard: one barrier, 0.5, not 1 − 0.5 × 0.85."""
    who = persona("anna", {Axis.READING: 1.0}, {Resource.READING_B1: Has.PARTLY})
    found = cell(who, failed("hard-sentences"), point=asks((Resource.READING_B1,)))
    assert found.low == 0.5
    worse = cell(who, failed("hard-sentences", impact=Impact.CRITICAL), point=asks((Resource.READING_B1,)))
    assert worse.low == 0.6


def test_a_resource_that_nobody_stated_is_lacking() -> None:
    unstated = Persona("anna", {}, {}, {}, (), "", ())
    assert cell(unstated, point=asks((Resource.EID,))).blocked


# -- 2 barriers -------------------------------------------------------------------------------------------------------------


def test_relevance_is_the_largest_product_of_need_and_weight() -> None:
    barrier = Barrier("b", {}, {}, UniversalBarrier.ACCESS, OwnerClass.DESIGN, {Axis.WV: 1.0, Axis.LC: 0.5}, "", (Channel.WEBSITE,), "none")
    assert relevance(barrier, persona("anna", {Axis.WV: 0.5, Axis.LC: 0.5})) == 0.5
    assert relevance(barrier, persona("anna", {Axis.LC: 0.5})) == 0.25
    assert relevance(barrier, persona("anna", {Axis.LC: 1.0, Axis.WV: 1.0})) == 1.0
    assert relevance(barrier, persona("anna", {Axis.TIME: 1.0})) == 0


@pytest.mark.parametrize(
    ("impact", "persistence", "severity"),
    [
        (1, 1, "minor"),
        (1, 2, "minor"),
        (1, 3, "major"),
        (2, 1, "major"),
        (2, 2, "major"),
        (2, 3, "critical"),
        (3, 1, "critical"),
        (3, 2, "critical"),
        (3, 3, "critical"),
    ],
)
def test_severity_is_that_of_the_barrier_walkthrough(impact: int, persistence: int, severity: str) -> None:
    assert MODEL.severity(Impact(impact), Persistence(persistence)) == severity


@pytest.mark.parametrize(("impact", "persistence", "q"), [(1, 1, 0.03), (2, 2, 0.15), (2, 3, 0.60), (3, 1, 0.60)])
def test_a_barrier_alone_fails_as_often_as_its_severity_says(impact: int, persistence: int, q: float) -> None:
    assert cell(BLIND, failed("no-text-alternative", impact=Impact(impact), persistence=Persistence(persistence))).low == q


def test_half_a_need_halves_the_chance() -> None:
    assert cell(persona("anna", {Axis.WV: 0.5}), failed("no-text-alternative")).low == 0.075


def test_evidence_about_one_profile_is_about_nobody_else() -> None:
    tried = failed("no-text-alternative", persona="bram")
    assert cell(BLIND, tried).low == 0
    assert cell(persona("bram", {Axis.WV: 1.0}), tried).low == 0.15


def test_a_barrier_that_was_found_counts_on_any_channel() -> None:
    """The catalogue expects letters on paper to be hard to read, not images without a description; who found one, found one."""
    letter = Touchpoint("letter", Channel.POST, "", reach=1.0)
    found = cell(BLIND, failed("no-text-alternative"), point=letter)
    assert found.low == 0.15
    assert not any("no-text-alternative" in barriers for barriers in found.unknown.values())


# -- 3 touchpoint -----------------------------------------------------------------------------------------------------------


def test_three_major_barriers_together_fail_39_in_a_hundred() -> None:
    """1 − 0.85³ = 0.385875"""
    three = [failed(barrier) for barrier in ("no-text-alternative", "mouse-needed", "field-without-label")]
    assert cell(BLIND, *three).low == 0.385875


def test_five_pieces_of_evidence_of_one_barrier_are_one_barrier_at_its_worst() -> None:
    five = [failed("mouse-needed", source=str(number)) for number in range(4)] + [failed("mouse-needed", impact=Impact.MINOR, source="4")]
    found = cell(BLIND, *five)
    assert found.low == 0.15
    (entry,) = found.barriers
    assert entry.sources == ("0", "1", "2", "3", "4")


def test_a_critical_barrier_blocks_only_who_it_concerns_fully() -> None:
    critical = failed("no-text-alternative", impact=Impact.CRITICAL)
    assert cell(BLIND, critical).blocked
    assert not cell(persona("anna", {Axis.WV: 0.5}), critical).blocked
    assert not cell(BLIND, failed("no-text-alternative")).blocked


# -- 8 unknown --------------------------------------------------------------------------------------------------------------


def test_what_nobody_examined_is_a_major_barrier_once_for_each_axis() -> None:
    """Two axes: 1 − 0.85 × 0.85; several open barriers on one axis count once."""
    assert cell(persona("anna", {Axis.WV: 1.0})).high == 0.15
    assert cell(persona("anna", {Axis.WV: 1.0, Axis.READING: 1.0})).high == 0.2775
    assert cell(persona("anna", {Axis.WV: 0.5})).high == 0.075


def test_an_axis_weighs_as_much_as_its_heaviest_open_question() -> None:
    """Learning: labels weigh fully, contrast and hard sentences (before and after them in the catalogue) half."""
    assert cell(persona("anna", {Axis.LC: 1.0})).high == 0.15


def test_the_open_question_that_weighs_most_counts_for_its_axis() -> None:
    """Blind people: images weigh fully. With all of those answered, only the page weight stays, which concerns nobody here."""
    on_vision = [barrier.id for barrier in CATALOGUE.barriers.values() if barrier.axes.get(Axis.WV, 0) == 1]
    found = cell(BLIND, *[passed(barrier) for barrier in on_vision])
    assert found.high == 0
    assert found.unknown == {}


def test_the_unknown_names_the_barriers_that_nobody_examined() -> None:
    found = cell(READER, passed("hard-sentences"))
    assert found.unknown == {Axis.READING: ("field-without-label",)}
    assert found.high == 0.075


@pytest.mark.parametrize("grade", list(Grade))
def test_only_a_pass_by_more_than_a_machine_closes_a_question(grade: Grade) -> None:
    open_questions = cell(READER, passed("hard-sentences", grade)).unknown[Axis.READING]
    assert ("hard-sentences" in open_questions) is (grade in (Grade.NONE, Grade.AUTOMATED))


def test_a_machine_closes_what_it_can_see_completely() -> None:
    poor = persona("anna", {Axis.MONEY: 1.0})
    assert cell(poor).unknown == {Axis.MONEY: ("heavy-page",)}
    measured = cell(poor, passed("heavy-page", Grade.AUTOMATED))
    assert measured.unknown == {}
    assert measured.level == "onbekend"


def test_a_failure_is_no_proof_that_more_than_a_machine_looked() -> None:
    """Half of 0.15 is still in the band low, but only a machine ever said that the page is fine."""
    poor = persona("anna", {Axis.MONEY: 1.0})
    found = cell(poor, passed("heavy-page", Grade.AUTOMATED), failed("heavy-page", grade=Grade.EXPERT))
    assert (found.low, found.unknown, found.level) == (0.075, {}, "onbekend")


def test_a_failure_closes_no_question() -> None:
    assert "hard-sentences" in cell(READER, failed("hard-sentences", grade=Grade.EXPERT)).unknown[Axis.READING]


def test_not_applicable_closes_a_question_like_a_pass() -> None:
    assert "hard-sentences" not in cell(READER, Evidence("hard-sentences", Outcome.INAPPLICABLE, Grade.EXPERT)).unknown[Axis.READING]


@pytest.mark.parametrize("outcome", [Outcome.CANT_TELL, Outcome.UNTESTED])
@pytest.mark.parametrize(
    ("grade", "opens"), [(Grade.AUTOMATED, False), (Grade.SELF_ASSESSMENT, False), (Grade.EXPERT, True), (Grade.SEVERAL_RATERS, True)]
)
def test_doubt_of_the_same_or_a_better_grade_opens_a_question_again(outcome: Outcome, grade: Grade, opens: bool) -> None:
    found = cell(READER, passed("hard-sentences"), Evidence("hard-sentences", outcome, grade))
    assert ("hard-sentences" in found.unknown[Axis.READING]) is opens


def test_a_channel_asks_only_what_can_stand_there() -> None:
    """At a counter there is no page to look at."""
    counter = Touchpoint("counter", Channel.COUNTER, "", reach=1.0)
    assert cell(BLIND, point=counter).unknown == {}
    assert cell(persona("anna", {Axis.TIME: 1.0}), point=counter).unknown == {Axis.TIME: ("counter-hard-to-reach",)}


def test_the_grade_of_a_cell_is_that_of_the_best_evidence_about_the_persona() -> None:
    assert cell(READER).grade is Grade.NONE
    assert cell(READER, failed("hard-sentences")).grade is Grade.AUTOMATED
    assert cell(READER, failed("hard-sentences"), passed("hard-sentences", Grade.EXPERT)).grade is Grade.EXPERT
    assert cell(READER, passed("digital-identity-only", Grade.EXPERT)).grade is Grade.NONE


def test_who_needs_nothing_is_served_by_what_was_fine_for_others() -> None:
    assert cell(NOBODY).level == "onbekend"
    assert cell(NOBODY, passed("mouse-needed", Grade.AUTOMATED)).level == "onbekend"
    assert cell(NOBODY, failed("mouse-needed", grade=Grade.EXPERT)).grade is Grade.NONE
    assert cell(NOBODY, passed("mouse-needed", Grade.EXPERT)).level == "laag"
    assert cell(NOBODY, replace(passed("mouse-needed", Grade.TESTED_WITH_PROFILE), persona="bram")).level == "onbekend"
