"""A second audit: what did not change keeps its result, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from barometer.audit import sources
from barometer.audit.gather._frames import CUT_OFF, LIMIT
from barometer.audit.snapshot import dump, read
from barometer.domain.audit import AuditPlan
from barometer.domain.flow import Consent
from barometer.usecases.auditing import run_plan
from barometer.usecases.readings import read_pages
from barometer.usecases.recognising import UNCHANGED
from tests.servers import page, serve
from tests.usecases.sites import QUICK

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quick_look")]
STYLE = "<link rel=stylesheet href=/stijl.css>"


@pytest.fixture
def town():
    """Three pages with one style sheet; the tests change what is served."""
    answers = {
        "/": page("<p><a href=/een>Een</a> <a href=/twee>Twee</a></p>", head=STYLE),
        "/een": page("<p>Een pagina over parkeren.</p><img src=/logo.png alt=Logo>", head=STYLE),
        "/twee": page("<p>Een pagina over verhuizen.</p>", head=STYLE),
        "/stijl.css": (200, {"Content-Type": "text/css"}, "p { color: #222 }"),
        "/logo.png": (404, {"Content-Type": "text/plain"}, "weg"),
    }
    with serve(answers) as server:
        yield answers, server


def audited(workplace, server, *, fresh=False, **options):
    """The pages of an audit by path: (snapshot, reason)."""
    server.requests.clear()
    run = run_plan(workplace, AuditPlan(url=f"{server.url}/", **{**QUICK, **options}), fresh=fresh)
    pages = workplace.repository.pages(run.audit.id)
    assert {one.state.value for one in pages} == {"done"}
    return {one.url.removeprefix(server.url): (read(workplace.files.path(one.snapshot)), one.reason) for one in pages}


def kept(pages):
    return {path for path, (_, reason) in pages.items() if reason == UNCHANGED}


def test_an_unchanged_site_is_not_opened_again_and_says_the_same(workplace, town):
    _, server = town
    first, second = audited(workplace, server), audited(workplace, server)
    assert kept(first) == set()
    assert kept(second) == {"/", "/een", "/twee"}
    assert sorted(path for path in server.paths if path not in ("/robots.txt", "/sitemap.xml")) == sorted(
        ["/", "/een", "/twee", "/stijl.css", "/logo.png"]
    )
    for path, (snapshot, _) in first.items():
        again = second[path][0]
        assert replace(again, sources=None, screenshot="") == replace(snapshot, sources=None, screenshot="")
        assert again.sources.unchanged == 1
    runs = [read_pages(workplace, workplace.repository.pages(one.id), {}) for one in workplace.repository.audits()]
    assert [one.assertions for one in runs[0]] == [one.assertions for one in runs[1]]


def test_a_page_that_changed_is_looked_at_again_and_what_it_links_to_is_found(workplace, town):
    answers, server = town
    audited(workplace, server)
    answers["/twee"] = page("<p>Een nieuwe tekst over verhuizen. <a href=/drie>Drie</a></p>", head=STYLE)
    answers["/drie"] = page("<p>Een nieuwe pagina.</p>", head=STYLE)
    second = audited(workplace, server)
    assert kept(second) == {"/", "/een"}
    assert "nieuwe tekst" in second["/twee"][0].blocks[-1].element.text
    assert set(second) == {"/", "/een", "/twee", "/drie"}
    assert kept(audited(workplace, server)) == {"/", "/een", "/twee", "/drie"}


@pytest.mark.parametrize(
    ("path", "answer", "same"),
    [
        ("/stijl.css", (200, {"Content-Type": "text/css"}, "p { color: #eee }"), set()),
        ("/logo.png", (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"), {"/", "/twee"}),
    ],
    ids=["style sheet", "image that was not there"],
)
def test_a_part_that_changed_changes_every_page_that_uses_it(workplace, town, path, answer, same):
    answers, server = town
    audited(workplace, server)
    answers[path] = answer
    assert kept(audited(workplace, server)) == same


def test_another_way_of_looking_an_old_result_and_a_fresh_start_recognise_nothing(workplace, town, monkeypatch):
    _, server = town
    audited(workplace, server)
    assert kept(audited(workplace, server, consent=Consent.REFUSE)) == set()
    assert kept(audited(workplace, server, fresh=True)) == set()
    monkeypatch.setattr(sources, "LASTS", timedelta(0))
    assert kept(audited(workplace, server)) == set()


@pytest.mark.parametrize(
    "script",
    [
        "fetch('/een', {method: 'POST'})",
        "new WebSocket(location.href.replace('http', 'ws') + 'nieuws')",
        "new Image().src = 'http://127.0.0.1:1/teller.png'",
    ],
    ids=["sends", "is told", "breaks off"],
)
def test_a_page_that_may_be_another_one_with_the_same_parts_is_always_looked_at(workplace, script):
    with serve({"/": page(f"<p>Tekst.</p><script>{script}</script>"), "/een": "ja"}) as server:
        audited(workplace, server, max_pages=1)
        assert kept(audited(workplace, server, max_pages=1)) == set()


def test_a_damaged_result_is_no_result(workplace, town):
    _, server = town
    audited(workplace, server)
    for one in workplace.files.folder.rglob("*.json.gz"):
        one.write_bytes(b"\x1f\x8b kapot")
    assert kept(audited(workplace, server)) == set()
    assert dump(next(iter(audited(workplace, server).values()))[0])


def test_a_page_with_more_than_is_read_is_recognised_too(workplace):
    with serve({"/": page("<a href=/>Hier</a> " * (LIMIT + 10))}) as server:
        first = audited(workplace, server, max_pages=1)
        assert [why for name, why in first["/"][0].missing if name == "links"] == [CUT_OFF]
        assert kept(audited(workplace, server, max_pages=1)) == {"/"}
