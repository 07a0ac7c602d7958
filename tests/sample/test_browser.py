"""What only a browser can tell about the two twins."""

import json
from pathlib import Path

import pytest

import barometer
from barometer.audit.checks import checks
from barometer.audit.gather.axe import OFF
from barometer.sample import SampleCity
from barometer.sample.city import listed_faults, listed_pages

pytestmark = pytest.mark.browser

AXE = Path(barometer.__file__).parent / "audit" / "vendor" / "axe" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = f"""async () => {{
  const runOnly = {{type: 'tag', values: {json.dumps(RULES)}}};
  const run = await axe.run(document, {{runOnly, rules: {{'target-size': {{enabled: true}}}}}});
  const told = rows => rows.flatMap(row => row.nodes.map(node => [row.id, node.target.join(' '), node.failureSummary]));
  return {{violations: told(run.violations), incomplete: told(run.incomplete)}};
}}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""  # https://www.w3.org/TR/WCAG22/#text-spacing
LOST = """() => [...document.querySelectorAll('main *, footer *, header *')].filter(one =>
  getComputedStyle(one).overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1).map(one => one.className)"""


def elements(page, html: str, selector: str) -> list[str]:
    page.set_content(html)
    return [one.evaluate("node => node.outerHTML") for one in page.locator(selector).all()]


@pytest.fixture(scope="module")
def plain_page(browser):
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def twins(faulty, repaired):
    return faulty, repaired


@pytest.mark.parametrize("fault", [fault for fault in listed_faults() if fault["selector"]], ids=lambda fault: fault["id"])
def test_the_selector_of_a_fault_finds_the_faulty_element(fault, plain_page, twins):
    faulty, repaired = (twin.get(fault["page"]).text for twin in twins)
    on = elements(plain_page, faulty, fault["selector"])
    assert on
    assert on != elements(plain_page, repaired, fault["selector"])


def axe(page) -> dict[str, list[list[str]]]:
    for frame in page.frames:
        frame.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN)


@pytest.mark.slow
def test_axe_finds_nothing_on_the_repaired_twin_and_is_sure_about_it(browser):
    found = {}
    with SampleCity(frozenset()).serve() as url, browser.new_context() as context:
        page = context.new_page()
        for path in listed_pages():
            page.goto(url + path)
            told = axe(page)
            if told["violations"] or told["incomplete"]:
                found[path] = told
    assert found == {}


@pytest.mark.slow
def test_axe_finds_each_of_its_faults_and_nothing_that_is_not_listed(browser):
    found, listed = set(), {(fault["page"], fault["check"]) for fault in listed_faults() if fault["check"].startswith("axe:")}
    everywhere = {fault["check"] for fault in listed_faults() if fault.get("everywhere")}
    with SampleCity().serve() as url, browser.new_context() as context:
        for path in listed_pages():
            page = context.new_page()
            page.goto(url + path)
            found |= {(path, f"axe:{rule}") for rule, _, _ in axe(page)["violations"]}
            page.close()
    assert listed <= found
    ours = {check.id: {f"axe:{rule}" for rule in check.same_as} for check in checks().values()}
    said_by_ours = {(fault["page"], rule) for fault in listed_faults() for rule in ours.get(fault["check"], ())}
    known = everywhere | {f"axe:{rule}" for rule in OFF}
    assert {(path, rule) for path, rule in found - listed - said_by_ours if rule not in known} == set()


@pytest.mark.slow
def test_the_repaired_twin_fits_a_narrow_phone_and_loses_no_text_with_wide_spacing(browser):
    wide, lost = {}, {}
    with SampleCity(frozenset()).serve() as url, browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        for path in listed_pages():
            page.goto(url + path)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide[path] = page.evaluate("document.documentElement.scrollWidth")
            page.add_style_tag(content=SPACING)
            if clipped := page.evaluate(LOST):
                lost[path] = clipped
    assert wide == {}
    assert lost == {}


def test_a_keyboard_walks_through_a_repaired_form_and_always_shows_where_it_is(browser):
    with SampleCity(frozenset()).serve() as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}/verhuizen/aangifte/gezin")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip-link"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"
        walked = []
        for _ in range(12):
            page.keyboard.press("Tab")
            walked.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", walked[-1]
        assert {"mee-alleen", "personen", "woning", "eigenaar", "Ga naar stap 3"} <= set(walked)


def test_a_browser_carries_what_a_resident_typed_to_the_last_step(browser):
    with SampleCity(frozenset()).serve() as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}/verhuizen/aangifte")
        page.get_by_label("Voornaam en naam").fill("Ann Claes")
        page.get_by_label("Nieuwe straat").fill("Beekstraat")
        page.get_by_label("Nummer en bus").fill("3")
        page.get_by_role("button", name="Ga naar stap 2").click()
        page.get_by_label("Ik verhuis alleen").check()
        page.get_by_role("button", name="Ga naar stap 3").click()
        page.get_by_label("Foto of bestand").set_input_files({"name": "huur.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
        page.get_by_role("button", name="Ga naar stap 4").click()
        assert page.locator("dd").all_inner_texts()[:3] == ["Ann Claes", "Beekstraat", "3"]
        page.get_by_role("button", name="Verstuur je melding").click()
        assert page.url == f"{url}/verhuizen/aangifte/bevestiging"
