"""Running an audit: visits with a pace, one stored result per page, progress while it runs, and a clean stop at any moment.

What is stored survives whatever happens: links are queued before their page counts as done, a page is finished only once and only by
whoever holds the lease, and a run that was cut off goes on where it stopped.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from barometer.audit.browser import find_browser, is_alive, launch, seen_as
from barometer.audit.documents import document_kind
from barometer.audit.documents.visiting import visit_document
from barometer.audit.fence import BROWSER_ARGUMENTS
from barometer.audit.flows.reasons import LATER
from barometer.audit.frontier import Frontier, Paces
from barometer.audit.gather import Memory, remembering
from barometer.audit.reasons import DOWNLOADS, NOT_HTML
from barometer.audit.sources import Known
from barometer.audit.tab import Tabs
from barometer.audit.visit import Visit, visit
from barometer.domain.audit import Audit, AuditPage, AuditPlan, PageState, Progress
from barometer.domain.vocabulary import AuditState
from barometer.errors import BarometerError, BrowserError, StorageError
from barometer.i18n import N_
from barometer.usecases.access import guard_of, open_access
from barometer.usecases.faults import remember_faults
from barometer.usecases.recognising import Earlier, known_for
from barometer.usecases.results import OnPage, Results
from barometer.usecases.walking import Walk, not_visited, stored_plan
from barometer.usecases.workplace import Workplace

KEEP_SECONDS = 20.0
RECYCLE_AFTER = 100
"""Pages per browser process: a long life makes Chromium grow."""
BROWSER_STARTS = 5
"""So many browsers in a row may stop before the first visit of each ends."""
TRIES = 2
"""A page that is being visited when the browser stops is visited again, then alone: another page may have been the cause."""
LOST_BROWSER = N_("The browser stopped each time that it visited this page.")
SAME_AS = N_("This address leads to another page of this audit: {url}.")


@dataclass(frozen=True)
class AuditRun:
    """How a run ended."""

    audit: Audit
    resumed: int
    """Pages that an earlier, cut-off run had finished."""


def run_plan(
    workplace: Workplace, plan: AuditPlan, *, fresh: bool = False, on_page: OnPage | None = None, session: object = None
) -> AuditRun:
    """Runs a plan now, or goes on with the same plan's audit that was cut off; BarometerError when it cannot run at all.

    AddressError when a crawl would begin at an address that cannot be found or may not be audited: then nothing is stored.
    Ctrl-C (KeyboardInterrupt) passes through after the audit is marked as interrupted.
    ``session`` is the storage state that the plan names; it is kept nowhere. ``fresh``: nothing of an earlier audit is used.
    """
    if not plan.pages:
        guard_of(plan).check(plan.url)
    open_access(workplace.settings, plan, stored=session)
    audit = None if fresh else workplace.repository.unfinished(plan)
    resumed = workplace.repository.progress(audit.id) if audit else Progress(0, 0, 0)
    audit = audit or workplace.repository.add_audit(plan)
    token = workplace.repository.claim(audit.id)
    if token is None:
        raise BarometerError("Another process is working on this audit.", where=audit.id, todo="Wait until it is done.")
    done = run_claimed(workplace, audit, token, on_page=on_page, session=session, anew=fresh)
    return AuditRun(done, resumed.done + resumed.untested)


def run_claimed(
    workplace: Workplace, audit: Audit, token: str, *, on_page: OnPage | None = None, session: object = None, anew: bool = False
) -> Audit:
    """Runs an audit whose lease is held; its state afterwards says how it ended. ``anew``: unchanged pages are looked at again too."""
    try:
        asyncio.run(_Run(workplace, audit, token, on_page, session).run(anew=anew))
    except (KeyboardInterrupt, asyncio.CancelledError):
        with suppress(BarometerError):
            workplace.repository.end(audit.id, token, state=AuditState.INTERRUPTED)
        raise
    except BarometerError as error:
        with suppress(BarometerError):
            workplace.repository.end(audit.id, token, state=AuditState.INTERRUPTED, reason=error.sentence())
        raise
    done = workplace.repository.audit(audit.id)
    with suppress(BarometerError):  # the audit is done all the same; only the next one will not know what is new
        remember_faults(workplace, done)
    return done


class _Run:
    def __init__(self, workplace: Workplace, audit: Audit, token: str, on_page: OnPage | None, session: object = None) -> None:
        self.workplace, self.audit, self.token = workplace, audit, token
        self.results = Results(workplace, audit, token, on_page)
        self.repository, self.settings = workplace.repository, workplace.settings
        self.plan = stored_plan(audit)
        self.guard = guard_of(self.plan)
        self.frontier = Frontier(self.plan.url, guard=self.guard, user_agent=self.settings.user_agent, robots=self.plan.robots)
        self.paces = Paces(self.plan.pace)
        self.access = open_access(self.settings, self.plan, stored=session)
        self.walk = Walk(self.plan)
        self.memory = Memory()
        self.known: Known | None = None
        self.waiting: deque[AuditPage] = deque()
        self.again: deque[AuditPage] = deque()
        """Pages during whose visit the browser stopped; each is visited again, alone."""
        self.tries: Counter[str] = Counter()
        self.busy = 0
        self.ended = 0
        """Visits that came to their end, whatever it was."""
        self.news = asyncio.Condition()
        self.named: tuple[str, ...] = ()

    async def run(self, *, anew: bool) -> None:
        """Everything from the first page to the end of the audit."""
        found = find_browser(self.settings.browser)
        self.known = known_for(self.plan, found)
        self.results.versions["browser"] = f"{found.name} {found.version}"
        keeper = asyncio.ensure_future(self._keep_lease())
        try:
            await self._seed()
            if self.known and not anew:
                earlier = Earlier(
                    self.workplace, self.audit, self.plan, self.known, guard=self.guard, paces=self.paces, found=found
                )  # fmt: skip
                await earlier.take_over(self.waiting, self._store_unchanged)
            fruitless = 0
            while self.waiting or self.again or self.walk.waiting:
                before = self.ended
                async with launch(found, extra_arguments=BROWSER_ARGUMENTS) as browser, Tabs.of(browser) as tabs:
                    if self.access.must_log_in:
                        self.access = await self.access.logged_in(browser, self.guard, self._seen_as(browser.version))
                    await self._walk(tabs)
                    await self._visit_all(tabs)
                fruitless = 0 if self.ended > before else fruitless + 1
                if fruitless >= BROWSER_STARTS:
                    raise BrowserError("The browser keeps stopping.", todo="Run: barometer doctor")
            await self.results.all_judged()
        finally:
            keeper.cancel()
            self.results.close()
        self.repository.end(self.audit.id, self.token, state=AuditState.DONE, versions=self.results.versions)

    def _seen_as(self, version: str) -> str:
        return seen_as(version, self.settings.user_agent, self.plan.device)

    async def _seed(self) -> None:
        """The first pages; of an audit that goes on, those that were left."""
        known = self.repository.pages(self.audit.id)
        self.frontier.remember(page.url for page in known)
        crawling = not self.plan.pages
        named = await asyncio.to_thread(self.frontier.prepare) if crawling else ()
        self.paces.seconds = max(self.plan.pace, self.frontier.delay)
        for page in known:
            self.paces.of(page.url).hold()  # the run that was cut off may have visited the host just now
        self.waiting.extend(page for page in known if page.state is PageState.QUEUED)
        if crawling:
            start, _ = self.frontier.wanted([self.plan.url])
            self._queue(start or [self.plan.url], {}, depth=0)
            self.named = named
            if any(page.depth == 0 and page.state is PageState.DONE for page in known):
                self._queue_named()
        else:
            self.waiting.extend(self.repository.add_pages(self.audit.id, self.plan.pages, depth=0))
        self.walk.begin(known, self.waiting)

    def _queue_named(self) -> None:
        """The pages of the sitemap, once the first page was tested: an address that cannot be audited is not the start of a crawl."""
        if self.named and self.plan.max_depth > 0:
            pages, skipped = self.frontier.wanted(self.named)
            self._queue(pages, skipped, depth=1)
        self.named = ()

    def _queue(self, pages: list[str], skipped: dict[str, str], *, depth: int) -> None:
        self.waiting.extend(self.repository.add_pages(self.audit.id, pages, depth=depth, limit=self.plan.max_pages))
        if skipped:
            self.repository.skip_pages(self.audit.id, skipped, depth=depth)

    async def _keep_lease(self) -> None:
        while True:
            await asyncio.sleep(KEEP_SECONDS)
            with suppress(StorageError):  # the next page that is stored says what is wrong
                self.repository.keep(self.audit.id, self.token)

    async def _visit_all(self, tabs: Tabs) -> None:
        """Visits until nothing is left, the browser has had its share, or it is gone. A failing slot stops the others."""
        share = [RECYCLE_AFTER]
        try:
            async with asyncio.TaskGroup() as slots:
                for _ in range(self.plan.concurrency if self.waiting else 1):
                    slots.create_task(self._slot(tabs, share))
        except* BarometerError as errors:
            raise errors.exceptions[0] from None

    async def _walk(self, tabs: Tabs) -> None:
        """The states of the flow, one after the other; once one cannot be reached, neither can those after it."""
        while self.walk.waiting and is_alive(tabs.browser):
            page = self.walk.waiting.popleft()
            if self.walk.stuck:
                self._store(page, not_visited(page.url, LATER), 0.0)
                self.ended += 1
            elif not await self._visit_one(tabs, page):
                return

    async def _slot(self, tabs: Tabs, share: list[int]) -> None:
        while True:
            async with self.news:
                while not self.waiting and self.busy:
                    await self.news.wait()
                alone = not self.waiting and bool(self.again)
                if share[0] <= 0 or not is_alive(tabs.browser) or not (self.waiting or alone):
                    self.news.notify_all()
                    return
                page = self.again.popleft() if alone else self.waiting.popleft()
                share[0] -= 1
                self.busy += 1
            try:
                if not await self._visit_one(tabs, page):
                    share[0] = 0
            finally:
                async with self.news:
                    self.busy -= 1
                    self.news.notify_all()

    async def _visit_one(self, tabs: Tabs, page: AuditPage) -> bool:
        """Whether the browser can be used for the next page; the outcome of this one is stored, or it is put back."""
        began = time.monotonic()
        try:
            seen = await self._look_at(tabs, page.url)
        except BrowserError:
            self.tries[page.url] += 1
            if self.tries[page.url] < TRIES:
                self.again.append(page)
            else:
                self._store(page, not_visited(page.url, LOST_BROWSER), time.monotonic() - began)
            return False
        self._store(page, seen, time.monotonic() - began)
        self.ended += 1
        return True

    async def _look_at(self, tabs: Tabs, url: str) -> Visit:
        """A page in the browser, or a document without one; an address that turns out to be a document is fetched again as such."""
        pace, me = self.paces.of(url), object()
        asked: Any = {
            "guard": self.guard, "timeout": self.plan.page_timeout, "user_agent": self._seen_as(tabs.browser.version),
            "turn": partial(pace.turn, me), "answered": partial(pace.hold, me),
        }  # fmt: skip
        try:
            if document_kind(url):
                return Visit(await visit_document(url, **asked))
            approach = self.access.approach(url)
            with remembering(Memory() if approach.flow else self.memory):  # every step of a journey is tried in full
                seen = await visit(tabs.browser, url, forms=self.plan.try_forms, approach=approach, tabs=tabs, known=self.known, **asked)
            if approach.flow is None and not seen.snapshot.loaded and seen.snapshot.reason in (DOWNLOADS, NOT_HTML):
                document = await visit_document(url, **asked)
                return Visit(document) if document.loaded else seen
            return seen
        finally:
            pace.leave(me)

    def _store_unchanged(self, page: AuditPage, seen: Visit, reason: str, values: tuple[tuple[str, str], ...]) -> None:
        self._store(replace(page, reason=reason, values=values), seen, 0.0)

    def _store(self, page: AuditPage, seen: Visit, seconds: float) -> None:
        snapshot, seconds = seen.snapshot, round(seconds, 2)
        if not snapshot.loaded:
            self.walk.failed(page)
            stood = self.results.save(page.url, seen) if seen.picture else ""
            reason, values = snapshot.reason, snapshot.values
            self.results.finish(replace(page, state=PageState.UNTESTED, snapshot=stood, reason=reason, values=values, seconds=seconds))
            return
        landed, new = self.results.landed(page, snapshot.final_url, self.plan, self.frontier)
        if landed.url != page.url:
            self.results.finish(replace(page, state=PageState.SKIPPED, reason=SAME_AS, values=(("url", landed.url),), seconds=seconds))
            if not new:
                return
        if not self.plan.pages and landed.depth < self.plan.max_depth:
            links, out = self.access.lets_go(seen.links)
            pages, skipped = self.frontier.wanted(links)
            self._queue(pages, skipped | out, depth=landed.depth + 1)
        self._queue_named()
        stored = self.results.save(landed.url, seen)
        self.results.finish(replace(landed, state=PageState.DONE, snapshot=stored, seconds=seconds, reason=page.reason, values=page.values))
