"""Faults and the list by hand, in reports and in the application."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from barometer.audit.criteria import criteria
from barometer.domain.fault import FaultHistory, LookedAt, Standing
from barometer.domain.vocabulary import Outcome
from barometer.i18n import LOCALES
from barometer.reports import faults, html, json_report, terminal
from barometer.reports.by_hand import hand_list
from barometer.usecases.barometers import BarometerReading, read_barometer
from tests.web.client import PolicingClient, police
from tests.web.town import GATHERED, Town


@pytest.fixture(scope="module")
def reading(town: Town) -> BarometerReading:
    return read_barometer(town.workplace, town.done)


def test_the_sentence_counts_findings_and_faults(reading: BarometerReading):
    failed = [one for page in reading.pages for one in page.assertions if one.outcome is Outcome.FAILED]
    assert faults.sentence(reading.faults, "en") == f"{len(failed)} findings, {len(faults.failures(reading.faults))} faults."
    assert faults.sentence(reading.faults, "nl").endswith(" fouten.")
    assert faults.sentence((), "en") == "0 findings, 0 faults."


@pytest.mark.parametrize("lang", LOCALES)
def test_every_report_and_page_has_the_sentence(reading: BarometerReading, town: Town, client: PolicingClient, lang: str):
    sentence = faults.sentence(reading.faults, lang)
    assert sentence in terminal.write(reading, lang=lang)
    assert sentence in html.write(reading, lang=lang)
    assert json.loads(json_report.write(reading, lang=lang))["faults_in_short"] == sentence
    for path in ("", "/barometer", "/faults"):
        assert sentence in client.get(f"/{lang}/audits/{town.done}{path}").get_data(as_text=True)
    assert sentence not in client.get(f"/{lang}/audits/{town.running}").get_data(as_text=True)


def test_the_json_of_faults_satisfies_its_schema_and_its_standing_is_told(reading: BarometerReading):
    mark = reading.faults[0].fingerprint
    seen = replace(reading.over_time, of={**reading.over_time.of, mark: FaultHistory(Standing.STILL, GATHERED)})
    report = json_report.as_dict(replace(reading, over_time=seen), lang="en")
    Draft202012Validator(json_report.schema()).validate(report)
    assert (report["faults"][0]["standing"], report["faults"][0]["since"]) == ("still", GATHERED.isoformat())
    assert {one["standing"] for one in report["faults"][1:]} == {"first"}
    assert sum(one["count"] for one in report["faults"] if one["outcome"] == "failed") > 3


@pytest.mark.parametrize(
    ("history", "words"),
    [
        (FaultHistory(Standing.FIRST), ""),
        (FaultHistory(Standing.NEW), "new since the last audit"),
        (FaultHistory(Standing.STILL, GATHERED), "still there, since 3 May 2026"),
        (FaultHistory(Standing.NEW_RULE), "found by a new rule, perhaps there before"),
    ],
)
def test_how_a_fault_stands_is_said_in_words(reading: BarometerReading, history: FaultHistory, words: str):
    fault = reading.faults[0]
    told = replace(reading, over_time=replace(reading.over_time, of={fault.fingerprint: history}))
    assert faults.shown(told, fault, "en").standing == words


def test_the_list_by_hand_holds_every_criterion_once_and_says_what_nobody_looked_at(reading: BarometerReading):
    hand = hand_list(reading, "nl")
    numbers = [row.criterion.number for part in (hand.asked, hand.uncovered, hand.partly) for row in part]
    assert sorted(numbers) == sorted(criteria())
    assert "1.2.5" in {row.criterion.number for row in hand.uncovered}
    assert all(row.doubts for row in hand.asked)
    asked = {one.fault.fingerprint for row in hand.asked for one in row.doubts} | {one.fault.fingerprint for one in hand.beyond}
    assert asked == {one.fingerprint for one in faults.doubts(reading.faults)}


@pytest.mark.parametrize("path", ["faults", "by-hand"])
def test_an_audit_that_runs_or_waits_has_its_pages_too(town: Town, client: PolicingClient, path: str):
    for audit in (town.running, town.queued):
        assert client.get(f"/nl/audits/{audit}/{path}").status_code == 200
    assert client.get(f"/nl/audits/nowhere/{path}").status_code == 404


def test_an_audit_without_pages_has_nothing_that_anybody_looked_at(town: Town):
    hand = hand_list(read_barometer(town.workplace, town.queued), "fr")
    assert (len(hand.uncovered), hand.asked, hand.partly, hand.beyond) == (55, (), (), ())


def test_the_report_with_a_gate_is_well_made(reading: BarometerReading):
    from datetime import date

    from barometer.audit.faults.gate import judge
    from barometer.domain.gate import Waiver

    waiver = Waiver(reading.faults[0].check, "<b>Later</b>", "Jan", date(2099, 1, 1), where="w.yaml:2")
    told = judge(reading.faults, baseline=(), waivers=[waiver], today=date(2026, 5, 3), looked_at=LookedAt(frozenset()))
    text = html.write(reading, lang="nl", gate=told)
    police(text, "/nl/")
    assert "&lt;b&gt;Later&lt;/b&gt;" in text
    assert "met een uitzondering" in text.casefold()
