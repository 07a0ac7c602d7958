"""The faults of an audit: put together, kept for the next audits, and compared with those that were kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from barometer.audit.across import site_checks
from barometer.audit.faults import group, history
from barometer.audit.faults.causes import cause_of
from barometer.audit.faults.rules import rule_versions
from barometer.domain.audit import Audit, PageState
from barometer.domain.fault import Fault, FaultsOverTime, LookedAt
from barometer.domain.vocabulary import AuditState, Outcome
from barometer.storage.records import FaultRecords
from barometer.usecases.readings import PageReading, read_pages
from barometer.usecases.workplace import Workplace


def faults_of(pages: Iterable[PageReading]) -> tuple[Fault, ...]:
    """The faults behind what was found on these pages."""
    return group(((page.url, one) for page in pages for one in page.assertions), cause_of)


def remember_faults(workplace: Workplace, audit: Audit) -> None:
    """Keeps the faults of a finished audit, and of the one before it when that is from before they were kept."""
    records = FaultRecords(workplace.repository)
    for one in (records.unrecorded_before(audit), audit):
        if one and one.state is AuditState.DONE:
            faults = faults_of(read_pages(workplace, workplace.repository.pages(one.id), {}))
            records.save(history.record(one, faults, rule_versions(one.versions)))


def compare_faults(workplace: Workplace, audit: Audit, faults: Sequence[Fault], pages: Iterable[PageReading]) -> FaultsOverTime:
    """The faults of an audit against the earlier audits of the same service or address."""
    earlier = FaultRecords(workplace.repository).before(audit)
    return history.over_time(faults, rules=rule_versions(audit.versions), looked_at=looked_at(pages), earlier=earlier)


def looked_at(pages: Iterable[PageReading]) -> LookedAt:
    """Which pages an audit looked at, and which of them each check across pages could compare and found fine."""
    done = [page for page in pages if page.state is PageState.DONE]
    compared: dict[str, set[str]] = {check: set() for check in site_checks()}
    for page in done:
        for one in page.assertions:
            if one.check in compared and one.outcome is Outcome.PASSED:
                compared[one.check].add(page.url)
    return LookedAt(frozenset(page.url for page in done), {check: frozenset(urls) for check, urls in compared.items()})
