"""Planning and following audits. The work itself is in ``usecases.auditing``; the web only queues it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from barometer.audit.addresses import origin, web_address
from barometer.audit.guard import Guard
from barometer.domain.audit import Audit, AuditPage, AuditPlan, Progress
from barometer.domain.journey import Service
from barometer.domain.vocabulary import AuditState, Stakes
from barometer.errors import InputError
from barometer.settings import Settings
from barometer.usecases.services import bind_pages, find_journey
from barometer.usecases.workplace import Workplace


@dataclass(frozen=True)
class AuditStatus:
    """An audit and how far it is."""

    audit: Audit
    progress: Progress
    pages: tuple[AuditPage, ...]

    @property
    def active(self) -> bool:
        """Whether more is to come."""
        return self.audit.state in (AuditState.QUEUED, AuditState.RUNNING)


def plan_audit(
    workplace: Workplace,
    *,
    url: str = "",
    urls: Iterable[str] = (),
    journey: str = "",
    service: Service | None = None,
    pages: Mapping[str, Iterable[str]] | None = None,
    max_pages: int | None = None,
    max_depth: int | None = None,
    pace: float | None = None,
    try_forms: bool = False,
    stakes: Stakes | None = None,
    local: bool = False,
    private: bool = False,
    allowed_origins: Iterable[str] = (),
) -> AuditPlan:
    """What to audit: a journey's pages (from the service or from ``pages``, ``step/touchpoint`` → addresses), else exactly ``urls``
    (after ``url``, when there is one), else a crawl from ``url``. A crawl of one page is that page alone: nothing else is read.

    AddressError for a URL that cannot be audited; InputError when the journey is unknown or no page of it is known.
    """
    settings: Settings = workplace.settings
    urls = tuple(urls)
    listed = tuple(dict.fromkeys(([web_address(url)] if url or not urls else []) + [web_address(one) for one in urls]))
    address = listed[0]
    places: dict[str, tuple[str, ...]] | None = None
    fixed: tuple[str, ...] = listed[:max_pages] if urls else ()
    if journey:
        find_journey(workplace.library, journey)
        bound = service or Service(id="", title="", organisation="", url=address)
        if pages:
            bound = bind_pages(workplace.library, bound, journey, pages)
        places = {place: tuple(urls) for place, urls in ((bound.pages or {}).get(journey) or {}).items()}
        fixed = tuple(dict.fromkeys(url for urls in places.values() for url in urls))
        if not fixed:
            raise InputError("Nobody said which pages the steps of '{journey}' use.", where="--journey",
                             todo="Say it with --page STEP=ADDRESS, or with a service file and --service.", journey=journey)  # fmt: skip
    elif max_pages == 1:
        fixed = (address,)
    return AuditPlan(
        url=address,
        journey=journey,
        service=service.id if service else "",
        pages=fixed,
        places=places,
        max_pages=max_pages if max_pages is not None else settings.max_pages,
        max_depth=max_depth if max_depth is not None else settings.max_depth,
        pace=pace if pace is not None else settings.pace,
        try_forms=try_forms,
        concurrency=settings.concurrency,
        page_timeout=settings.page_timeout,
        local=local,
        private=private,
        allowed_origins=tuple(origin(one) for one in allowed_origins),
        stakes=int(stakes) if stakes else None,
    )


def queue_audit(workplace: Workplace, service_id: str, *, journey: str = "", url: str = "", allowed_origins: Iterable[str] = ()) -> Audit:
    """Queues an audit of a service for the worker: of a journey's pages, or a crawl. Non-public addresses are refused here already.

    ``allowed_origins`` are the exceptions that the operator allowed on the command line.
    """
    service = workplace.repository.service(service_id)
    plan = plan_audit(workplace, url=url or service.url, journey=journey, service=service, allowed_origins=allowed_origins)
    guard = Guard(allowed_origins=plan.allowed_origins)
    for address in plan.pages or (plan.url,):
        guard.check(address)
    unfinished = workplace.repository.unfinished(plan)
    return workplace.repository.requeue(unfinished.id) if unfinished else workplace.repository.add_audit(plan)


def audit_status(workplace: Workplace, audit_id: str) -> AuditStatus:
    """How far an audit is; NotFoundError."""
    audit = workplace.repository.audit(audit_id)
    return AuditStatus(audit, workplace.repository.progress(audit.id), workplace.repository.pages(audit.id))
