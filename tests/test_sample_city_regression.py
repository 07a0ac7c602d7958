"""The first regression test: every listed fault of the sample city is found where it stands, its twin is clean, and the barometer falls.

Both twins are audited once, for real: the server, Chromium, the checks and the engine as a city would run them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from barometer.audit.browser import find_browser, launch_arguments
from barometer.audit.visit import FORMS_NOT_TRIED
from barometer.domain.audit import PageState
from barometer.domain.evidence import Assertion
from barometer.domain.journey import Service
from barometer.domain.vocabulary import Outcome, PathStatus
from barometer.sample.city import listed_faults, listed_pages
from barometer.scoring.catalogue import relevance
from barometer.settings import load_settings
from barometer.usecases.auditing import run_plan
from barometer.usecases.audits import plan_audit
from barometer.usecases.barometers import BarometerReading, read_barometer
from barometer.usecases.demo import open_sample_city, sample_services
from barometer.usecases.workplace import Workplace

pytestmark = pytest.mark.timeout(900)
FAULTS = {str(fault["id"]): fault for fault in listed_faults()}
JOURNEYS = ("adreswijziging", "buitenschoolse-opvang", "sociale-toelage")


@dataclass(frozen=True)
class Twin:
    url: str
    workplace: Workplace
    audit_id: str
    reading: BarometerReading

    def failed(self, path: str, check: str) -> list[Assertion]:
        page = next(page for page in self.reading.pages if urlsplit(page.url).path == path)
        return [one for one in page.assertions if one.check == check and one.outcome is Outcome.FAILED]

    def journey(self, journey_id: str) -> BarometerReading:
        return read_barometer(self.workplace, self.audit_id, journey=journey_id)


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Twin, Twin]]:
    workplace = Workplace.open(load_settings(data_dir=tmp_path_factory.mktemp("city"), pace=0, page_timeout=120))
    with open_sample_city() as city:
        yield _audited(workplace, city.faulty, "faulty"), _audited(workplace, city.repaired, "repaired")


def _audited(workplace: Workplace, url: str, name: str) -> Twin:
    pages = {journey: dict(places) for service in sample_services(workplace, url) for journey, places in (service.pages or {}).items()}
    service = Service(id=name, title=name, organisation="Elzerbeke", url=f"{url}/", journeys=tuple(pages), pages=pages)
    workplace.repository.save_service(service)
    plan = replace(plan_audit(workplace, url=url, service=service, local=True, pace=0), pages=tuple(url + path for path in listed_pages()))
    run = run_plan(workplace, plan, fresh=True)
    return Twin(url, workplace, run.audit.id, read_barometer(workplace, run.audit.id))


def test_every_page_of_both_twins_was_audited(twins: tuple[Twin, Twin]) -> None:
    for twin in twins:
        assert {page.url: page.reason for page in twin.reading.pages if page.state is not PageState.DONE} == {}
        assert len(twin.reading.pages) == len(listed_pages()) >= 15


@pytest.mark.parametrize("fault_id", sorted(FAULTS))
def test_every_listed_fault_is_found_on_its_page(twins: tuple[Twin, Twin], fault_id: str) -> None:
    fault = FAULTS[fault_id]
    assert twins[0].failed(fault["page"], fault["check"]), f"{fault['check']} does not fail on {fault['page']}"


def test_every_fault_is_found_on_the_element_that_has_it(twins: tuple[Twin, Twin]) -> None:
    """The element that is named and the element that has the fault are the same, or one holds the other."""
    astray = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser().path, args=launch_arguments(as_root=os.geteuid() == 0))
        page = browser.new_page()
        for path in sorted({str(fault["page"]) for fault in FAULTS.values()}):
            page.goto(twins[0].url + path, wait_until="domcontentloaded")
            for fault_id, fault in FAULTS.items():
                if fault["page"] == path and fault["selector"] and not _same_element(page, twins[0], fault):
                    astray.append(fault_id)
        browser.close()
    assert astray == []


def _same_element(page: Any, twin: Twin, fault: dict[str, Any]) -> bool:
    found = twin.failed(fault["page"], fault["check"])
    if any(not one.target.selector for one in found):
        return True  # a statement about the page as a whole
    script = """([wanted, selectors]) => {
        const faulty = [...document.querySelectorAll(wanted)];
        const reach = node => { try { return document.querySelector(node) } catch { return null } };
        return selectors.some(name => { const named = reach(name);
            return named && faulty.some(one => one === named || one.contains(named) || named.contains(one)) });
    }"""
    return bool(page.evaluate(script, [fault["selector"], [one.target.selector for one in found]]))


def test_the_repaired_twin_is_clean(twins: tuple[Twin, Twin]) -> None:
    found = [
        (urlsplit(page.url).path, one.check, one.target.selector, one.target.text[:80])
        for page in twins[1].reading.pages
        for one in page.assertions
        if one.outcome is Outcome.FAILED
    ]
    assert found == []


def test_nothing_on_the_repaired_twin_crashed_or_went_unread(twins: tuple[Twin, Twin]) -> None:
    untested = [one for page in twins[1].reading.pages for one in page.assertions if one.outcome is Outcome.UNTESTED]
    assert [one for one in untested if one.reason != FORMS_NOT_TRIED] == []


@pytest.mark.parametrize("journey_id", ["", *JOURNEYS])
def test_the_barometer_falls_for_every_persona_that_the_faults_touch(twins: tuple[Twin, Twin], journey_id: str) -> None:
    before, after = (twin.journey(journey_id) for twin in twins)
    used = {urlsplit(page.url).path for page in before.pages if page.places}
    barriers = [
        before.library.catalogue.barriers[fault["barrier"]] for fault in FAULTS.values() if fault["page"] in used or fault.get("everywhere")
    ]
    touched = {persona.id for persona in before.personas.values() if any(relevance(barrier, persona) > 0 for barrier in barriers)}
    assert len(touched) >= 14
    for persona in before.personas:
        mine = [cell for cell in before.barometer.cells if cell.persona == persona]
        pairs = [(cell, after.barometer.cell(persona=persona, step=cell.step)) for cell in mine]
        assert all(new.low <= old.low and new.high <= old.high for old, new in pairs), persona
        if persona in touched:
            assert any(new.low < old.low for old, new in pairs), f"nothing falls for {persona}"


@pytest.mark.parametrize("journey_id", JOURNEYS)
def test_no_cell_of_an_automated_audit_is_low(twins: tuple[Twin, Twin], journey_id: str) -> None:
    for twin in twins:
        reading = twin.journey(journey_id)
        assert {cell.level.value for cell in reading.barometer.cells} <= {"onbekend", "matig", "hoog", "kritiek"}
        assert all(risk.path is not PathStatus.FOUND for risk in reading.barometer.personas)


def test_every_number_opens_down_to_an_element_or_a_demand(twins: tuple[Twin, Twin]) -> None:
    reading = twins[0].journey("adreswijziging")
    for cell in reading.barometer.cells:
        for entry in cell.barriers:
            if entry.kind == "found":
                opened = reading.found_by(entry)
                assert opened
                assert all(found for _, found in opened), (cell.persona, cell.step, entry.barrier)
            else:
                assert all(source.startswith("demand:") for source in entry.sources)
