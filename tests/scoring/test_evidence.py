"""From assertions about a page to evidence of barriers, with numbers that a reader can check by hand."""

from __future__ import annotations

import pytest

from barometer.domain.evidence import Assertion, Evidence, Target
from barometer.domain.vocabulary import Grade, Impact, Outcome, Persistence, Place
from barometer.scoring.evidence import evidence_from_page, source_id, split_source
from tests.scoring.strategies import MODEL, WHOLE

PAGE = "https://city.example/verhuizen"
IMAGE = "axe:image-alt"


def about(*assertions: Assertion) -> tuple[Evidence, ...]:
    return evidence_from_page(page=PAGE, assertions=assertions, catalogue=WHOLE, model=MODEL)


def fails(
    check: str = IMAGE,
    impact: Impact = Impact.MAJOR,
    *,
    selector: str = "#a",
    place: Place = Place.MAIN,
    needed: bool = False,
    count: int = 1,
    criteria: tuple[str, ...] = (),
) -> Assertion:
    return Assertion(check, Outcome.FAILED, impact, Target(selector, place=place, needed=needed), criteria=criteria, count=count)


def fine(count: int, check: str = IMAGE, place: Place = Place.MAIN) -> Assertion:
    return Assertion(check, Outcome.PASSED, target=Target(place=place), count=count)


def test_a_hundred_failing_elements_of_one_rule_are_one_failed_piece_of_evidence() -> None:
    (one,) = about(*[fails(selector=f"#image{number}") for number in range(100)])
    assert (one.barrier, one.outcome, one.grade) == ("no-text-alternative", Outcome.FAILED, Grade.AUTOMATED)


def test_evidence_leads_back_to_check_place_and_page() -> None:
    (one,) = about(fails(place=Place.TEMPLATE))
    assert split_source(one.source) == (IMAGE, Place.TEMPLATE, PAGE)
    assert split_source(source_id(page="https://city.example/?a=1|2", check="c", place=Place.MAIN)) == (
        "c",
        Place.MAIN,
        "https://city.example/?a=1|2",
    )


@pytest.mark.parametrize("text", ["", "demand:website:eid", "a|elsewhere|b"])
def test_a_source_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not enough values to unpack|is not a valid Place"):
        split_source(text)


def test_content_and_template_are_apart() -> None:
    found = about(fails(), fails(place=Place.TEMPLATE))
    assert [split_source(one.source)[1] for one in found] == [Place.MAIN, Place.TEMPLATE]


def test_our_check_says_which_barrier_it_is_and_else_the_first_criterion_that_is_known() -> None:
    assert WHOLE.barrier_of("long_sentences", ("1.1.1",)) == "hard-sentences"
    assert WHOLE.barrier_of("axe:some-new-rule", ("9.9.9", "1.4.3", "1.1.1")) == "low-contrast"
    assert WHOLE.barrier_of("axe:some-new-rule", ()) is None
    assert about(fails("axe:some-new-rule")) == ()


# -- impact -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assertion", "impact"),
    [
        (fails(impact=Impact.CRITICAL), Impact.MAJOR),  # an element is critical only when the step needs it
        (fails(impact=Impact.MAJOR), Impact.MAJOR),
        (fails(impact=Impact.MINOR), Impact.MINOR),
        (fails(impact=Impact.CRITICAL, selector=""), Impact.CRITICAL),  # the whole page
        (fails(impact=Impact.CRITICAL, needed=True), Impact.CRITICAL),
        (fails(impact=Impact.MAJOR, needed=True), Impact.CRITICAL),  # raised one
        (fails(impact=Impact.MINOR, needed=True), Impact.MAJOR),
        (fails(impact=Impact.CRITICAL, needed=True, place=Place.TEMPLATE), Impact.MAJOR),  # beside the task: not raised
        (fails(impact=Impact.MINOR, needed=True, place=Place.TEMPLATE), Impact.MINOR),
    ],
)
def test_impact_is_judged_again_by_what_the_step_needs(assertion: Assertion, impact: Impact) -> None:
    (one,) = about(assertion)
    assert one.impact is impact


def test_the_worst_element_gives_the_impact() -> None:
    (one,) = about(fails(impact=Impact.MINOR), fails(impact=Impact.MAJOR, selector="#b"), fails(impact=Impact.MINOR, selector="#c"))
    assert one.impact is Impact.MAJOR


# -- persistence ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failing", "passing", "persistence"),
    [
        (1, 10, Persistence.RARE),  # 1 of 11
        (1, 9, Persistence.SOME),  # 1 of 10
        (3, 4, Persistence.SOME),  # 3 of 7
        (3, 3, Persistence.MOST),  # half, and three of them
        (2, 2, Persistence.SOME),  # half, but only two
        (1, 0, Persistence.SOME),  # one of one is not "all the time"
        (3, 0, Persistence.MOST),
    ],
)
def test_persistence_is_the_share_of_applicable_elements_that_fail(failing: int, passing: int, persistence: Persistence) -> None:
    assertions = [fails(selector=f"#a{number}") for number in range(failing)] + ([fine(passing)] if passing else [])
    assert about(*assertions)[0].persistence is persistence
    assert about(fails(count=failing), *([fine(passing)] if passing else []))[0].persistence is persistence


def test_what_stands_in_the_template_is_rare_however_often_it_is_repeated() -> None:
    (one,) = about(*[fails(selector=f"#a{number}", place=Place.TEMPLATE) for number in range(50)])
    assert one.persistence is Persistence.RARE


def test_what_passes_in_the_template_says_nothing_about_the_content() -> None:
    found = about(*[fails(selector=f"#a{number}") for number in range(3)], fine(100, place=Place.TEMPLATE))
    assert found[0].persistence is Persistence.MOST


def test_persistence_with_nothing_applicable_is_not_most() -> None:
    assert MODEL.persistence(failing=0, applicable=0) is Persistence.SOME


# -- unknown is never a pass ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", [Outcome.CANT_TELL, Outcome.UNTESTED])
def test_doubt_stays_doubt_beside_what_passes_and_fails(outcome: Outcome) -> None:
    doubtful = [Assertion(IMAGE, outcome, reason=reason) for reason in ("z", "a")]
    found = about(*doubtful, fails(), fine(5))
    assert [one.outcome for one in found] == [Outcome.FAILED, outcome, Outcome.PASSED]
    assert found[1].reason == "a"


def test_not_applicable_stays_apart_from_a_pass() -> None:
    (one,) = about(Assertion(IMAGE, Outcome.INAPPLICABLE))
    assert (one.outcome, one.grade) == (Outcome.INAPPLICABLE, Grade.AUTOMATED)


def test_a_failure_leaves_standing_what_passed_beside_it() -> None:
    assert [one.outcome for one in about(fails(), fine(4))] == [Outcome.FAILED, Outcome.PASSED]
