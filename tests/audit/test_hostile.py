"""Hostile pages in a real browser: whatever they try, nothing reaches a server that they must not reach (the table: see ``hostile``)."""

import asyncio

import pytest

from barometer.audit import reasons
from tests.audit import hostile

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]

WORK_WITHOUT_A_GUARD = frozenset({
    *(f"direct-{kind}" for kind in ("img", "script", "css", "font", "iframe", "fetch", "xhr", "beacon", "form", "prefetch", "preload",
                                    "object", "embed", "audio", "video", "eventsource", "import", "worker-fetch", "shared-worker", "window",
                                    "ping", "css-import", "frame-location", "refresh", "data-frame", "blob-frame")),
    *(f"redirect-{kind}" for kind in ("img", "script", "css", "iframe", "fetch", "xhr", "form", "worker-fetch")),
    *(f"host-{form}" for form in ("decimal", "octal", "hexadecimal", "mapped", "six", "localhost", "any", "changing-name")),
    "chain-img", "websocket", "worker-websocket", "service-worker", "https", "wss", "stun", "turn-udp", "turn-tcp", "ice", "webtransport",
})  # fmt: skip
"""Among many more: these must reach the server from a bare browser, or the test tests nothing."""


@pytest.fixture(scope="module")
def seen():
    with hostile.opened() as (protected, site, elsewhere):
        bare = asyncio.run(hostile.bare(protected, site, wanted=WORK_WITHOUT_A_GUARD, seconds=100))
        protected.passwords.clear()
        guarded = asyncio.run(hostile.guarded(protected, site, elsewhere))
        known = {*hostile.kinds(protected)}
        sites_port = int(site.rpartition(":")[2])
    return bare, guarded, known, protected, sites_port


def test_the_pages_really_reach_the_server_when_nobody_guards_it(seen):
    bare, _, known, _, _ = seen
    assert WORK_WITHOUT_A_GUARD - bare == set()
    assert bare <= known


def test_nothing_reaches_the_server_when_the_barometer_visits_them(seen):
    guarded = seen[1]
    assert (guarded.reached, guarded.connections) == (set(), 0)


def test_only_the_site_itself_and_public_addresses_are_dialled(seen):
    _, guarded, _, protected, sites_port = seen
    assert {port for host, port in guarded.dialled if host in ("127.0.0.1", "::1")} == {sites_port}
    assert {host for host, _ in guarded.dialled} <= {"127.0.0.1", "::1", "8.8.8.8"}
    assert ("8.8.8.8", protected.ports["http"]) in guarded.dialled


def test_the_password_of_the_way_out_is_for_nobody_else(seen):
    assert seen[3].passwords == []


@pytest.mark.parametrize("path", hostile.PAGES)
def test_a_hostile_page_is_tested_all_the_same(seen, path):
    snapshot = seen[1].snapshots[path]
    assert (snapshot.loaded, snapshot.reason) == (True, "")


@pytest.mark.parametrize("kind", hostile.MAIN)
def test_a_page_that_leads_to_the_server_is_untested(seen, kind):
    snapshot = seen[1].snapshots[f"/main-{kind}"]
    allowed = (reasons.REFUSED_BY_GUARD, reasons.REFUSED) if kind == "changing-name" else (reasons.REFUSED_BY_GUARD,)
    assert not snapshot.loaded
    assert snapshot.reason in allowed
