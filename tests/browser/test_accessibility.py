"""What the visit of our own auditor (test_own_auditor.py) does not reach: forms with mistakes, error pages, phones, large text, paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import barometer
from barometer.i18n import LOCALES
from barometer.reports import html
from barometer.usecases.barometers import read_barometer
from tests.browser.conftest import Running
from tests.web.pages import PERSONA, STEP, page_paths

pytestmark = pytest.mark.browser
AXE = Path(barometer.__file__).parent / "audit" / "vendor" / "axe" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Rule and element of every violation; axe is injected by the tool, so the page's policy does not stop it."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:160]}" for rule in found["violations"] for node in rule["nodes"][:3]
    ]


def test_a_form_with_mistakes_breaks_no_rule_and_leads_to_the_field(running: Running, page: Page):
    page.goto(f"{running.base}/nl/new-service")
    page.get_by_role("button", name="Bewaar").click()
    summary = page.get_by_role("alert")
    summary.wait_for()
    assert summary.get_by_role("link").count() == 4
    assert violations(page) == []
    summary.get_by_role("link", name="Schrijf het adres van de dienst.").click()
    assert page.evaluate("document.activeElement.id") == "url"


@pytest.mark.parametrize("lang", LOCALES)
def test_a_text_with_remarks_breaks_no_rule_and_fits_a_phone(running: Running, page: Page, lang: str):
    page.goto(f"{running.base}/{lang}/plain")
    page.locator("textarea").fill(
        "Overeenkomstig het reglement dient de belanghebbende het kohier en alle bijlagen van het dossier onverwijld in te dienen; "
        "de aanvraag wordt door de dienst behandeld.\n\nHeb je een vraag? Bel ons dan."
    )
    page.locator("main button").click()
    page.locator("#plain-1").wait_for()
    assert violations(page) == []
    page.locator("#mark-1").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#plain-1")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_error_page_breaks_no_rule(running: Running, browser: Browser):
    page = browser.new_page()  # without the console's watch: a 404 is an error there
    page.goto(f"{running.base}/fr/nowhere")
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("lang", LOCALES)
def test_the_report_as_a_file_asks_for_nothing(running: Running, page: Page, tmp_path: Path, lang: str):
    report = tmp_path / "report.html"
    report.write_text(html.write(read_barometer(running.town.workplace, running.town.done), lang=lang), "utf-8")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Atkinson')


@pytest.mark.slow
def test_no_page_scrolls_sideways_on_a_phone(running: Running, browser: Browser):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    wide = {}
    for kind, path in page_paths(running.town, "nl").items():
        page.goto(running.base + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[kind] = width
    page.close()
    assert wide == {}


@pytest.mark.slow
def test_no_page_scrolls_sideways_with_text_of_200_per_cent(running: Running, browser: Browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wide = {}
    for kind, path in page_paths(running.town, "nl").items():
        page.goto(running.base + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 1280:
            wide[kind] = width
    page.close()
    assert wide == {}


def test_levels_keep_their_signs_in_forced_colours(running: Running, browser: Browser):
    page = browser.new_page(forced_colors="active")
    page.goto(f"{running.base}/nl/audits/{running.town.done}/barometer/{PERSONA}/{STEP}")
    level = page.locator(".barometer-level").first
    assert level.inner_text() == "kritiek"
    assert level.locator("svg").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.barometer-level')).borderTopStyle") == "solid"
    page.close()


def test_nothing_moves_for_who_does_not_want_it(running: Running, browser: Browser):
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{running.base}/nl/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()


def test_levels_can_be_read_on_paper_and_the_whole_matrix_fits(running: Running, browser: Browser):
    page = browser.new_page(viewport={"width": 1047, "height": 718})  # a sheet of A4 on its side without its margins, in CSS pixels
    page.goto(f"{running.base}/nl/audits/{running.town.done}/barometer")
    page.emulate_media(media="print")
    colours = page.evaluate("[...document.querySelectorAll('.barometer-level')].map(one => getComputedStyle(one).color)")
    assert set(colours) == {"rgb(0, 0, 0)"}
    assert page.evaluate("document.querySelector('.barometer-matrix').getBoundingClientRect().right") <= 1047
    assert page.locator(".barometer-menu").is_hidden()
    page.close()
