"""Reading and writing services, audits and pages. Every method is one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from json import dumps
from typing import TypeVar

from sqlalchemy import Engine, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from barometer.domain.audit import Audit, AuditPage, AuditPlan, Device, PageState, Progress
from barometer.domain.journey import Service
from barometer.domain.vocabulary import AuditState
from barometer.errors import InputError, NotFoundError
from barometer.i18n import N_
from barometer.storage.database import guarded, open_database
from barometer.storage.lease import LEASE, is_free, new_token
from barometer.storage.rows import AuditRow, PageRow, ServiceRow, looked_at_with

RowT = TypeVar("RowT")
FAULT = N_("A fault in the barometer itself stopped this audit; the log says more.")
SKIPPED_AT_MOST = 2_000
UNFINISHED = (AuditState.QUEUED.value, AuditState.RUNNING.value, AuditState.INTERRUPTED.value)


def plan_key(plan: AuditPlan) -> str:
    """Equal plans have equal keys: an audit that was cut off is found again by it."""
    return sha256(dumps(asdict(plan), sort_keys=True).encode()).hexdigest()


class Repository:
    """The stored services and audits."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Repository:
        """The repository of a database URL; see ``database.open_database`` for what can go wrong."""
        return cls(open_database(url))

    @contextmanager
    def _session(self) -> Iterator[Session]:
        with guarded(self.engine), Session(self.engine) as session, session.begin():
            yield session

    # -- services -----------------------------------------------------------------------------------------------------

    def services(self) -> tuple[Service, ...]:
        """All services, by organisation and title."""
        with self._session() as session:
            rows = session.scalars(select(ServiceRow).order_by(ServiceRow.organisation, ServiceRow.title))
            return tuple(row.to_domain() for row in rows)

    def service(self, service_id: str) -> Service:
        """One service; NotFoundError."""
        with self._session() as session:
            return _found(session.get(ServiceRow, service_id), service_id).to_domain()

    def add_service(self, service: Service) -> None:
        """Stores a new service; InputError when its id is taken."""
        with self._session() as session:
            session.add(_service_row(service, ServiceRow(id=service.id, created_at=datetime.now(UTC))))
            try:
                session.flush()
            except IntegrityError as error:
                raise InputError("There already is a service '{name}'.", todo="Choose another name.", name=service.id) from error

    def save_service(self, service: Service) -> None:
        """Stores a changed service, or a new one."""
        with self._session() as session:
            row = session.get(ServiceRow, service.id) or ServiceRow(id=service.id, created_at=datetime.now(UTC))
            session.add(_service_row(service, row))

    # -- audits -------------------------------------------------------------------------------------------------------

    def add_audit(self, plan: AuditPlan) -> Audit:
        """A new queued audit."""
        with self._session() as session:
            row = AuditRow(
                id=secrets.token_hex(8), service_id=plan.service or None, url=plan.url, journey=plan.journey, plan=asdict(plan),
                plan_key=plan_key(plan), state=AuditState.QUEUED.value, reason="", lease="", created_at=datetime.now(UTC), versions={},
            )  # fmt: skip
            session.add(row)
            session.flush()
            return row.to_domain()

    def unfinished(self, plan: AuditPlan) -> Audit | None:
        """The newest audit with the same plan that was cut off and that nobody works on now."""
        with self._session() as session:
            query = (
                select(AuditRow)
                .where(AuditRow.plan_key == plan_key(plan), AuditRow.state.in_(UNFINISHED))
                .order_by(AuditRow.created_at.desc())
            )
            row = next((row for row in session.scalars(query) if _free(row)), None)
            return row.to_domain() if row else None

    def audit(self, audit_id: str) -> Audit:
        """One audit by its id, or by ``latest``; NotFoundError."""
        with self._session() as session:
            if audit_id == "latest":
                row = session.scalars(select(AuditRow).order_by(AuditRow.created_at.desc()).limit(1)).first()
            else:
                row = session.get(AuditRow, audit_id)
            return _found(row, audit_id).to_domain()

    def audits(self, *, service: str | None = None, limit: int = 200) -> tuple[Audit, ...]:
        """Audits, newest first."""
        with self._session() as session:
            query = select(AuditRow).order_by(AuditRow.created_at.desc()).limit(limit)
            if service is not None:
                query = query.where(AuditRow.service_id == service)
            return tuple(row.to_domain() for row in session.scalars(query))

    def finished(self, url: str, *, device: Device, limit: int = 3) -> tuple[Audit, ...]:
        """The newest audits from this address with this device that came to their end."""
        with self._session() as session:
            query = select(AuditRow).where(AuditRow.url == url, AuditRow.state == AuditState.DONE.value, looked_at_with(device))
            return tuple(row.to_domain() for row in session.scalars(query.order_by(AuditRow.created_at.desc()).limit(limit)))

    def requeue(self, audit_id: str) -> Audit:
        """Puts an audit that was cut off back in the queue of the worker."""
        with self._session() as session:
            row = _found(session.get(AuditRow, audit_id), audit_id)
            if row.state == AuditState.INTERRUPTED.value and _free(row):
                row.state, row.reason = AuditState.QUEUED.value, ""
            return row.to_domain()

    def claim(self, audit_id: str) -> str | None:
        """Takes an audit to work on; the lease's token, or None when somebody else works on it. Renew it with ``keep``."""
        token = new_token()
        now = datetime.now(UTC)
        with self._session() as session:
            row = session.get(AuditRow, audit_id)
            if row is None or row.state not in UNFINISHED or not _free(row):
                return None
            taken = session.execute(
                update(AuditRow)
                .where(AuditRow.id == audit_id, AuditRow.lease == row.lease, AuditRow.state == row.state)
                .values(lease=token, lease_until=now + LEASE, state=AuditState.RUNNING.value)
            )
            return token if taken.rowcount == 1 else None  # type: ignore[attr-defined]

    def claim_next(self) -> tuple[Audit, str] | None:
        """The oldest queued or abandoned audit and its lease; for the worker."""
        with self._session() as session:
            rows = session.scalars(
                select(AuditRow)
                .where(AuditRow.state.in_((AuditState.QUEUED.value, AuditState.RUNNING.value)))
                .order_by(AuditRow.created_at)
            )
            waiting = [row.id for row in rows if _free(row)]
        for audit_id in waiting:
            token = self.claim(audit_id)
            if token:
                return self.audit(audit_id), token
        return None

    def keep(self, audit_id: str, token: str) -> bool:
        """Renews the lease; False when it was lost."""
        with self._session() as session:
            kept = session.execute(
                update(AuditRow).where(AuditRow.id == audit_id, AuditRow.lease == token).values(lease_until=datetime.now(UTC) + LEASE)
            )
            return kept.rowcount == 1  # type: ignore[attr-defined]

    def end(self, audit_id: str, token: str, *, state: AuditState, reason: str = "", versions: dict[str, str] | None = None) -> None:
        """Gives the lease back and says how the audit ended; nothing happens when the lease was lost."""
        finished = datetime.now(UTC) if state in (AuditState.DONE, AuditState.FAILED) else None
        with self._session() as session:
            session.execute(
                update(AuditRow)
                .where(AuditRow.id == audit_id, AuditRow.lease == token)
                .values(
                    {"state": state.value, "reason": reason, "lease": "", "lease_until": None, "finished_at": finished}
                    | ({"versions": versions} if versions else {})
                )
            )

    def fail(self, audit_id: str, token: str) -> None:
        """Marks an audit that a fault of ours stopped."""
        self.end(audit_id, token, state=AuditState.FAILED, reason=FAULT)

    # -- pages --------------------------------------------------------------------------------------------------------

    def add_pages(self, audit_id: str, urls: Iterable[str], *, depth: int, limit: int | None = None) -> tuple[AuditPage, ...]:
        """Queues pages that the audit does not know yet, up to ``limit`` in all; the new ones.

        A page that still waits and is now found at a smaller depth takes that depth.
        """
        wanted = dict.fromkeys(urls)
        with self._session() as session:
            stored = session.execute(select(PageRow.url, PageRow.state, PageRow.depth).where(PageRow.audit_id == audit_id))
            known = {url: (state, depth) for url, state, depth in stored}
            nearer = [url for url in wanted if url in known and known[url][0] == PageState.QUEUED.value and known[url][1] > depth]
            for url in nearer:
                session.execute(update(PageRow).where(PageRow.audit_id == audit_id, PageRow.url == url).values(depth=depth))
            new = [url for url in wanted if url not in known]
            if limit is not None:
                visited = sum(state != PageState.SKIPPED.value for state, _ in known.values())
                new = new[: max(0, limit - visited)]
            rows = [_page_row(audit_id, url, depth, PageState.QUEUED) for url in new]
            session.add_all(rows)
            session.flush()
            return tuple(row.to_domain() for row in rows)

    def skip_pages(self, audit_id: str, reasons: Mapping[str, str], *, depth: int) -> None:
        """Remembers addresses that are not visited, with the reason (a message id), at most ``SKIPPED_AT_MOST`` of them."""
        with self._session() as session:
            known = set(session.scalars(select(PageRow.url).where(PageRow.audit_id == audit_id)))
            new = [(url, reason) for url, reason in reasons.items() if url not in known]
            room = max(0, SKIPPED_AT_MOST - len(known))
            session.add_all(_page_row(audit_id, url, depth, PageState.SKIPPED, reason) for url, reason in new[:room])

    def pages(self, audit_id: str) -> tuple[AuditPage, ...]:
        """All pages of an audit in the order in which they were found."""
        with self._session() as session:
            rows = session.scalars(select(PageRow).where(PageRow.audit_id == audit_id).order_by(PageRow.id))
            return tuple(row.to_domain() for row in rows)

    def page(self, audit_id: str, url: str) -> AuditPage | None:
        """One page of an audit; None when the audit does not know it."""
        with self._session() as session:
            row = session.scalars(select(PageRow).where(PageRow.audit_id == audit_id, PageRow.url == url)).first()
            return row.to_domain() if row else None

    def finish_page(self, audit_id: str, token: str, page: AuditPage) -> bool:
        """Stores the one outcome of a page; False when the lease was lost or the page has its outcome already."""
        held = select(AuditRow.id).where(AuditRow.id == audit_id, AuditRow.lease == token)
        with self._session() as session:
            done = session.execute(
                update(PageRow)
                .where(PageRow.audit_id.in_(held), PageRow.url == page.url, PageRow.state == PageState.QUEUED.value)
                .values(
                    {
                        PageRow.state: page.state.value,
                        PageRow.snapshot: page.snapshot,
                        PageRow.reason: page.reason,
                        PageRow.values: dict(page.values),
                        PageRow.seconds: page.seconds,
                    }
                )
            )
            return done.rowcount == 1  # type: ignore[attr-defined]

    def progress(self, audit_id: str) -> Progress:
        """Counts of an audit's pages."""
        with self._session() as session:
            rows = session.execute(select(PageRow.state, func.count()).where(PageRow.audit_id == audit_id).group_by(PageRow.state))
            counts = {str(state): int(count) for state, count in rows}
        return Progress(
            done=counts.get(PageState.DONE.value, 0),
            untested=counts.get(PageState.UNTESTED.value, 0),
            queued=counts.get(PageState.QUEUED.value, 0),
        )


def _free(row: AuditRow) -> bool:
    return is_free(row.lease, row.lease_until)


def _page_row(audit_id: str, url: str, depth: int, state: PageState, reason: str = "") -> PageRow:
    return PageRow(audit_id=audit_id, url=url, depth=depth, state=state.value, snapshot="", reason=reason, values={})


def _found(row: RowT | None, name: str) -> RowT:
    if row is None:
        raise NotFoundError("There is nothing with the id '{name}'.", todo="Check the id.", name=name)
    return row


def _service_row(service: Service, row: ServiceRow) -> ServiceRow:
    row.title, row.organisation, row.url = service.title, service.organisation, service.url
    row.stakes, row.stakes_reason = (int(service.stakes) if service.stakes else None), service.stakes_reason
    row.journeys = list(service.journeys)
    row.pages = {journey: {place: list(urls) for place, urls in places.items()} for journey, places in (service.pages or {}).items()}
    return row
