"""SARIF, EARL and WCAG-EM: what other tools read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from barometer.audit.criteria import criteria
from barometer.audit.faults.gate import judge
from barometer.audit.faults.history import known
from barometer.domain.audit import PageState
from barometer.domain.fault import LookedAt
from barometer.domain.gate import Waiver
from barometer.domain.vocabulary import Outcome
from barometer.reports import earl, sarif, wcag_em
from barometer.usecases.barometers import BarometerReading, read_barometer
from tests.web.town import EVIL, Town


@pytest.fixture(scope="module")
def reading(town: Town) -> BarometerReading:
    return read_barometer(town.workplace, town.done)


@pytest.mark.parametrize("form", [sarif, earl, wcag_em])
def test_the_same_reading_gives_the_same_text_in_each_language(form, reading: BarometerReading):
    texts = {lang: form.write(reading, lang=lang) for lang in ("nl", "fr", "en")}
    assert form.write(reading, lang="nl") == texts["nl"]
    assert len(set(texts.values())) == 3
    assert all(json.loads(text) for text in texts.values())


def test_sarif_has_a_result_per_fault_with_its_fingerprint_and_a_place_per_page(reading: BarometerReading):
    (run,) = json.loads(sarif.write(reading, lang="en"))["runs"]
    assert [one["partialFingerprints"]["barometerFault/v1"] for one in run["results"]] == [fault.fingerprint for fault in reading.faults]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for one, fault in zip(run["results"], reading.faults, strict=True):
        assert rules[one["ruleIndex"]] == one["ruleId"] == fault.check
        assert (one["kind"], one["level"] != "none") == (("fail", True) if fault.outcome is Outcome.FAILED else ("review", False))
        assert one["message"]["text"]
        assert len(one["locations"]) == len(fault.pages)
        for place in one["locations"]:
            assert place["physicalLocation"]["artifactLocation"]["uri"].startswith("pages/www.voorbeek.example/")
            assert place["physicalLocation"]["region"] == {"startLine": 1}
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert len(told) == sum(page.state is not PageState.DONE for page in reading.pages)


def test_sarif_says_what_is_new_and_what_is_waived(reading: BarometerReading):
    failed = [fault for fault in reading.faults if fault.outcome is Outcome.FAILED]
    old, waived = failed[0], next(fault for fault in failed if fault.check != failed[0].check)
    waiver = Waiver(waived.check, "Later.", "Jan", date(2099, 1, 1))
    gate = judge(reading.faults, baseline=[known(old, {})], waivers=[waiver], today=date(2026, 5, 3), looked_at=LookedAt(frozenset()))
    results = json.loads(sarif.write(reading, lang="en", gate=gate))["runs"][0]["results"]
    states = {one["partialFingerprints"]["barometerFault/v1"]: one for one in results}
    assert states[old.fingerprint]["baselineState"] == "unchanged"
    assert states[waived.fingerprint]["suppressions"][0]["justification"] == "Later. (Jan, 2099-01-01)"
    assert {one.get("baselineState") for one in results if one["kind"] == "review"} <= {None}


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("https://www.stad.be/", "pages/www.stad.be/index.html"),
        ("https://www.stad.be/a/b.html", "pages/www.stad.be/a/b.html"),
        ("https://www.stad.be/../../etc/passwd", "pages/www.stad.be/-/-/etc/passwd.html"),
        ("https://www.stad.be/a b\"'", "pages/www.stad.be/a-b--.html"),
    ],
)
def test_a_page_has_a_path_that_stays_below_its_folder(page: str, place: str):
    assert sarif.place(page) == place
    assert sarif.place(page + "?x=1") != place


def test_earl_has_an_assertion_per_finding_and_a_pointer_to_its_element(reading: BarometerReading):
    document = json.loads(earl.write(reading, lang="en"))
    assertor, *graph = document["@graph"]
    assert assertor["@id"] == "_:barometer"
    said = [(one["subject"]["source"], one["test"]["@id"], one["result"]["outcome"]) for one in graph]
    assert said == [
        entry
        for page in reading.pages
        for entry in (
            [(page.url, f"urn:barometer:{one.check}", f"earl:{one.outcome.value}") for one in page.assertions]
            if page.state is PageState.DONE
            else [(page.url, "urn:barometer:page", "earl:untested")]
        )
    ]
    pointers = {one["result"]["pointer"]["expression"] for one in graph if one["result"].get("pointer")}
    assert "main p.bleek" in pointers
    assert any("WCAG2:contrast-minimum" in one["test"]["isPartOf"] for one in graph)


def test_wcag_em_never_says_that_a_criterion_is_met(reading: BarometerReading):
    document = json.loads(wcag_em.write(reading, lang="nl"))
    assert document["defineScope"]["conformanceTarget"] == "AA"
    done = [page.url for page in reading.pages if page.state is PageState.DONE]
    assert [page["description"] for page in document["selectSample"]["structuredSample"]] == done
    whole = [one for one in document["auditSample"] if one["subject"]["id"] == wcag_em.SITE]
    assert [one["test"]["id"] for one in whole] == [f"WCAG22:{one.slug}" for one in criteria().values()]
    outcomes = {one["test"]["id"]: one["result"]["outcome"]["id"] for one in whole}
    assert set(outcomes.values()) <= {"earl:failed", "earl:cantTell", "earl:untested"}
    assert (outcomes["WCAG22:contrast-minimum"], outcomes["WCAG22:audio-description-prerecorded"]) == ("earl:failed", "earl:untested")
    subjects = {page["id"] for page in document["selectSample"]["structuredSample"]} | {wcag_em.SITE}
    assert {one["subject"]["id"] for one in document["auditSample"]} == subjects & {one["subject"]["id"] for one in document["auditSample"]}
    assert all(one["result"]["description"] for one in document["auditSample"])


def test_text_of_a_page_stays_text(reading: BarometerReading):
    pages = tuple(replace(page, title=EVIL) for page in reading.pages)
    document = json.loads(wcag_em.write(replace(reading, pages=pages), lang="en"))
    assert {page["title"] for page in document["selectSample"]["structuredSample"]} == {EVIL}


def test_faults_stand_in_the_same_order_everywhere(reading: BarometerReading):
    sure = [fault.outcome is Outcome.FAILED for fault in reading.faults]
    assert all(one >= other for one, other in pairwise(sure))
