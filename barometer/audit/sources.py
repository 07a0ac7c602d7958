"""What a page was made of, so that an audit can see that it did not change since the last one, without opening it again.

A page whose parts are the same, byte for byte, gives the same snapshot: with the same auditor, the same browser, and not for ever, because
scripts know what day it is. A page is not recognised (and so looked at again) when anything about it could be different although its
parts are not: it sent something, it was told something over a lasting connection, a part failed, or somebody was logged in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from playwright.async_api import Error, Page, Request

from barometer.audit.artifacts.sources import Part, Sources
from barometer.audit.fetch import fetch
from barometer.audit.gather.resources import ResourceLog, log_of
from barometer.audit.guard import Guard
from barometer.audit.snapshot import Snapshot

LASTS = timedelta(days=7)
"""After this a page is looked at again, changed or not."""
PARTS = 200
BODY_BYTES = 4_000_000
BODY_SECONDS = 2.0
TALKS = "() => Boolean(window.__barometerTimers?.talks ?? true)"
READS = frozenset({"GET", "HEAD"})


class Known:
    """Digests of the parts that a run has seen: the style sheet of all pages is asked for once.

    ``made_by`` says what makes the snapshots of this run: two runs with the same make the same of the same page.
    """

    def __init__(self, made_by: str) -> None:
        self.made_by = made_by
        self._parts: dict[str, asyncio.Task[str]] = {}

    async def digest(self, request: Request) -> str:
        """Of what the browser got; '' when that cannot be told. A document is asked each time, for it may be another one now."""
        asked = self._of_answer(request)
        return await (asked if request.is_navigation_request() else self._once(request.url, asked))

    async def fetched(self, url: str, *, guard: Guard, user_agent: str) -> str:
        """Of what the server gives now; '' when that cannot be had."""
        return await self._once(url, self._of_fetched(url, guard, user_agent))

    def forget(self) -> None:
        """Nothing is known of the parts any more."""
        self._parts.clear()

    async def _once(self, url: str, asked: Coroutine[Any, Any, str]) -> str:
        if url in self._parts:
            asked.close()
        else:
            self._parts[url] = asyncio.create_task(asked)
        return await asyncio.shield(self._parts[url])

    async def _of_answer(self, request: Request) -> str:
        try:
            async with asyncio.timeout(BODY_SECONDS):
                response = await request.response()
                if response is None:  # it broke off
                    return ""
                return digest(response.status, await response.body() if response.status == 200 else b"")
        except (Error, TimeoutError):
            return ""

    async def _of_fetched(self, url: str, guard: Guard, user_agent: str) -> str:
        answer = await asyncio.to_thread(fetch, url, guard=guard, user_agent=user_agent, limit=BODY_BYTES, lang="nl-BE")
        return "" if answer is None or answer.cut else digest(answer.status, answer.body)


def digest(status: int, body: bytes) -> str:
    """Of an answer; '' when it is too large to be compared."""
    return "" if len(body) > BODY_BYTES else f"{status}:{sha256(body).hexdigest()}"


async def read_sources(page: Page, known: Known, links: Iterable[str]) -> Sources | None:
    """The parts of a page that was just gathered; None when it could be another page with the same parts."""
    log = log_of(page)
    if log is None or not await log.finished_all() or not _only_reads(log) or await page.evaluate(TALKS):
        return None
    last = [request for request in (*log.finished, *log.failed) if request.redirected_to is None]
    digests = await asyncio.gather(*(known.digest(request) for request in last))
    parts = {_first(request): found for request, found in zip(last, digests, strict=True)}
    if not all(parts.values()):
        return None
    return Sources(known.made_by, tuple(Part(url, found) for url, found in sorted(parts.items())), tuple(links))


def _only_reads(log: ResourceLog) -> bool:
    return len(log.finished) <= PARTS and all(one.method in READS for one in log.finished)


def _first(request: Request) -> str:
    while request.redirected_from is not None:
        request = request.redirected_from
    return request.url


def to_compare(snapshot: Snapshot, known: Known) -> Sources | None:
    """What a snapshot was made of, when it may stand for one of today: by the same auditor, and not long ago."""
    sources = snapshot.sources
    lately = datetime.now(UTC) - snapshot.gathered_at <= LASTS
    return sources if sources and sources.made_by == known.made_by and lately else None


async def is_unchanged(sources: Sources, known: Known, *, guard: Guard, user_agent: str) -> bool:
    """Whether every part is what it was."""
    for part in sources.parts:
        if await known.fetched(part.url, guard=guard, user_agent=user_agent) != part.digest:
            return False
    return True
