"""Which elements a step needs, seen on real pages."""

from __future__ import annotations

import asyncio

import pytest

from barometer.audit.browser import find_browser, launch
from barometer.audit.checks import audit_snapshot
from barometer.audit.guard import Guard
from barometer.audit.snapshot import Snapshot
from barometer.audit.visit import visit
from barometer.domain.vocabulary import Outcome
from barometer.sample import SampleCity
from barometer.usecases.needed import mark_needed


@pytest.fixture(scope="module")
def form_page() -> Snapshot:
    async def seen(url: str) -> Snapshot:
        async with launch(find_browser()) as browser:
            return (await visit(browser, url, guard=Guard(local=True), timeout=60)).snapshot

    with SampleCity().serve() as url:
        return asyncio.run(seen(f"{url}/verhuizen/aangifte"))


def test_required_fields_and_the_button_that_sends_are_needed_and_a_search_box_is_not(form_page: Snapshot) -> None:
    assert [link.element.text for link in form_page.links or () if link.submits and link.element.place == "main"]
    assert not [link for link in form_page.links or () if link.submits and "search" in link.element.snippet]


def test_a_fault_on_a_needed_element_is_marked_and_others_are_not(form_page: Snapshot) -> None:
    marked = mark_needed(form_page, audit_snapshot(form_page))
    failed = [one for one in marked if one.outcome is Outcome.FAILED]
    assert {one.target.needed for one in failed} == {True, False}
    assert all(one.target.place == "main" for one in failed if one.target.needed)
