"""A tab that is used again knows nothing of the visit before, and one in which something went wrong is not used again."""

from __future__ import annotations

import asyncio

import pytest

from barometer.audit import gather
from barometer.audit.browser import find_browser, launch
from barometer.audit.fence import BROWSER_ARGUMENTS
from barometer.audit.guard import Guard
from barometer.audit.tab import Tabs
from barometer.audit.visit import visit
from tests.servers import page, serve

pytestmark = pytest.mark.browser
TELLS = page(
    "<p id=uit></p><script>"
    "uit.textContent = [document.cookie, sessionStorage.getItem('k'), localStorage.getItem('k'), window.name, history.length].join('|');"
    "document.cookie = 'k=1'; sessionStorage.setItem('k', '1'); localStorage.setItem('k', '1'); window.name = 'k';"
    "history.pushState(1, '');"
    "addEventListener('beforeunload', event => { event.preventDefault(); event.returnValue = 'blijf'; });"
    "addEventListener('pagehide', () => { document.cookie = 'k=2'; sessionStorage.setItem('k', '2'); localStorage.setItem('k', '2') });"
    "setInterval(() => { document.cookie = 'k=3' }, 5)</script>"
)


@pytest.fixture(autouse=True)
def quick_look(monkeypatch):
    monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather.GATHERERS if one.name in ("blocks", "resources")))


def visits(*urls, timeout=15.0):
    """The snapshots of visits one after the other with shared tabs, and how many contexts were open after each."""

    async def work():
        seen = []
        async with launch(find_browser(), extra_arguments=BROWSER_ARGUMENTS) as browser, Tabs.of(browser) as tabs:
            for url in urls:
                one = await visit(browser, url, guard=Guard(local=True), timeout=timeout, tabs=tabs)
                seen.append((one.snapshot, len(browser.contexts)))
        return seen

    return asyncio.run(work())


def test_nothing_of_a_visit_is_left_for_the_next_one():
    with serve({"/een": TELLS, "/twee": TELLS, "/drie": TELLS}) as server:
        seen = visits(f"{server.url}/een", f"{server.url}/twee", f"{server.url}/drie")
        cookies = [path for _, path in server.requests if path == "/twee"]
    assert len(cookies) == 1
    assert [one.blocks[-1].element.text for one, _ in seen] == ["||||2"] * 3
    assert [contexts for _, contexts in seen] == [1, 1, 1]
    assert {one.resources.requests for one, _ in seen} == {1}
    weights = [one.resources.bytes for one, _ in seen]
    assert max(weights) - min(weights) < 300  # the first one of a tab carries our own way out's question for its password


def test_another_site_has_a_tab_of_its_own():
    with serve({"/": TELLS}) as one, serve({"/": TELLS}) as other:
        seen = visits(f"{one.url}/", f"{other.url}/", f"{one.url}/")
    assert [contexts for _, contexts in seen] == [1, 2, 2]


@pytest.mark.parametrize(
    "body",
    [
        "<script>setInterval(() => open('/goed'), 50)</script>",
        "<script>for (;;) {}</script>",
        "<script>setTimeout(() => location = '/goed', 10)</script>",
    ],
    ids=["opens windows", "hangs", "moves on"],
)
def test_a_tab_in_which_something_went_wrong_is_not_used_again(body):
    with serve({"/goed": page("<p>Goed.</p>"), "/stuk": page(body)}) as server:
        seen = visits(f"{server.url}/goed", f"{server.url}/stuk", f"{server.url}/goed", timeout=4.0)
    assert seen[0][0].loaded
    assert seen[2][0].loaded
    assert seen[2][0].blocks == seen[0][0].blocks
    assert seen[2][0].title == seen[0][0].title


def test_what_the_cache_of_a_tab_has_weighs_what_it_does_for_who_comes_for_the_first_time():
    sheet = "p { color: #222 }\n" * 2_000
    body = page("<p>Een pagina met een stijl.</p><link rel=stylesheet href=/stijl.css>")
    with serve(
        {"/een": body, "/twee": body, "/stijl.css": (200, {"Content-Type": "text/css", "Cache-Control": "max-age=600"}, sheet)}
    ) as server:
        (one, _), (two, _) = visits(f"{server.url}/een", f"{server.url}/twee")
        fetched = [path for _, path in server.requests if path == "/stijl.css"]
    assert len(fetched) == 1  # the cache of the tab was used, or this test shows nothing
    assert one.resources.bytes > len(sheet)
    assert abs(one.resources.bytes - two.resources.bytes) < 300
