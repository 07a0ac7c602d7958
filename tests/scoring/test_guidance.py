"""Points 10 and 11 of the scoring design: explanations and fixes, with numbers that a reader can check by hand."""

from __future__ import annotations

from barometer.domain.card import Card
from barometer.domain.evidence import Evidence
from barometer.domain.journey import Demand, Step, Support, Touchpoint
from barometer.domain.persona import Persona
from barometer.domain.risk import Case, Fix
from barometer.domain.vocabulary import Axis, Channel, Grade, Has, Impact, Level, Phase, Place, Resource, Severity, Stakes
from barometer.scoring.evidence import source_id
from barometer.scoring.guidance import cards_for, fixes
from tests.scoring.strategies import BARRIERS, ENGINE, failed, journey, passed, persona, step

BLIND = persona("bram", {Axis.WV: 1.0})
NOBODY = persona("anna")
WEB = Touchpoint("website", Channel.WEBSITE, "")
MAIN = source_id(page="https://city.example/", check="c", place=Place.MAIN)
TEMPLATE = source_id(page="https://city.example/", check="c", place=Place.TEMPLATE)
ALL_FINE = tuple(passed(barrier) for barrier in BARRIERS)


def case(*steps: Step, who: tuple[Persona, ...] = (BLIND,), **evidence: tuple[Evidence, ...]) -> Case:
    found = {(id_, "website"): given for id_, given in evidence.items()}
    return Case(journey(*steps), Stakes.MONEY_OR_DEADLINE, who, found)


def found_fixes(one: Case, cards: tuple[Card, ...] = ()) -> tuple[Fix, ...]:
    return fixes(ENGINE, one, ENGINE.score(one), cards)


def card(id_: str, *lowers: str) -> Card:
    return Card(id_, {}, Phase.TEST, lowers, (), "", "", "", (), (), (), ())


# -- 10 why -----------------------------------------------------------------------------------------------------------------


def test_a_contribution_is_what_the_cell_loses_without_the_barrier() -> None:
    """Together 1 − 0.85 × 0.97 = 0.1755; alone the major one leaves 0.15 and the minor one 0.03."""
    two = (failed("mouse-needed", source=MAIN), failed("field-without-label", impact=Impact.MINOR, source=TEMPLATE))
    (cell,) = ENGINE.score(case(step("one"), one=two)).cells
    major, minor = cell.barriers
    assert cell.low == 0.1755
    assert (major.barrier, major.q, major.contribution, major.low_without) == ("mouse-needed", 0.15, 0.1455, 0.03)
    assert (minor.barrier, minor.q, minor.contribution, minor.low_without) == ("field-without-label", 0.03, 0.0255, 0.15)
    assert (major.kind, major.severity, major.relevance, major.sources, major.touchpoints) == (
        "found",
        Severity.MAJOR,
        1.0,
        (MAIN,),
        ("website",),
    )


def test_a_contribution_counts_from_what_is_left_after_support() -> None:
    """0.15, of which tested help takes half."""
    support = Support("helper", "", {"*": 3}, 0.5, Grade.TESTED_WITH_PROFILE)
    (cell,) = ENGINE.score(case(step("one", supports=(support,)), one=(failed("mouse-needed"),))).cells
    assert (cell.inherent, cell.low, cell.barriers[0].contribution) == (0.15, 0.075, 0.075)


def test_the_level_without_a_barrier_is_told_too() -> None:
    (cell,) = ENGINE.score(case(step("one"), one=(*ALL_FINE, failed("mouse-needed")))).cells
    assert (cell.level, cell.barriers[0].level_without) == (Level.MATIG, Level.LAAG)


def test_a_barrier_on_two_touchpoints_is_one_entry_that_names_both() -> None:
    """Both fail 0.6 with it: 0.6 × 0.6 = 0.36; without it nothing fails."""
    both = step("one", WEB, Touchpoint("app", Channel.WEBSITE, "", reach=1.0))
    critical = failed("mouse-needed", impact=Impact.CRITICAL)
    minor = failed("mouse-needed", impact=Impact.MINOR)
    found = {("one", "website"): (critical,), ("one", "app"): (minor,)}
    (cell,) = ENGINE.score(Case(journey(both), Stakes.MONEY_OR_DEADLINE, (BLIND,), found)).cells
    (entry,) = cell.barriers
    assert (entry.touchpoints, entry.severity, entry.q, entry.low_without) == (("website", "app"), Severity.CRITICAL, 0.6, 0)


def test_what_stands_on_a_channel_that_does_not_count_explains_nothing() -> None:
    hidden = step("one", Touchpoint("website", Channel.WEBSITE, "", reach=1.0, announced="no"), Touchpoint("counter", Channel.COUNTER, ""))  # type: ignore[arg-type]
    assert ENGINE.score(case(hidden, one=(failed("mouse-needed"),))).cells[0].barriers == ()


# -- 11 what to do ----------------------------------------------------------------------------------------------------------


def test_a_fix_tells_how_far_the_journey_falls_and_for_whom() -> None:
    (fix,) = found_fixes(case(step("one"), who=(NOBODY, BLIND), one=(*ALL_FINE, failed("mouse-needed", source=MAIN))))
    assert (fix.barrier, fix.step, fix.steps) == ("mouse-needed", "one", ("one",))
    assert fix.drops == {"bram": 0.15}
    assert (fix.total, fix.cells_lower, fix.opens_path) == (0.15, 1, ())


def test_a_fault_in_the_template_is_one_fix_for_all_steps_where_it_stands() -> None:
    """Two steps of 0.15: 1 − 0.85²."""
    fault = (failed("mouse-needed", source=TEMPLATE),)
    (fix,) = found_fixes(case(step("one"), step("two"), step("three"), one=fault, two=fault))
    assert (fix.step, fix.steps, fix.drops) == ("", ("one", "two"), {"bram": 0.2775})


def test_mending_a_step_mends_its_part_of_the_template_too_and_mending_the_template_only_that() -> None:
    """The content of step one fails as well, so that the template alone changes only step two."""
    steps = (step("one"), step("two"))
    both = (failed("mouse-needed", source=MAIN), failed("mouse-needed", source=TEMPLATE))
    by_step = {fix.step: fix for fix in found_fixes(case(*steps, one=both, two=both[1:]))}
    assert set(by_step) == {"", "one"}
    assert by_step["one"].drops == {"bram": 0.1275}
    assert by_step[""].drops == {"bram": 0.1275}
    assert by_step[""].steps == ("one", "two")


def test_what_opens_a_path_comes_first_then_what_lowers_most_cells_then_what_falls_most() -> None:
    critical = failed("mouse-needed", impact=Impact.CRITICAL, source=MAIN)
    steps = (step("one"), step("two"), step("three"))
    found = found_fixes(
        case(
            *steps,
            one=(*ALL_FINE, critical),
            two=(*ALL_FINE, failed("field-without-label", source=MAIN)),
            three=(*ALL_FINE, *(failed(one, source=MAIN) for one in ("no-text-alternative", "mouse-needed"))),
        )
    )
    assert [(fix.barrier, fix.step) for fix in found] == [
        ("mouse-needed", "one"),
        ("field-without-label", "two"),
        ("mouse-needed", "three"),
        ("no-text-alternative", "three"),
    ]
    assert [fix.opens_path for fix in found] == [("bram",), (), (), ()]
    assert [fix.cells_lower for fix in found] == [1, 1, 0, 0]


def test_what_opens_a_path_comes_before_what_lowers_a_cell() -> None:
    """Three lacks of a half keep step one at 0.875, kritiek, whatever is done about its blocker."""
    lacking = persona("bram", {Axis.WV: 1.0}, {Resource.EMAIL: Has.PARTLY, Resource.PRINTER: Has.PARTLY, Resource.BANK_CARD: Has.PARTLY})
    asks = tuple(Demand((one,)) for one in (Resource.EMAIL, Resource.PRINTER, Resource.BANK_CARD))
    blocker = failed("mouse-needed", impact=Impact.CRITICAL, source=MAIN)
    steps = (step("one", Touchpoint("website", Channel.WEBSITE, "", asks)), step("two"))
    first, second, *_ = found_fixes(
        case(*steps, who=(lacking,), one=(blocker,), two=(*ALL_FINE, failed("field-without-label", source=MAIN)))
    )
    assert (first.barrier, first.opens_path, first.cells_lower) == ("mouse-needed", ("bram",), 0)
    assert (second.barrier, second.opens_path, second.cells_lower) == ("field-without-label", (), 1)


def test_a_lack_is_mended_by_no_longer_asking_it() -> None:
    lacking = persona("carla", lacks={Resource.EID: Has.NO})
    asks = step("one", Touchpoint("website", Channel.WEBSITE, "", (Demand((Resource.EID,)), Demand((Resource.EMAIL,)))))
    (fix,) = found_fixes(case(asks, who=(lacking,)))
    assert (fix.barrier, fix.step, fix.drops, fix.opens_path) == ("digital-identity-only", "one", {"carla": 1.0}, ("carla",))


def test_what_concerns_nobody_is_no_fix() -> None:
    assert found_fixes(case(step("one"), who=(NOBODY,), one=(failed("mouse-needed", source=MAIN),))) == ()


def test_a_fix_names_the_cards_that_lower_its_barrier() -> None:
    cards = (card("z", "mouse-needed"), card("a", "low-contrast", "mouse-needed"), card("b", "low-contrast"))
    (fix,) = found_fixes(case(step("one"), one=(failed("mouse-needed", source=MAIN),)), cards)
    assert fix.cards == ("a", "z")


def test_the_cards_for_some_barriers_start_with_those_that_lower_most_of_them() -> None:
    cards = {one.id: one for one in (card("a", "x"), card("b", "x", "y"), card("c", "z"), card("d", "y"))}
    assert [one.id for one in cards_for(("x", "y"), cards)] == ["b", "a", "d"]
