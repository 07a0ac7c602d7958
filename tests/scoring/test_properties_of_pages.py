"""The same properties from the other end: from what checks say about a page to the barometer."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from barometer.domain.evidence import Assertion
from barometer.domain.persona import Persona
from barometer.domain.risk import Case
from barometer.domain.vocabulary import Impact, Outcome, Place
from barometer.scoring.evidence import evidence_from_page
from tests.scoring.strategies import (
    CATALOGUE,
    DOUBTS,
    ENGINE,
    MODEL,
    assertions,
    is_no_better,
    page_case,
    personas,
    scores,
    thousands,
    two_personas,
    with_evidence,
)

pages = st.lists(assertions, max_size=5)
PLACE = ("one", "website")


@thousands
@given(pages, assertions, two_personas)
def test_one_more_failed_assertion_never_lowers_any_cell(page: list[Assertion], more: Assertion, who: tuple[Persona, ...]) -> None:
    failure = replace(more, outcome=Outcome.FAILED)
    assert is_no_better(ENGINE.score(page_case([*page, failure], who)), ENGINE.score(page_case(page, who)))


@thousands
@given(pages, assertions, st.sampled_from(Impact), two_personas)
def test_a_higher_impact_never_lowers_any_cell(page: list[Assertion], more: Assertion, impact: Impact, who: tuple[Persona, ...]) -> None:
    failure = replace(more, outcome=Outcome.FAILED)
    worse = replace(failure, impact=max(impact, failure.impact))
    assert is_no_better(ENGINE.score(page_case([*page, worse], who)), ENGINE.score(page_case([*page, failure], who)))


@thousands
@given(pages, assertions, two_personas)
def test_an_element_that_the_step_needs_never_weighs_less(page: list[Assertion], more: Assertion, who: tuple[Persona, ...]) -> None:
    plain = replace(more, outcome=Outcome.FAILED, target=replace(more.target, needed=False))
    needed = replace(plain, target=replace(plain.target, needed=True))
    assert is_no_better(ENGINE.score(page_case([*page, needed], who)), ENGINE.score(page_case([*page, plain], who)))


@thousands
@given(pages, assertions, two_personas)
def test_fixing_one_element_never_raises_any_cell(page: list[Assertion], more: Assertion, who: tuple[Persona, ...]) -> None:
    broken, mended = replace(more, outcome=Outcome.FAILED), replace(more, outcome=Outcome.PASSED)
    assert is_no_better(ENGINE.score(page_case([*page, broken], who)), ENGINE.score(page_case([*page, mended], who)))


@thousands
@given(pages, assertions, st.integers(2, 200), two_personas)
def test_the_same_fault_on_more_elements_of_a_template_changes_no_cell(
    page: list[Assertion], more: Assertion, times: int, who: tuple[Persona, ...]
) -> None:
    fault = replace(more, outcome=Outcome.FAILED, target=replace(more.target, place=Place.TEMPLATE))
    once, often = ENGINE.score(page_case([*page, fault], who)), ENGINE.score(page_case([*page, *[fault] * times], who))
    counted = ENGINE.score(page_case([*page, replace(fault, count=times)], who))
    assert often == once
    assert counted == once


@thousands
@given(pages, assertions, two_personas)
def test_the_same_page_of_a_template_used_again_changes_no_cell(page: list[Assertion], more: Assertion, who: tuple[Persona, ...]) -> None:
    fault = replace(more, outcome=Outcome.FAILED, target=replace(more.target, place=Place.TEMPLATE))
    one = page_case([*page, fault], who)
    second = evidence_from_page(page="https://city.example/two", assertions=[fault], catalogue=CATALOGUE, model=MODEL)
    assert scores(ENGINE.score(with_evidence(one, PLACE, second))) == scores(ENGINE.score(one))


@thousands
@given(pages, pages, two_personas)
def test_a_page_that_no_step_uses_changes_no_cell(page: list[Assertion], other: list[Assertion], who: tuple[Persona, ...]) -> None:
    case = page_case(page, who)
    unused = evidence_from_page(page="https://city.example/unused", assertions=other, catalogue=CATALOGUE, model=MODEL)
    assert scores(ENGINE.score(with_evidence(case, ("elsewhere", "website"), unused))) == scores(ENGINE.score(case))


@thousands
@given(assertions, st.integers(1, 5), two_personas)
def test_five_rules_about_the_same_barrier_are_one_barrier(fault: Assertion, rules: int, who: tuple[Persona, ...]) -> None:
    barrier = CATALOGUE.barrier_of(fault.check, fault.criteria)
    checks = [check for check, id_ in CATALOGUE.by_check.items() if id_ == barrier]
    assume(len(checks) > 1)
    failure = replace(fault, outcome=Outcome.FAILED, check=checks[0])
    others = [replace(failure, check=check) for check in checks[1 : rules + 1]]
    one, five = ENGINE.score(page_case([failure], who)), ENGINE.score(page_case([failure, *others], who))
    assert scores(five) == scores(one)
    for before, after in zip(one.cells, five.cells, strict=True):
        assert [entry.q for entry in after.barriers] == [entry.q for entry in before.barriers]


@thousands
@given(pages, assertions, personas)
def test_a_finding_on_a_page_never_changes_a_persona_without_a_need_that_it_hits(
    page: list[Assertion], more: Assertion, who: Persona
) -> None:
    barrier = CATALOGUE.barriers[CATALOGUE.by_check[more.check]]
    spared = replace(who, needs={axis: need for axis, need in who.needs.items() if axis not in barrier.axes})
    before = ENGINE.score(page_case(page, (spared,)))
    after = ENGINE.score(page_case([*page, replace(more, outcome=Outcome.FAILED)], (spared,)))
    assert (after.cells, after.personas) == (before.cells, before.personas)


@thousands
@given(pages, assertions, st.sampled_from(DOUBTS), two_personas)
def test_an_element_in_doubt_never_lowers_the_upper_end(
    page: list[Assertion], more: Assertion, outcome: Outcome, who: tuple[Persona, ...]
) -> None:
    before = ENGINE.score(page_case(page, who))
    after = ENGINE.score(page_case([*page, replace(more, outcome=outcome)], who))
    assert is_no_better(after, before)
    assert [cell.low for cell in after.cells] == [cell.low for cell in before.cells]


@thousands
@given(pages, two_personas, st.integers(0, 1000))
def test_the_order_of_assertions_does_not_matter(page: list[Assertion], who: tuple[Persona, ...], seed: int) -> None:
    shuffled = Random(seed).sample(page, len(page))
    assert ENGINE.score(page_case(shuffled, who)) == ENGINE.score(page_case(page, who))


@thousands
@given(pages, two_personas)
def test_an_audit_alone_makes_nothing_low(page: list[Assertion], who: tuple[Persona, ...]) -> None:
    case: Case = page_case(page, who)
    assert "laag" not in {cell.level for cell in ENGINE.score(case).cells}
