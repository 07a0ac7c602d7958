"""Whole audits of small sites on this computer, with a real browser: what is visited, how fast, and what is stored whatever happens."""

import threading
from collections import Counter
from itertools import pairwise

import pytest

from barometer.audit import reasons
from barometer.audit.frontier import DOCUMENT, ROBOTS
from barometer.audit.snapshot import read
from barometer.domain.audit import AuditPlan, PageState
from barometer.domain.vocabulary import AuditState, Outcome
from barometer.errors import AddressError
from barometer.usecases.auditing import SAME_AS, run_plan
from barometer.usecases.barometers import read_barometer
from tests.audit.document_files import good_pdf, scan
from tests.servers import page, serve, to
from tests.usecases.sites import QUICK, links, outcome

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quick_look")]


def test_a_crawl_visits_what_is_in_scope_and_says_why_the_rest_is_not(workplace, every_artifact):
    site = {
        "/": links("/a", "/a#deel", "/tarief.xlsx", "/prive", "http://elders.invalid/", "mailto:x@stad.be", "/oud"),
        "/a": links("/", "/b"),
        "/b": links("/c"),
        "/c": links("/d"),
        "/oud": to("/a", 301),
        "/prive": links(),
        "/kaart": links(),
        "/robots.txt": "User-agent: *\nDisallow: /prive\n",
        "/sitemap.xml": "<urlset><url><loc>/kaart</loc></url></urlset>",
    }
    with serve(site) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", max_depth=2, **QUICK))
        root = server.url
        visited = Counter(path for path in server.paths if path in ("/", "/a", "/b", "/c", "/d", "/prive", "/tarief.xlsx", "/kaart"))
    assert (run.audit.state, run.resumed) == (AuditState.DONE, 0)
    assert outcome(workplace, run.audit.id, root) == {
        "/": "done", "/a": "done", "/b": "done", "/kaart": "done", "/oud": "skipped", "/tarief.xlsx": "skipped", "/prive": "skipped",
    }  # fmt: skip
    whys = {one.url.removeprefix(root): (one.reason, dict(one.values)) for one in workplace.repository.pages(run.audit.id) if one.reason}
    assert whys == {"/oud": (SAME_AS, {"url": f"{root}/a"}), "/tarief.xlsx": (DOCUMENT, {}), "/prive": (ROBOTS, {})}
    assert visited == {"/": 1, "/a": 2, "/b": 1, "/kaart": 1}
    stored = [one for one in workplace.repository.pages(run.audit.id) if one.state is PageState.DONE]
    snapshots = [read(workplace.files.path(one.snapshot)) for one in stored]
    assert [one.missing for one in snapshots] == [()] * 4
    assert all(workplace.files.path(one.screenshot).is_file() for one in snapshots)
    assert set(run.audit.versions) >= {"browser", "axe"}


def test_documents_that_pages_link_to_are_read_whatever_their_address_looks_like(workplace):
    pdf = {"Content-Type": "application/pdf"}
    site = {
        "/": links("/reglement.pdf", "/download?id=4", "/weg.pdf"),
        "/reglement.pdf": (200, pdf, good_pdf()),
        "/download": (200, {**pdf, "Content-Disposition": "attachment"}, scan()),
    }
    with serve(site) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK))
        assert outcome(workplace, run.audit.id, server.url) == {
            "/": "done", "/reglement.pdf": "done", "/download?id=4": "done", "/weg.pdf": "untested",
        }  # fmt: skip
        reading = read_barometer(workplace, run.audit.id)
        failed = {
            page.url.removeprefix(server.url): {one.check for one in page.assertions if one.outcome is Outcome.FAILED}
            for page in reading.pages
        }
    assert failed["/reglement.pdf"] == set()
    assert failed["/download?id=4"] >= {"scanned_document", "untagged_document", "document_without_title", "document_without_language"}
    checked = {one.check for one in reading.pages[1].assertions}
    assert "heavy_page" not in checked, "what only pages can have is not said to be fine in a document"


def test_a_crawl_stops_at_exactly_so_many_pages(workplace):
    with serve(lambda path: links(*(f"{path.rstrip('/')}/{number}" for number in range(5)))) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", max_pages=4, **QUICK))
        asked = [path for path in server.paths if path not in ("/robots.txt", "/sitemap.xml")]
    assert len(asked) == 4
    assert Counter(outcome(workplace, run.audit.id, server.url).values()) == {"done": 4}


def test_a_crawl_of_depth_0_is_one_page(workplace):
    with serve({"/": links("/a"), "/a": links(), "/sitemap.xml": "<urlset><url><loc>/a</loc></url></urlset>"}) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", max_depth=0, **QUICK))
    assert outcome(workplace, run.audit.id, server.url) == {"/": "done"}


def test_a_first_page_that_redirects_is_audited_where_it_leads(workplace):
    with serve({"/": to("/nl/"), "/nl/": links("/", "/nl/a"), "/nl/a": links()}) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK))
    assert outcome(workplace, run.audit.id, server.url) == {"/": "skipped", "/nl/": "done", "/nl/a": "done"}


def test_a_first_page_that_cannot_be_tested_ends_the_crawl(workplace):
    with serve({"/": (500, {}, "stuk"), "/a": links(), "/sitemap.xml": "<urlset><url><loc>/a</loc></url></urlset>"}) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK))
    assert outcome(workplace, run.audit.id, server.url) == {"/": "untested"}
    assert workplace.repository.pages(run.audit.id)[0].reason == reasons.ANSWERED


def test_an_address_that_may_not_be_audited_is_an_error_and_stores_nothing(workplace):
    for url in ("http://169.254.169.254/", "http://weg.invalid/"):
        with pytest.raises(AddressError):
            run_plan(workplace, AuditPlan(url=url, **QUICK))
    assert workplace.repository.audits() == ()


def test_the_named_pages_of_a_journey_are_visited_also_when_robots_may_not(workplace):
    with serve({"/a": links("/c"), "/b": (404, {}, ""), "/robots.txt": "User-agent: *\nDisallow: /"}) as server:
        pages = (f"{server.url}/a", f"{server.url}/b")
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", pages=pages, **QUICK))
        assert sorted(server.paths) == ["/a", "/b"]
    assert outcome(workplace, run.audit.id, server.url) == {"/a": "done", "/b": "untested"}


def test_a_host_is_never_visited_faster_than_its_pace(workplace):
    with serve(lambda path: links(*(f"/{number}" for number in range(6)))) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", max_pages=6, **QUICK | {"pace": 0.8}))
        moments = [moment for moment, path in server.requests if path not in ("/robots.txt", "/sitemap.xml")]
    assert len(moments) == 6
    assert min(after - before for before, after in pairwise(moments)) >= 0.8
    assert run.audit.state is AuditState.DONE


def test_the_pace_that_robots_txt_asks_for_goes_before_ours(workplace):
    with serve({"/": links("/a", "/b"), "/a": links(), "/b": links(), "/robots.txt": "User-agent: *\nCrawl-delay: 1.5"}) as server:
        run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK))
        moments = [moment for moment, path in server.requests if path in ("/", "/a", "/b")]
    assert min(after - before for before, after in pairwise(moments)) >= 1.5


def test_two_pages_at_once_really_overlap(workplace):
    arrived, both = [], threading.Barrier(2, timeout=15)

    def meet(handler):
        """Answers only when another page is being asked for at the same time."""
        arrived.append(handler.path)
        both.wait()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(links().encode())

    with serve({"/a": meet, "/b": meet}) as server:
        pages = (f"{server.url}/a", f"{server.url}/b")
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", pages=pages, concurrency=2, **QUICK))
    assert sorted(arrived) == ["/a", "/b"]
    assert set(outcome(workplace, run.audit.id, server.url).values()) == {"done"}


def test_bad_pages_do_not_keep_the_others_from_being_tested(workplace):
    site = {"/": links("/hang", "/500", "/a"), "/hang": page("<script>while (true) {}</script>"), "/500": (500, {}, ""), "/a": links()}
    told = []
    with serve(site) as server:
        plan = AuditPlan(url=f"{server.url}/", **QUICK | {"page_timeout": 8.0})
        run = run_plan(workplace, plan, on_page=lambda one, progress: told.append((one.state, progress.total)))
    assert outcome(workplace, run.audit.id, server.url) == {"/": "done", "/hang": "untested", "/500": "untested", "/a": "done"}
    assert sorted(state for state, _ in told) == ["done", "done", "untested", "untested"]
    assert told[-1][1] == 4
