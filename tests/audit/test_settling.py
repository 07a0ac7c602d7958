"""A page is looked at when it stands still, and one that never does is looked at all the same."""

from __future__ import annotations

import time

import pytest

from barometer.audit import settling
from barometer.audit.gather.resources import ResourceLog
from barometer.audit.settling import settle
from tests.audit.pages import page

pytestmark = pytest.mark.browser


def settled(chrome, site, html: str, ask: str) -> tuple[object, float]:
    """What ``ask`` gives once the page stands still, and how many seconds that took."""
    site.pages["/"] = page(html)

    async def look(tab):
        await ResourceLog().attach(tab)
        await tab.goto(site.url())
        started = time.monotonic()
        await settle(tab)
        return await tab.evaluate(ask), time.monotonic() - started

    return chrome.on_page(look)


def test_what_comes_after_one_fetch_and_another_is_waited_for(chrome, site):
    site.pages["/een"] = site.pages["/twee"] = "<p>antwoord</p>"
    script = "<script>fetch('/een').then(() => setTimeout(() => fetch('/twee').then(() => { p.textContent = 'klaar' }), 150))</script>"
    assert settled(chrome, site, f"<p id=p>laden</p>{script}", "() => p.textContent")[0] == "klaar"


def test_a_part_that_says_it_is_busy_is_waited_for(chrome, site):
    script = "<script>setTimeout(() => { p.textContent = 'klaar'; p.ariaBusy = 'false' }, 900)</script>"
    assert settled(chrome, site, f"<p id=p aria-busy=true>laden</p>{script}", "() => p.textContent")[0] == "klaar"


@pytest.mark.parametrize(
    "script",
    ["setInterval(() => { p.textContent = Date.now() }, 60)", "fetch('/stroom')", "p.ariaBusy = 'true'"],
    ids=["changes", "streams", "busy"],
)
def test_a_page_that_never_stands_still_costs_its_bound_and_no_more(chrome, site, script, monkeypatch):
    monkeypatch.setattr(settling, "LONGEST_SECONDS", 1.5)

    async def never(route):
        return None

    site.pages["/"] = page(f"<p id=p>x</p><script>{script}</script>")

    async def look(tab):
        await ResourceLog().attach(tab)
        await tab.route("**/stroom", never)
        await tab.goto(site.url())
        started = time.monotonic()
        await settle(tab)
        return time.monotonic() - started

    assert 1 < chrome.on_page(look) < 10
