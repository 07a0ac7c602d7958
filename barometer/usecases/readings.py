"""Reading the pages of an audit: snapshots → assertions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from barometer.audit.artifacts.walk import ClosedWall, Walked
from barometer.audit.snapshot import Snapshot, read
from barometer.domain.audit import AuditPage, PageState
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome
from barometer.errors import StorageError
from barometer.i18n import N_
from barometer.storage.files import SnapshotFiles
from barometer.usecases.judging import judged
from barometer.usecases.needed import mark_needed
from barometer.usecases.workplace import Workplace


@dataclass(frozen=True)
class PageReading:
    """One audited page. ``assertions`` is empty for a page that was not tested; ``reason`` (msgid, ``values``) then says why."""

    url: str
    title: str
    lang: str
    state: PageState
    reason: str
    values: tuple[tuple[str, str], ...]
    assertions: tuple[Assertion, ...]
    screenshot: str
    places: tuple[tuple[str, str], ...]
    """The steps and touchpoints that use this page."""
    walked: Walked | None = None
    """The state of a flow that this is; None for a page that was opened by its address."""
    consent: ClosedWall | None = None
    """The cookie wall that was closed before the page was looked at."""

    def count(self, outcome: Outcome) -> int:
        """How many assertions have this outcome."""
        return sum(one.outcome is outcome for one in self.assertions)


def read_pages(
    workplace: Workplace, pages: Iterable[AuditPage], places: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[PageReading, ...]:
    """The pages with what was found on each; those that were left out are not among them."""
    return tuple(_page_reading(workplace, page, places) for page in pages if page.state is not PageState.SKIPPED)


def _page_reading(workplace: Workplace, page: AuditPage, places: Mapping[tuple[str, str], tuple[str, ...]]) -> PageReading:
    used = tuple(place for place, urls in places.items() if page.url in urls)
    empty = PageReading(page.url, "", "", page.state, page.reason, page.values, (), "", used)
    if not page.snapshot or page.state not in (PageState.DONE, PageState.UNTESTED):
        return empty
    path = workplace.files.path(page.snapshot)
    try:
        snapshot, assertions = _audited(workplace.files, page.snapshot, path.stat().st_mtime_ns)
    except (StorageError, OSError) as error:
        reason = error.what if isinstance(error, StorageError) else N_("The snapshot of this page is gone.")
        return replace(empty, state=PageState.UNTESTED, reason=reason)
    if page.state is PageState.UNTESTED:  # of a flow that could not go on, a picture of where it stood is kept
        return replace(empty, screenshot=snapshot.screenshot)
    return replace(
        empty, title=snapshot.title, lang=snapshot.lang, assertions=assertions, screenshot=snapshot.screenshot,
        walked=snapshot.walked, consent=snapshot.consent,
    )  # fmt: skip


@lru_cache(maxsize=512)
def _audited(files: SnapshotFiles, name: str, stamp: int) -> tuple[Snapshot, tuple[Assertion, ...]]:
    snapshot = read(files.path(name))
    return snapshot, mark_needed(snapshot, judged(files, name, snapshot))
