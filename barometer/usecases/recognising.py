"""Pages that did not change since an earlier audit: they get their result from it, without a browser."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from barometer.audit.artifacts.sources import Sources
from barometer.audit.browser import FoundBrowser, seen_as
from barometer.audit.fingerprints import auditor
from barometer.audit.frontier import Paces
from barometer.audit.guard import Guard
from barometer.audit.snapshot import Snapshot, read
from barometer.audit.sources import Known, is_unchanged, to_compare
from barometer.audit.visit import Visit
from barometer.domain.audit import Audit, AuditPage, AuditPlan, PageState
from barometer.errors import BarometerError
from barometer.i18n import N_
from barometer.storage.files import SnapshotFiles
from barometer.usecases.judging import take_along
from barometer.usecases.workplace import Workplace

UNCHANGED = N_("It did not change since it was looked at on {date}.")
Store = Callable[[AuditPage, Visit, str, tuple[tuple[str, str], ...]], None]


def known_for(plan: AuditPlan, found: FoundBrowser) -> Known | None:
    """What tells whether a snapshot of another audit would be the same in this one; None for an audit in which each page is looked at."""
    if plan.flow or plan.login or plan.session or plan.basic_auth or plan.try_forms:
        return None
    told = (auditor(), found.name, found.version, plan.consent.value, plan.device.value, plan.local, plan.private, *plan.allowed_origins)
    return Known(" ".join(map(str, told)))


class Earlier:
    """The snapshots of earlier audits from the same address that may stand for a page of today."""

    def __init__(
        self, workplace: Workplace, audit: Audit, plan: AuditPlan, known: Known, *, guard: Guard, paces: Paces, found: FoundBrowser
    ) -> None:
        self.workplace, self.audit, self.plan, self.known, self.guard, self.paces = workplace, audit, plan, known, guard, paces
        self.user_agent = seen_as(found.version, workplace.settings.user_agent, plan.device)
        self._snapshots: dict[str, str] = {}
        for one in workplace.repository.finished(plan.url, device=plan.device):
            for page in workplace.repository.pages(one.id):
                if page.state is PageState.DONE and page.snapshot:
                    self._snapshots.setdefault(page.url, page.snapshot)

    async def take_over(self, waiting: deque[AuditPage], store: Store) -> None:
        """Stores what did not change, with as many pages at once as are visited; what did stays in ``waiting``."""
        changed: list[AuditPage] = []

        async def slot() -> None:
            while waiting:
                page = waiting.popleft()
                if not await self._stands(page, store):
                    changed.append(page)

        while waiting and self._snapshots:  # what is stored may bring new pages
            async with asyncio.TaskGroup() as slots:
                for _ in range(self.plan.concurrency):
                    slots.create_task(slot())
        waiting.extend(changed)
        self.known.forget()  # a browser may be told something else than we are

    async def _stands(self, page: AuditPage, store: Store) -> bool:
        snapshot, sources = self._snapshot(page.url)
        if snapshot is None or sources is None:
            return False
        pace, me = self.paces.of(page.url), object()
        await pace.turn(me)
        try:
            async with asyncio.timeout(self.plan.page_timeout):
                if not await is_unchanged(sources, self.known, guard=self.guard, user_agent=self.user_agent):
                    return False
        except TimeoutError:
            return False
        finally:
            pace.hold(me)
        picture = None
        with suppress(OSError, BarometerError):
            picture = self.workplace.files.path(snapshot.screenshot).read_bytes() if snapshot.screenshot else None
        again = replace(snapshot, sources=replace(sources, unchanged=sources.unchanged + 1))
        date = (("date", f"{snapshot.gathered_at:%Y-%m-%d}"),)
        take_along(self.workplace.files, self._snapshots[page.url], SnapshotFiles.name(self.audit.id, page.url, "json.gz"))
        store(page, Visit(again, picture, sources.links), UNCHANGED, date)
        return True

    def _snapshot(self, url: str) -> tuple[Snapshot | None, Sources | None]:
        name = self._snapshots.get(url, "")
        with suppress(BarometerError):
            if name:
                snapshot = read(self.workplace.files.path(name))
                return snapshot, to_compare(snapshot, self.known)
        return None, None
