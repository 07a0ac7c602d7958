"""The application as a person uses it: with the keyboard, without JavaScript, and while an audit runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from barometer.domain.audit import AuditPage, AuditPlan, PageState
from barometer.domain.vocabulary import AuditState
from tests.browser.conftest import Running
from tests.web.town import SITE

pytestmark = pytest.mark.browser


def tab_to(page: Page, wanted: Locator, limit: int = 80) -> None:
    """Presses Tab until this element has the focus; only the keyboard gets there, and every stop on the way can be seen."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        assert focus_is_visible(page), page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")


def focus_is_visible(page: Page) -> bool:
    """Whether the focused element shows that it is, and lies neither out of sight nor behind something else."""
    return page.evaluate(
        """() => { const one = document.activeElement, style = getComputedStyle(one), box = one.getClientRects()[0];
        const marked = style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none';
        const x = box.left + Math.min(box.width / 2, 20), y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
        const there = document.elementFromPoint(x, y);
        return marked && there !== null && (one.contains(there) || there.contains(one)); }"""
    )


def test_the_keyboard_leads_from_the_first_page_to_the_reason_of_a_risk_and_back(running: Running, page: Page):
    page.emulate_media(reduced_motion="reduce")  # what scrolls smoothly is out of sight for a moment
    page.goto(f"{running.base}/nl/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Verhuizen"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Verhuizen")
    tab_to(page, page.locator(f"a[href$='{running.town.done}/barometer']"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je nieuwe adres melden")
    tab_to(page, page.get_by_role("region", name="Risico per profiel en per stap"))
    tab_to(page, page.locator(".barometer-matrix tbody tr").nth(2).locator(".barometer-cell__link").nth(3))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wat in de weg staat")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Terug naar de barometer"), limit=150)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je nieuwe adres melden")
    assert page.url.endswith(f"{running.town.done}/barometer")


def test_everything_works_without_javascript(running: Running, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{running.base}/en/")
    page.get_by_role("link", name="Describe a service").click()
    page.get_by_label("Name of the service").fill("Library")
    page.get_by_label("Organisation").fill("City of Voorbeek")
    page.get_by_label("Address of the service on the web").fill("no address")
    page.get_by_label("Nice to have").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("An address holds no spaces")
    page.get_by_label("Address of the service on the web").fill(f"{SITE}/bib")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Library")
    page.goto(f"{running.base}/en/audits/{running.town.running}")
    page.get_by_role("link", name="Refresh").click()
    expect(page.get_by_text("Running: 1 of 3 pages looked at.").first).to_be_visible()
    page.goto(f"{running.base}/en/audits/{running.town.done}/barometer")
    page.get_by_role("link", name="See which pages, and why").click()
    assert page.url.endswith("#pages")
    context.close()


def test_the_progress_of_an_audit_follows_by_itself(running: Running, page: Page):
    repository = running.town.workplace.repository
    audit = repository.add_audit(AuditPlan(url=f"{SITE}/live", service=running.town.service))
    token = repository.claim(audit.id)
    assert token
    repository.add_pages(audit.id, [f"{SITE}/live"], depth=0)
    page.goto(f"{running.base}/nl/audits/{audit.id}")
    expect(page.locator("#progress")).to_contain_text("0 van 1 pagina bekeken")
    repository.finish_page(audit.id, token, AuditPage(f"{SITE}/live", 0, PageState.UNTESTED, reason="It took too long."))
    repository.end(audit.id, token, state=AuditState.DONE)
    expect(page.locator("#progress")).to_contain_text("Klaar: 1 van 1 pagina bekeken", timeout=10_000)
    expect(page.get_by_role("status")).to_have_text("Klaar: 1 van 1 pagina bekeken.")
    expect(page.get_by_text("Het duurde te lang.")).to_be_visible()
    assert page.locator("[hx-get]").count() == 0


def test_the_language_switch_stays_on_the_page(running: Running, page: Page):
    page.goto(f"{running.base}/nl/audits/{running.town.done}/barometer")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", level=1)).to_have_text("Déclarer votre nouvelle adresse après un déménagement")
