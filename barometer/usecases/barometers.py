"""Reading the barometer of an audit: snapshots → assertions → evidence → risk → guidance, and the way back from a number to an element."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from barometer.domain.audit import Audit, AuditPage, PageState
from barometer.domain.evidence import Assertion, Evidence
from barometer.domain.fault import Fault, FaultsOverTime
from barometer.domain.journey import Journey, Service
from barometer.domain.persona import Persona
from barometer.domain.risk import Barometer, Case, CellBarrier, Fix
from barometer.domain.vocabulary import AuditState, Channel, Grade, Outcome, Stakes
from barometer.i18n import N_
from barometer.scoring.evidence import evidence_from_page, split_source
from barometer.scoring.guidance import fixes
from barometer.usecases.faults import compare_faults, faults_of
from barometer.usecases.implied import IMPLIED, implied_journey
from barometer.usecases.readings import PageReading, read_pages
from barometer.usecases.services import find_journey
from barometer.usecases.workplace import Library, Workplace

__all__ = ["BarometerReading", "PageReading", "compose", "gather_evidence", "read_barometer"]


@dataclass(frozen=True)
class BarometerReading:
    """Everything that a page, a report or the JSON shows about one audit."""

    audit: Audit
    service: Service | None
    journey: Journey
    stakes: Stakes
    stakes_reason: str
    personas: Mapping[str, Persona]
    barometer: Barometer
    fixes: tuple[Fix, ...]
    pages: tuple[PageReading, ...]
    library: Library
    versions: Mapping[str, str]
    faults: tuple[Fault, ...]
    over_time: FaultsOverTime

    @property
    def implied(self) -> bool:
        """Whether there is no journey: the pages are one step, "find and use this page"."""
        return self.journey.id == IMPLIED

    @property
    def finished(self) -> bool:
        """Whether the audit came to its end; what is missing counts as unknown."""
        return self.audit.state is AuditState.DONE

    def page(self, url: str) -> PageReading | None:
        """The page with this URL."""
        return next((page for page in self.pages if page.url == url), None)

    def found_by(self, entry: CellBarrier) -> tuple[tuple[PageReading, tuple[Assertion, ...]], ...]:
        """The failed assertions behind a barrier of a cell, per page: the way down to element and sentence."""
        opened: dict[str, tuple[PageReading, list[Assertion]]] = {}
        for source in entry.sources:
            if source.startswith("demand:"):
                continue
            check, place, url = split_source(source)
            page = self.page(url)
            if page is None:
                continue
            found = [one for one in page.assertions if one.check == check and one.target.place is place and one.outcome is Outcome.FAILED]
            opened.setdefault(url, (page, []))[1].extend(found)
        return tuple((page, tuple(found)) for page, found in opened.values())


def read_barometer(workplace: Workplace, audit_id: str, *, journey: str = "") -> BarometerReading:
    """The barometer of an audit, also of one that is still running: pages without a result count as unknown.

    ``journey`` re-reads the same pages for another journey of the service. NotFoundError for an unknown audit.
    """
    audit = workplace.repository.audit(audit_id)
    pages = workplace.repository.pages(audit.id)
    service = workplace.repository.service(audit.service) if audit.service else None
    return compose(workplace, audit, pages, service, journey=journey)


def compose(
    workplace: Workplace, audit: Audit, pages: Iterable[AuditPage], service: Service | None, *, journey: str = ""
) -> BarometerReading:
    """The reading of an audit whose rows are at hand."""
    library = workplace.library
    journey_id = journey or audit.journey
    taken = implied_journey() if not journey_id else find_journey(library, journey_id)
    tested = [page for page in pages if page.state is not PageState.SKIPPED]
    places = _places(audit, taken, service, tested)
    seen = read_pages(workplace, tested, places)
    faults = faults_of(seen)
    stakes, reason = _stakes(audit, service, taken, library)
    personas = library.packs.personas
    evidence = gather_evidence(library, seen, places)
    case = Case(journey=taken, stakes=stakes, personas=tuple(personas.values()), evidence=evidence)
    barometer = library.engine.score(case)
    return BarometerReading(
        audit=audit,
        service=service,
        journey=taken,
        stakes=stakes,
        stakes_reason=reason,
        personas=personas,
        barometer=barometer,
        fixes=fixes(library.engine, case, barometer, library.packs.cards.values()),
        pages=seen,
        library=library,
        versions={**library.versions(), **audit.versions},
        faults=faults,
        over_time=compare_faults(workplace, audit, faults, seen),
    )


def gather_evidence(
    library: Library, pages: Iterable[PageReading], places: Mapping[tuple[str, str], tuple[str, ...]]
) -> dict[tuple[str, str], tuple[Evidence, ...]]:
    """Evidence per touchpoint: of each of its pages that was tested, and doubt about all that was not."""
    by_url = {page.url: page for page in pages}
    evidence: dict[tuple[str, str], tuple[Evidence, ...]] = {}
    for place, urls in places.items():
        found: list[Evidence] = []
        for url in urls:
            page = by_url.get(url)
            if page is not None and page.state is PageState.DONE:
                found.extend(evidence_from_page(page=url, assertions=page.assertions, catalogue=library.catalogue, model=library.model))
            else:
                found.extend(_doubt(library, url, page))
        evidence[place] = tuple(found)
    return evidence


def _doubt(library: Library, url: str, page: PageReading | None) -> list[Evidence]:
    reason = page.reason if page and page.reason else N_("This page has not been visited yet.")
    return [
        Evidence(barrier.id, Outcome.UNTESTED, Grade.AUTOMATED, source=f"untested|main|{url}", reason=reason)
        for barrier in library.catalogue.barriers.values()
        if Channel.WEBSITE in barrier.channels
    ]


def _places(audit: Audit, journey: Journey, service: Service | None, pages: Iterable[AuditPage]) -> dict[tuple[str, str], tuple[str, ...]]:
    if journey.id == IMPLIED:
        step = journey.steps[0]
        return {(step.id, step.touchpoints[0].id): tuple(page.url for page in pages)}
    stored: object = audit.plan.get("places") if audit.journey == journey.id else None
    bound = stored if isinstance(stored, dict) else dict(((service.pages if service else None) or {}).get(journey.id, {}))
    places: dict[tuple[str, str], tuple[str, ...]] = {}
    for name, urls in bound.items():
        step_id, _, point = str(name).partition("/")
        places[step_id, point] = tuple(str(url) for url in urls)
    return places


def _stakes(audit: Audit, service: Service | None, journey: Journey, library: Library) -> tuple[Stakes, str]:
    stated = audit.plan.get("stakes")
    if isinstance(stated, int):
        return Stakes(stated), N_("Given with the audit.")
    if service and service.stakes:
        return service.stakes, service.stakes_reason
    if journey.id == IMPLIED:
        return library.model.implied_stakes, N_("Nobody said what a resident loses here. We count with inconvenience.")
    return journey.stakes, journey.stakes_reason
