"""We must be better than what we judge: our own auditor visits our own pages and the report, and no check fails.

What a check cannot tell is listed, and allowed only for the reasons below.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from playwright.async_api import async_playwright
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from barometer.audit.across import audit_across, facts_of
from barometer.audit.browser import find_browser
from barometer.audit.checks import audit_snapshot
from barometer.audit.guard import Guard
from barometer.audit.snapshot import Snapshot
from barometer.audit.visit import FORMS_NOT_TRIED, visit
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome
from barometer.i18n import LOCALES
from barometer.reports import html
from barometer.usecases.barometers import read_barometer
from tests.browser.conftest import Running
from tests.web.pages import page_paths

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(900)]
AT_ONCE = 3
PROVEN_IN_DUTCH = {
    "change service": "the template of the new service",
    "finished audit": "the template of the running audit",
    "queued audit": "the template of the running audit",
    "barometer of a running audit": "the template of the barometer",
    "barometer without a journey": "the template of the barometer",
    "barometer without pages": "the template of the barometer",
    "cell of the reference": "the template of a cell",
}
"""Kinds of pages that French and English share with another kind, so that they are visited in Dutch only."""

EVIDENCE = ('class="barometer-evidence__text"', 'class="barometer-pages__address"')
"""Where a page of ours quotes somebody else's page: its sentences are evidence and not our text."""
TEXT_CHECKS = {"long_sentences", "passive_sentences", "official_phrases", "unmarked_language_change"}

SCROLLED_AWAY = "could not be determined because it's partially obscured by another element"
OVERLAPS = "could not be determined because it partially overlaps other elements"
TOO_SHORT = "Element content is too short to determine if it is actual text content"
LITTLE_TEXT = "There are only {words} words of running text, too few to say how hard it is to read."
NOT_ALL_TRIED = "There was no time to try everything of this kind on the page."
END_OF_WALK = "The walk with the Tab key stopped before the end of the page."
ALLOWED: Mapping[tuple[str, str], str] = {
    ("axe:color-contrast", SCROLLED_AWAY): "cells of a wide table that stand outside its frame until somebody scrolls it",
    ("axe:color-contrast", OVERLAPS): "the same cells, half in the frame",
    ("axe:color-contrast", TOO_SHORT): "the number above a step: one digit",
    ("hard_text", LITTLE_TEXT): "a form or a list has too little running text to measure",
    ("told_by_colour", "Does anything but the colour tell this?"): "a profile tells what colours hide from him",
    ("invisible_focus", END_OF_WALK): "the walk ends after eight seconds, and the matrix alone has a link for every cell",
    ("keyboard_trap", END_OF_WALK): "the same",
    ("hover_only_content", NOT_ALL_TRIED): "the pointer is led to five places at most",
    ("fleeting_hover_content", NOT_ALL_TRIED): "the same",
}
"""Check and reason → why nothing can be mended."""
CUT_OFF = "The page holds more of these than were read; only the first ones were looked at."
"""Allowed for the report only: all cells in one file are more text than the gatherer reads. The pages show the same pieces whole."""

DOUBTFUL = (Outcome.FAILED, Outcome.CANT_TELL)


@dataclass(frozen=True)
class Doubt:
    """What a check could not tell."""

    page: tuple[str, str]
    assertion: Assertion

    @property
    def allowed(self) -> bool:
        if self.assertion.reason == FORMS_NOT_TRIED:  # our forms keep what they are sent; tests/web sends them empty and with mistakes
            return True
        long_report = self.page[1] == "report" and self.assertion.reason == CUT_OFF
        return long_report or any(self.assertion.check == check and reason in self.assertion.reason for check, reason in ALLOWED)


def in_a_thread(work: Callable[[], None]) -> None:
    """asyncio cannot start in the main thread, where the synchronous browser of the other tests has its loop."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            wrong.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if wrong:
        raise wrong[0]


async def look_at(addresses: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], Snapshot]:
    turn, seen = asyncio.Semaphore(AT_ONCE), {}

    async with async_playwright() as playwright:
        # The pages are our own, so the sandbox may be left out where the tests run as root.
        browser = await playwright.chromium.launch(executable_path=str(find_browser(None).path), args=["--no-sandbox"])

        async def one(name: tuple[str, str], url: str) -> None:
            async with turn:
                seen[name] = (await visit(browser, url, guard=Guard(local=True), timeout=300)).snapshot

        await asyncio.gather(*(one(name, url) for name, url in addresses.items()))
        await browser.close()
    return seen


@pytest.fixture(scope="module")
def reports(running: Running) -> Iterator[Mapping[str, str]]:
    """Language → address of the report, served as the one file that it is."""
    reading = read_barometer(running.town.workplace, running.town.done)
    written = {f"/{lang}": html.write(reading, lang=lang) for lang in LOCALES}

    @Request.application
    def application(request: Request) -> Response:
        return Response(written.get(request.path, ""), status=200 if request.path in written else 404, mimetype="text/html")

    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield {lang: f"http://127.0.0.1:{server.port}/{lang}" for lang in LOCALES}
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def seen(running: Running, reports: Mapping[str, str]) -> Mapping[tuple[str, str], Snapshot]:
    """Language and kind of page → its snapshot."""
    addresses = {
        (lang, kind): running.base + path
        for lang in LOCALES
        for kind, path in page_paths(running.town, lang).items()
        if lang == "nl" or kind not in PROVEN_IN_DUTCH
    } | {(lang, "report"): address for lang, address in reports.items()}
    found: dict[tuple[str, str], Snapshot] = {}
    in_a_thread(lambda: found.update(asyncio.run(look_at(addresses))))
    assert {name: snapshot.reason for name, snapshot in found.items() if not snapshot.loaded} == {}
    return found


@pytest.fixture(scope="module")
def audited(seen: Mapping[tuple[str, str], Snapshot]) -> Mapping[tuple[str, str], tuple[Assertion, ...]]:
    """Language and kind of page → what every check of ours and axe-core say."""
    return {name: audit_snapshot(snapshot, strict=True) for name, snapshot in seen.items()}


def is_evidence(assertion: Assertion) -> bool:
    return assertion.check in TEXT_CHECKS and any(mark in assertion.target.snippet for mark in EVIDENCE)


@pytest.mark.parametrize("lang", LOCALES)
def test_no_check_fails_on_our_own_pages_and_report(audited: Mapping[tuple[str, str], tuple[Assertion, ...]], lang: str):
    failed = [
        f"{kind}: {one.check} {one.target.selector} {one.target.text[:100]!r} {one.reason[:120]} {dict(one.values)}"
        for (code, kind), assertions in audited.items()
        for one in assertions
        if code == lang and one.outcome is Outcome.FAILED and not is_evidence(one)
    ]
    assert not failed, "\n".join(failed)


def test_no_check_across_pages_fails_on_our_own_pages(seen: Mapping[tuple[str, str], Snapshot]):
    facts = [facts_of(snapshot.url, snapshot) for (_, kind), snapshot in seen.items() if kind != "report"]
    pages = [one for one in facts if one]
    assert len(pages) == len(facts)
    said = audit_across(pages, strict=True)
    wrong = [f"{url} {one.check} {one.reason} {one.values}" for url, found in said.items() for one in found if one.outcome in DOUBTFUL]
    assert not wrong, "\n".join(wrong)
    assert {"menu_order_changes", "same_page_title"} <= {
        one.check for found in said.values() for one in found if one.outcome is Outcome.PASSED
    }


def test_what_a_check_cannot_tell_about_us_has_a_reason_that_we_know(audited: Mapping[tuple[str, str], tuple[Assertion, ...]]):
    doubts = [
        Doubt(page, one)
        for page, assertions in audited.items()
        for one in assertions
        if one.outcome in (Outcome.CANT_TELL, Outcome.UNTESTED) and not is_evidence(one)
    ]
    unknown = [f"{doubt.page} {doubt.assertion.check}: {doubt.assertion.reason[:160]}" for doubt in doubts if not doubt.allowed]
    assert not unknown, "\n".join(sorted(set(unknown)))


def test_each_kind_of_page_was_judged_by_every_check(audited: Mapping[tuple[str, str], tuple[Assertion, ...]]):
    assert len(audited) == 28 + 2 * (28 - len(PROVEN_IN_DUTCH)) + 3
    for page, assertions in audited.items():
        passed = {one.check for one in assertions if one.outcome is Outcome.PASSED}
        assert len(passed) > 20, page
        assert "axe:color-contrast" in passed, page
