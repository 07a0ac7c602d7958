"""Checks across pages: every example in a real browser, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.audit.across import COMPARED, PageFacts, SiteCheck, audit_across, facts_of, missing_of, site_checks
from barometer.audit.across._facts import Item
from barometer.audit.across._form import SiteExample
from barometer.audit.artifacts.walk import Walked
from barometer.audit.checks import CRASHED, checks
from barometer.audit.element import Element
from barometer.audit.gather import GATHERERS
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome, Place

EXAMPLES = [
    pytest.param(check, outcome, example, id=f"{name}-{outcome}-{number}")
    for name, check in site_checks().items()
    for outcome, examples in check.examples.items()
    for number, example in enumerate(examples, start=1)
]
OTHERS = frozenset(gatherer.name for gatherer in GATHERERS if gatherer.name not in COMPARED)
SOURCES = Path(__file__).parents[2] / "barometer/audit/across"


def pages_of(chrome, site, example: SiteExample) -> list[PageFacts]:
    """The pages of an example as the auditor sees them."""
    site.pages.update({page.path.partition("?")[0]: "<!doctype html>" + page.html for page in example.pages})
    found = []
    for number, page in enumerate(example.pages):
        site.pages[page.path.partition("?")[0]] = "<!doctype html>" + page.html
        snapshot = chrome.snapshot(site, page.path, skip=OTHERS)
        if page.state is not None:
            used = tuple(Element(selector) for selector in page.used)
            snapshot = replace(snapshot, walked=Walked("aanvraag", page.state, page.path, used))
        facts = facts_of(f"{site.url(page.path)}#{number}", snapshot)
        assert facts, missing_of(snapshot)
        found.append(facts)
    return found


@pytest.mark.browser
@pytest.mark.parametrize(("check", "outcome", "example"), EXAMPLES)
def test_an_example_site_gives_the_outcome_that_it_promises(chrome, site, check: SiteCheck, outcome: Outcome, example: SiteExample):
    pages = pages_of(chrome, site, example)
    said = list(check.run(pages))
    assert len({url for url, one in said if one.outcome is outcome}) == example.count, said
    if outcome is not Outcome.FAILED:
        assert not [one for _, one in said if one.outcome is Outcome.FAILED]
    assert {one.check for _, one in said} == {check.id}
    assert {one.criteria for _, one in said} == {check.criteria}
    assert {url for url, _ in said} <= {page.url for page in pages}


def test_ids_are_unlike_those_of_checks_of_one_page():
    assert not set(site_checks()) & set(checks())


@pytest.mark.parametrize("check", site_checks().values(), ids=lambda check: check.id)
def test_every_reason_is_said_and_translated(check: SiteCheck):
    source = (SOURCES / f"{check.id}.py").read_text(encoding="utf-8")
    for reason, other in check.reasons.items():
        assert reason in source, f"{check.id} never says: {reason}"
        assert set(other) == {"nl", "fr"}


def page(path: str, *links: str, title: str = "", place: Place = Place.TEMPLATE) -> PageFacts:
    items = tuple(Item(Element(f"a[href={name}]", text=name, place=place, around="ul < nav"), "link", name, f"/{name}") for name in links)
    return PageFacts(
        f"http://a.test{path}", "http://a.test", f"a.test{path}", title or path, "nl", (path,), items, frozenset(), search=False
    )


def outcomes(said: dict[str, tuple[Assertion, ...]], check: str) -> dict[str, Outcome]:
    return {url.removeprefix("http://a.test"): one.outcome for url, found in said.items() for one in found if one.check == check}


def test_nothing_is_said_about_a_page_that_stands_alone():
    assert audit_across([page("/", "a", "b", "c")]) == {}


def test_a_page_that_could_not_be_compared_is_untested_and_says_why():
    said = audit_across([page("/"), page("/b")], left_out={"http://a.test/c": "It took too long."})
    lost = said["http://a.test/c"]
    assert {(one.outcome, one.reason) for one in lost} == {(Outcome.UNTESTED, "It took too long.")}
    assert {one.check for one in lost} == set(site_checks())


def test_a_snapshot_that_was_cut_off_or_lost_something_is_not_compared():
    whole = Snapshot("http://a.test/", "http://a.test/", datetime(2026, 1, 5, tzinfo=UTC), loaded=True, headings=(), links=(), fields=())
    assert facts_of("http://a.test/", whole)
    for lost in (replace(whole, links=None), replace(whole, missing=(("links", "It took too long."),))):
        assert facts_of("http://a.test/", lost) is None
        assert missing_of(lost)


def test_what_stands_in_a_frame_belongs_to_another_page():
    link = Link(Element("a", text="Wonen", place=Place.TEMPLATE, frame="http://b.test/"), "link", "http://b.test/wonen")
    whole = Snapshot(
        "http://a.test/", "http://a.test/", datetime(2026, 1, 5, tzinfo=UTC), loaded=True, headings=(), links=(link,), fields=()
    )
    facts = facts_of("http://a.test/", whole)
    assert facts is not None
    assert facts.items == ()


def test_a_check_that_crashes_is_no_pass(monkeypatch):
    def crash(pages):
        raise RuntimeError("stuk")

    broken = {"menu_order_changes": replace(site_checks()["menu_order_changes"], run=crash)}
    monkeypatch.setattr("barometer.audit.across.site_checks", lambda: broken)
    said = audit_across([page("/"), page("/b")])
    assert {(one.outcome, one.reason) for found in said.values() for one in found} == {(Outcome.CANT_TELL, CRASHED)}
    with pytest.raises(RuntimeError):
        audit_across([page("/"), page("/b")], strict=True)


def test_the_odd_page_is_named_even_when_it_comes_first():
    said = audit_across([page("/a", "c", "a", "b"), page("/b", "a", "b", "c"), page("/c", "a", "b", "c")])
    assert outcomes(said, "menu_order_changes") == {"/a": Outcome.FAILED, "/b": Outcome.PASSED, "/c": Outcome.PASSED}


NAMES = st.lists(st.sampled_from("abcdefgh"), max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(NAMES, min_size=2, max_size=6))
def test_pages_with_any_menus_get_one_answer_each(menus: list[list[str]]):
    said = audit_across([page(f"/{number}", *menu) for number, menu in enumerate(menus)], strict=True)
    for found in said.values():
        assert {one.check for one in found} >= {"menu_order_changes", "help_moves", "same_thing_other_name", "only_one_way"}
        for check in site_checks():
            mine = {one.outcome for one in found if one.check == check}
            assert len(mine) <= 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=3), st.data())
def test_a_menu_that_only_loses_items_keeps_its_order(menu: list[str], data):
    parts = data.draw(st.lists(st.lists(st.sampled_from(menu), unique=True), min_size=2, max_size=5))
    kept = [[name for name in menu if name in part] for part in parts]
    said = audit_across([page(f"/{number}", *names) for number, names in enumerate(kept)], strict=True)
    assert Outcome.FAILED not in outcomes(said, "menu_order_changes").values()
