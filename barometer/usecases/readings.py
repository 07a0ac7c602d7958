"""Reading the pages of an audit: snapshots → assertions, of each page and across them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from barometer.audit.across import PageFacts, audit_across, facts_of, missing_of
from barometer.audit.artifacts.walk import ClosedWall, Walked
from barometer.audit.snapshot import read
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
    """The pages with what was found on each and across them; those that were left out are not among them."""
    read_ones = [_page_reading(workplace, page, places) for page in pages if page.state is not PageState.SKIPPED]
    facts = [kept.facts for _, kept in read_ones if kept and kept.facts]
    lost = {page.url: kept.lost for page, kept in read_ones if kept and kept.lost}
    across = audit_across(facts, left_out=lost)
    return tuple(replace(page, assertions=(*page.assertions, *across.get(page.url, ()))) for page, _ in read_ones)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a snapshot that was read: no more than is shown and compared. ``lost`` says why it cannot be compared."""

    title: str
    lang: str
    screenshot: str
    walked: Walked | None
    consent: ClosedWall | None
    assertions: tuple[Assertion, ...]
    facts: PageFacts | None
    lost: str


def _page_reading(
    workplace: Workplace, page: AuditPage, places: Mapping[tuple[str, str], tuple[str, ...]]
) -> tuple[PageReading, _Kept | None]:
    used = tuple(place for place, urls in places.items() if page.url in urls)
    empty = PageReading(page.url, "", "", page.state, page.reason, page.values, (), "", used)
    if not page.snapshot or page.state not in (PageState.DONE, PageState.UNTESTED):
        return empty, None
    path = workplace.files.path(page.snapshot)
    try:
        kept = _audited(workplace.files, page.snapshot, page.url, path.stat().st_mtime_ns)
    except (StorageError, OSError) as error:
        reason = error.what if isinstance(error, StorageError) else N_("The snapshot of this page is gone.")
        return replace(empty, state=PageState.UNTESTED, reason=reason), None
    if page.state is PageState.UNTESTED:  # of a flow that could not go on, a picture of where it stood is kept
        return replace(empty, screenshot=kept.screenshot), None
    shown = replace(empty, title=kept.title, lang=kept.lang, assertions=kept.assertions, screenshot=kept.screenshot,
                    walked=kept.walked, consent=kept.consent)  # fmt: skip
    return shown, kept


@lru_cache(maxsize=512)
def _audited(files: SnapshotFiles, name: str, url: str, stamp: int) -> _Kept:
    snapshot = read(files.path(name))
    lost = missing_of(snapshot) if snapshot.loaded and snapshot.document is None else ""
    return _Kept(
        title=snapshot.title, lang=snapshot.lang, screenshot=snapshot.screenshot, walked=snapshot.walked, consent=snapshot.consent,
        assertions=mark_needed(snapshot, judged(files, name, snapshot)), facts=facts_of(url, snapshot), lost=lost,
    )  # fmt: skip
