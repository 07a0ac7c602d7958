"""Findings of axe and of ours about the same element are one, and nothing else is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.audit.axe import axe_words
from barometer.audit.checks import audit_snapshot, checks
from barometer.audit.checks._same import one_voice
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Axe, AxeNode, AxeRule, Snapshot, TextBlock
from barometer.domain.evidence import Assertion, Target
from barometer.domain.vocabulary import Impact, Outcome

SAME = {"colour_only_links": ["link-in-text-block"]}
FAILED, DOUBT, PASSED = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED


def ours(outcome: Outcome, selector: str = "a", **more) -> Assertion:
    return Assertion("colour_only_links", outcome, target=Target(selector), criteria=("1.4.1",), reason="Ours.", **more)


def axe(outcome: Outcome, selector: str = "a", rule: str = "link-in-text-block", **more) -> Assertion:
    return Assertion(f"axe:{rule}", outcome, target=Target(selector), criteria=("1.4.1", "1.4.3"), reason="Axe's.", **more)


FINE = Assertion("colour_only_links", PASSED, criteria=("1.4.1",), fine=(("", "a"),))


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [
        (ours(FAILED), axe(FAILED), [("colour_only_links", FAILED)]),
        (ours(FAILED), axe(DOUBT), [("colour_only_links", FAILED)]),
        (ours(DOUBT), axe(DOUBT), [("colour_only_links", DOUBT)]),
        (ours(DOUBT), axe(FAILED), [("axe:link-in-text-block", FAILED)]),
        (FINE, axe(DOUBT), [("colour_only_links", PASSED)]),
        (FINE, axe(FAILED), [("colour_only_links", PASSED), ("axe:link-in-text-block", FAILED)]),
        (ours(FAILED, "b"), axe(FAILED), [("colour_only_links", FAILED), ("axe:link-in-text-block", FAILED)]),
        (ours(FAILED), axe(FAILED, rule="link-name"), [("colour_only_links", FAILED), ("axe:link-name", FAILED)]),
        (ours(FAILED), axe(PASSED, ""), [("colour_only_links", FAILED), ("axe:link-in-text-block", PASSED)]),
    ],
)
def test_ours_decides_where_it_is_sure(mine: Assertion, theirs: Assertion, left: list[tuple[str, Outcome]]):
    assert [(one.check, one.outcome) for one in one_voice([mine], [theirs], SAME)] == left


def test_the_one_finding_keeps_the_criteria_of_both_and_the_worst_impact_that_is_sure():
    (one,) = one_voice([ours(FAILED, impact=Impact.MINOR)], [axe(FAILED, impact=Impact.CRITICAL)], SAME)
    assert (one.criteria, one.impact, one.reason) == (("1.4.1", "1.4.3"), Impact.CRITICAL, "Ours.")
    (one,) = one_voice([ours(FAILED, impact=Impact.MINOR)], [axe(DOUBT, impact=Impact.CRITICAL)], SAME)
    assert one.impact is Impact.MINOR


def test_the_same_selector_in_another_frame_is_another_element():
    inside = Assertion("axe:link-in-text-block", FAILED, target=Target("a", frame="https://kaart.be/"))
    assert len(one_voice([ours(FAILED)], [inside], SAME)) == 2


@given(st.lists(st.tuples(st.sampled_from([FAILED, DOUBT, PASSED]), st.sampled_from("abc")), max_size=8), st.data())
def test_without_rules_in_common_nothing_changes(rows, data):
    mine = [ours(outcome, selector) for outcome, selector in rows]
    theirs = [axe(outcome, selector) for outcome, selector in data.draw(st.permutations(rows))]
    assert one_voice(mine, theirs, {}) == (*mine, *theirs)


@given(st.lists(st.tuples(st.sampled_from([FAILED, DOUBT, PASSED]), st.sampled_from("abc")), max_size=8))
def test_an_element_that_failed_by_anybody_still_fails(rows):
    mine = [ours(outcome, selector) for outcome, selector in rows[::2]]
    theirs = [axe(outcome, selector) for outcome, selector in rows[1::2]]
    failing = {one.target.selector for one in (*mine, *theirs) if one.outcome is FAILED}
    assert {one.target.selector for one in one_voice(mine, theirs, SAME) if one.outcome is FAILED} == failing


def test_a_check_remembers_its_fine_elements_only_when_it_speaks_for_axe_and_the_audit_forgets_them():
    speaking = next(check for check in checks().values() if check.same_as)
    folder = Path(__file__).parents[2] / "barometer/audit/checks"
    for check, kept in ((speaking.id, (("", "a"),)), ("fake_headings", ())):
        (said,) = Say(str(folder / f"{check}.py")).passed([Element("a")])
        assert said.fine == kept
    snapshot = Snapshot(url="http://a.test/", final_url="http://a.test/", gathered_at=datetime(2026, 1, 5, tzinfo=UTC), loaded=True)
    assert not any(one.fine for one in audit_snapshot(snapshot, strict=True))


def test_a_page_without_title_is_one_finding():
    node = AxeNode(Element("html", "<html>"), "serious", "Document does not have a title")
    snapshot = Snapshot(
        url="http://a.test/", final_url="http://a.test/", gathered_at=datetime(2026, 1, 5, tzinfo=UTC), loaded=True,
        blocks=(TextBlock(Element("p", "<p>Dag.</p>", "Dag."), "p", "nl"),),
        axe=Axe("4.14.1", (AxeRule("document-title", "violations", "serious", ("wcag242",), (node,)),)),
    )  # fmt: skip
    failed = [one.check for one in audit_snapshot(snapshot, strict=True) if one.outcome is FAILED]
    assert failed == ["vague_page_title"]


@pytest.mark.parametrize("check", [check for check in checks().values() if check.same_as], ids=lambda check: check.id)
def test_a_check_speaks_for_rules_that_axe_has(check):
    for rule in check.same_as:
        assert axe_words(rule, "en").title
