"""One document, fetched past the guard and read → a snapshot, as ``visit`` makes one of a page."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from barometer.audit.documents.kinds import KINDS, document_kind
from barometer.audit.documents.reading import read_document
from barometer.audit.fetch import fetch
from barometer.audit.guard import Guard
from barometer.audit.reasons import ANSWERED, REFUSED, TOO_LARGE
from barometer.audit.snapshot import Snapshot
from barometer.errors import AddressError, BarometerError
from barometer.i18n import N_

LIMIT_BYTES = 30_000_000
FETCH_SHARE = 0.6
"""The share of the time that fetching may take, so that something is left to read in."""
NOT_A_DOCUMENT = N_("This address ends like a document, but the server sent something else ({type}).")


async def visit_document(
    url: str,
    *,
    guard: Guard,
    timeout: float,
    user_agent: str,
    turn: Callable[[], Awaitable[None]],
    answered: Callable[[], None],
) -> Snapshot:
    """A snapshot with ``document``, or one that is not loaded and says why. ``timeout`` in seconds, from the moment that it is its turn."""
    try:
        await guard.admit(url)
    except AddressError as error:
        return _untested(url, error.what, error.values)
    await turn()
    answered()
    end = time.monotonic() + timeout
    seconds = timeout * FETCH_SHARE
    answer = await asyncio.to_thread(fetch, url, guard=guard, user_agent=user_agent, seconds=seconds, limit=LIMIT_BYTES)
    answered()
    if answer is None:
        return _untested(url, REFUSED, {})
    if answer.status != 200:
        return _untested(url, ANSWERED, {"status": answer.status}, status=answer.status)
    if answer.cut:
        return _untested(url, TOO_LARGE, {"megabytes": LIMIT_BYTES // 1_000_000}, status=200)
    kind = document_kind(answer.url, answer.content_type)
    if not kind:
        return _untested(url, NOT_A_DOCUMENT, {"type": answer.content_type[:60] or "?"}, status=200)
    try:
        document = await read_document(answer.body, kind, seconds=max(1.0, end - time.monotonic()))
    except BarometerError as error:
        return _untested(url, error.what, error.values, status=200)
    return Snapshot(
        url=url, final_url=answer.url, gathered_at=datetime.now(UTC), loaded=True, status=200, title=document.title or _name(url),
        lang=document.lang, content_type=KINDS[kind], document=document,
    )  # fmt: skip


def _name(url: str) -> str:
    return url.rpartition("/")[2][:100]


def _untested(url: str, reason: str, values: dict[str, object], *, status: int | None = None) -> Snapshot:
    told = tuple((name, str(value)) for name, value in values.items())
    return Snapshot(url=url, final_url=url, gathered_at=datetime.now(UTC), loaded=False, reason=reason, values=told, status=status)
