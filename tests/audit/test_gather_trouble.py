"""What is missing is told: pages that hang, grow, spoil our scripts or never stop fetching."""

from __future__ import annotations

import asyncio
import time

import pytest

from barometer.audit import gather
from barometer.audit.gather import FAILED, STOPPED, TOO_LONG, Gatherer, gather_all
from barometer.audit.gather._frames import CUT_OFF, FRAME_LOST, LIMIT, Stage, collect_notes, note
from barometer.audit.gather.resources import NOT_LISTENED, UNFINISHED, ResourceLog
from barometer.audit.snapshot import Snapshot
from tests.audit.pages import NAMES, only, page

pytestmark = pytest.mark.browser


def test_a_cut_off_list_is_never_silent(chrome, site):
    site.pages["/"] = page("<main>" + "<a href=/x>link</a><br>" * (LIMIT + 50) + "</main>")
    snapshot = chrome.snapshot(site, timeout=40, skip=only("links"))
    assert len(snapshot.links) == LIMIT
    assert ("links", CUT_OFF) in snapshot.missing


def test_resources_need_a_listener_and_count_frames_of_other_hosts(chrome, site):
    site.frame = page("<img src=/bytes/50000 alt=x>")
    site.pages["/"] = page(f"<img src=/bytes/20000 alt=y><iframe title=k src='{site.url('/frame/x', host='localhost')}'></iframe>")
    resources = chrome.snapshot(site, skip=only("resources")).resources
    assert 70_000 < resources.bytes < 75_000
    assert resources.requests >= 4
    assert resources.other_hosts == ("localhost",)

    async def unheard(tab):
        await tab.goto(site.url())
        return await gather_all(tab, timeout=5, skip=only("resources"))

    assert ("resources", NOT_LISTENED) in chrome.on_page(unheard)[1]


def test_a_page_that_still_fetches_is_not_weighed_as_if_it_were_done(chrome, site):
    site.pages["/"] = page("<img src=/nooit.png alt=x>")

    async def waiting(tab):
        await ResourceLog().attach(tab)
        await tab.route("**/nooit.png", lambda route: None)
        await tab.goto(site.url(), wait_until="domcontentloaded")
        await tab.wait_for_timeout(200)
        return await gather_all(tab, timeout=5, skip=only("resources"))

    assert ("resources", UNFINISHED) in chrome.on_page(waiting)[1]


def test_a_page_that_asks_for_news_while_it_is_measured_is_weighed_all_the_same(chrome, site):
    site.pages["/"] = page("<p>Nieuws</p><script>setInterval(() => fetch('/nieuws'), 900)</script>")

    async def asking(tab):
        await ResourceLog().attach(tab)
        asked = asyncio.Event()

        async def late(route):
            asked.set()
            await asyncio.sleep(0.4)
            await route.fulfill(body="niets")

        await tab.route("**/nieuws", late)
        await tab.goto(site.url())
        await asked.wait()  # from here on a request is on its way
        return await gather_all(tab, timeout=5, skip=only("resources"))

    artifacts, missing = chrome.on_page(asking)
    assert "resources" not in dict(missing)
    assert artifacts["resources"].requests >= 2


@pytest.mark.slow
def test_a_page_of_fifty_thousand_elements_is_gathered_or_named_in_time(chrome, site):
    site.pages["/"] = page("<main>" + "<div><p>Tekst <a href=/x>link</a> <span onclick=x()>x</span></p></div>" * 10_000 + "</main>")
    started = time.monotonic()
    snapshot: Snapshot = chrome.snapshot(site, timeout=6)
    assert time.monotonic() - started < 60  # it ends; how fast is for the bench
    told = {name for name, _ in snapshot.missing}
    for name in NAMES:
        assert getattr(snapshot, name) is not None or name in told
    assert {"links", "blocks"} <= told


def test_a_page_that_hangs_itself_makes_the_rest_missing_within_seconds(chrome, site):
    site.pages["/"] = page("<p>Vast</p><script>setTimeout(() => { while (true); }, 300)</script>")

    async def hang(tab):
        await tab.goto(site.url())
        await tab.wait_for_timeout(500)
        started = time.monotonic()
        artifacts, missing = await gather_all(tab, timeout=1.5)
        return artifacts, missing, time.monotonic() - started

    artifacts, missing, seconds = chrome.on_page(hang)
    assert seconds < 6
    assert artifacts == {}
    assert dict(missing) == dict.fromkeys(NAMES, STOPPED)


def test_a_gatherer_that_fails_or_hangs_is_missing_and_the_others_go_on(chrome, site, monkeypatch):
    async def breaks(_):
        raise KeyError("selector")

    async def hangs(tab):
        await tab.evaluate("() => new Promise(() => {})")

    async def half(_):
        note(FRAME_LOST)
        return ("half",)

    made = tuple(Gatherer(name, Stage.READS, run) for name, run in (("breaks", breaks), ("hangs", hangs), ("half", half)))
    monkeypatch.setattr(gather, "GATHERERS", made)
    site.pages["/"] = page("<p>Tekst</p>")

    async def run(tab):
        await tab.goto(site.url())
        return await gather_all(tab, timeout=1)

    assert chrome.on_page(run) == ({"half": ("half",)}, (("breaks", FAILED), ("hangs", TOO_LONG), ("half", FRAME_LOST)))


def test_a_page_that_spoils_the_browsers_own_functions_hides_nothing_silently(chrome, site):
    site.pages["/"] = page(
        "<main><h1>Titel</h1><img src=/bytes/100 width=30 height=30></main><script>Array.prototype.toJSON = () => 'weg';"
        " window.axe = {run: () => ({})}; document.querySelectorAll = () => []; </script>"
    )
    snapshot = chrome.snapshot(site)
    told = {name for name, _ in snapshot.missing}
    for name in NAMES:
        assert getattr(snapshot, name) is not None or name in told


def test_a_note_counts_once_and_only_inside_its_block():
    with collect_notes() as notes:
        note(CUT_OFF)
        note(CUT_OFF)
    note(FRAME_LOST)
    assert notes == [CUT_OFF]


@pytest.mark.parametrize(
    "script",
    [
        "window.__barometer = { fresh: () => ({}), pack: () => 'geen JSON' }",
        "window.__barometer = { fresh: () => ({}), pack: () => 5 }",
        "window.__barometer = { fresh: () => ({}), pack: () => '['.repeat(200000) }",
    ],
    ids=["no JSON", "no text", "too deep"],
)
def test_a_frame_that_answers_in_our_place_is_lost_and_the_page_is_not(chrome, site, script):
    site.frame = page(f"<script>{script}</script><a href=/kader>Kader</a>")
    site.pages["/"] = page(f"<main><a href=/1>Een</a><iframe title=k src='{site.url('/frame/x', host='localhost')}'></iframe></main>")
    snapshot = chrome.snapshot(site, skip=only("links"))
    assert [one.href for one in snapshot.links] == [site.url("/1")]
    assert ("links", FRAME_LOST) in snapshot.missing


def test_a_page_that_writes_json_in_its_own_way_is_read_all_the_same(chrome, site):
    links = "<main><a href=/1>Een</a><a href=/2>Twee</a></main>"
    site.pages["/"] = page(links)
    plain = chrome.snapshot(site, skip=only("links", "headings", "axe"))
    for script in ("Array.prototype.toJSON = function () { return 'x' }", "JSON.stringify = () => '{}'"):
        site.pages["/"] = page(f"{links}<script>{script}</script>")
        odd = chrome.snapshot(site, skip=only("links", "headings", "axe"))
        assert [one.href for one in odd.links] == [one.href for one in plain.links]
        assert [(one.rule, one.outcome) for one in odd.axe.rules] == [(one.rule, one.outcome) for one in plain.axe.rules]
