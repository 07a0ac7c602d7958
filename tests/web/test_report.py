"""The report: one file that stands alone."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from barometer.i18n import LOCALES
from barometer.reports import html
from barometer.usecases.barometers import read_barometer
from tests.web.client import PolicingClient, police, text_of
from tests.web.town import Town


@pytest.fixture(scope="module")
def reports(town: Town) -> dict[str, str]:
    reading = read_barometer(town.workplace, town.done)
    return {lang: html.write(reading, lang=lang) for lang in LOCALES}


@pytest.mark.parametrize("lang", LOCALES)
def test_the_report_is_well_made_and_fetches_nothing(reports: dict[str, str], lang: str):
    document = police(reports[lang], f"/{lang}/")
    assert not list(document.iter("script"))
    assert not list(document.iter("link"))
    style = text_of(next(document.iter("style")))
    assert not re.search(r"url\((?!\"?data:)", style)
    assert "@import" not in style
    assert all(not (one.get("src") or "data:").startswith("http") for one in document.iter())


def test_the_policy_in_the_report_allows_its_own_style_and_nothing_else(reports: dict[str, str]):
    document = police(reports["nl"], "/nl/")
    policy = next(meta.get("content") or "" for meta in document.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*)</style>", reports["nl"], re.S)
    assert style
    assert f"sha256-{b64encode(sha256(style.group(1).encode()).digest()).decode()}" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


def test_the_report_holds_every_cell_and_every_finding(reports: dict[str, str], town: Town):
    reading = read_barometer(town.workplace, town.done)
    for cell in reading.barometer.cells:
        assert f'id="cell-{cell.persona}-{cell.step}"' in reports["nl"]
    assert "&lt;input id=&#34;rr&#34; required" in reports["nl"]


def test_the_same_reading_gives_the_same_report(reports: dict[str, str], town: Town):
    assert html.write(read_barometer(town.workplace, town.done), lang="fr") == reports["fr"]


def test_the_report_fits_in_a_mail(reports: dict[str, str]):
    assert all(len(report.encode()) < 3_000_000 for report in reports.values())


def test_pictures_are_in_the_file_unless_they_are_too_large(town: Town):
    reading = read_barometer(town.workplace, town.done)
    from dataclasses import replace

    pages = tuple(replace(page, screenshot=f"{number}.jpg") for number, page in enumerate(reading.pages))
    large = b"x" * (html.PICTURE_BYTES + 1)
    report = html.write(replace(reading, pages=pages), lang="nl", screenshots=lambda name: b"small" if name == "0.jpg" else large)
    assert report.count("data:image/jpeg;base64,") == 1
    police(report, "/nl/")


def test_reports_can_be_taken_from_the_page(client: PolicingClient, town: Town):
    page = client.get(f"/fr/audits/{town.done}/report.html")
    assert page.headers["Content-Disposition"].startswith("attachment")
    assert 'lang="fr"' in page.get_data(as_text=True)
    numbers = json.loads(client.get(f"/fr/audits/{town.done}/report.json").get_data())
    assert len(numbers["pages"]) == 5
