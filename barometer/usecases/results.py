"""The one stored result of each page of an audit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from barometer.audit.addresses import same_page
from barometer.audit.frontier import Frontier
from barometer.audit.snapshot import dump, read
from barometer.audit.visit import Visit
from barometer.domain.audit import Audit, AuditPage, AuditPlan, PageState, Progress
from barometer.errors import BarometerError
from barometer.storage.files import SnapshotFiles
from barometer.usecases.judging import beside, judged
from barometer.usecases.workplace import Workplace

OnPage = Callable[[AuditPage, Progress], None]


class Results:
    """Where a run that holds the lease of an audit puts what came of its pages. ``versions``: what they were made with."""

    def __init__(self, workplace: Workplace, audit: Audit, token: str, on_page: OnPage | None) -> None:
        self.repository, self.files, self.audit, self.token, self.on_page = workplace.repository, workplace.files, audit, token, on_page
        self.versions: dict[str, str] = dict(audit.versions)
        self._judge = ThreadPoolExecutor(1, thread_name_prefix="judge")
        self._judging: list[Future[None]] = []

    def landed(self, page: AuditPage, final_url: str, plan: AuditPlan, frontier: Frontier) -> tuple[AuditPage, bool]:
        """The page of this crawl to which an address redirects, and whether it is new here: one page must not count twice."""
        final = same_page(final_url)
        if plan.pages or final == page.url or frontier.refusal(final):
            return page, False
        known = self.repository.page(self.audit.id, final)
        if known is None:
            return self.repository.add_pages(self.audit.id, [final], depth=page.depth)[0], True
        return (page if known.state is PageState.SKIPPED else known), False

    def save(self, url: str, seen: Visit) -> str:
        """Writes picture and snapshot; the snapshot's name."""
        snapshot = seen.snapshot
        if seen.picture:
            picture = SnapshotFiles.name(self.audit.id, url, "jpg")
            self.files.write(picture, seen.picture)
            snapshot = replace(snapshot, screenshot=picture)
        name = SnapshotFiles.name(self.audit.id, url, "json.gz")
        self.files.write(name, dump(snapshot))
        if snapshot.axe:
            self.versions["axe"] = snapshot.axe.version
        if snapshot.loaded and not self.files.path(beside(name)).exists():
            self._judging.append(self._judge.submit(self._keep_judgement, name))
        return name

    def _keep_judgement(self, name: str) -> None:
        """What the checks say, while the browser is busy with the next pages; whoever reads the audit later finds it, or judges again."""
        with suppress(OSError, BarometerError):
            judged(self.files, name, read(self.files.path(name)))

    async def all_judged(self) -> None:
        """Waits until what the checks say of every page is kept."""
        await asyncio.gather(*(asyncio.wrap_future(one) for one in self._judging), return_exceptions=True)

    def close(self) -> None:
        """Ends; what was not judged yet is left."""
        self._judge.shutdown(wait=False, cancel_futures=True)

    def finish(self, outcome: AuditPage) -> None:
        """Stores the outcome and tells of it; BarometerError when the lease was lost."""
        if not self.repository.finish_page(self.audit.id, self.token, outcome):
            raise BarometerError("Another process took over this audit.", where=self.audit.id, todo="Look at its progress there.")
        if self.on_page:
            self.on_page(outcome, self.repository.progress(self.audit.id))
