"""The faults of finished audits, kept so that the next audit knows what is new and what has gone."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from barometer.domain.audit import Audit
from barometer.domain.fault import FaultRecord, KnownFault
from barometer.domain.vocabulary import AuditState
from barometer.storage.database import guarded
from barometer.storage.repository import Repository
from barometer.storage.rows import AuditRow, FaultRecordRow, looked_at_with

_FAULTS: TypeAdapter[tuple[KnownFault, ...]] = TypeAdapter(tuple[KnownFault, ...])


class FaultRecords:
    """The records in a repository's database."""

    def __init__(self, repository: Repository) -> None:
        self.engine = repository.engine

    def save(self, record: FaultRecord) -> None:
        """Stores the record of an audit, or replaces it."""
        with guarded(self.engine), Session(self.engine) as session, session.begin():
            row = session.get(FaultRecordRow, record.audit) or FaultRecordRow(audit_id=record.audit)
            row.fingerprints, row.rules = record.fingerprints, dict(record.rules)
            row.faults = _FAULTS.dump_python(record.faults, mode="json")
            session.add(row)

    def before(self, audit: Audit, *, limit: int = 30) -> tuple[FaultRecord, ...]:
        """The records of earlier finished audits of the same service, journey and address with the same device, the newest first."""
        with guarded(self.engine), Session(self.engine) as session, session.begin():
            query = (
                _finished_before(audit)
                .add_columns(FaultRecordRow)
                .join(FaultRecordRow, FaultRecordRow.audit_id == AuditRow.id)
                .limit(limit)
            )
            return tuple(_record(earlier, row) for earlier, row in session.execute(query))

    def unrecorded_before(self, audit: Audit) -> Audit | None:
        """The finished audit just before this one, when it has no record: it is from before records were kept."""
        with guarded(self.engine), Session(self.engine) as session, session.begin():
            row = session.scalars(_finished_before(audit).limit(1)).first()
            return row.to_domain() if row and session.get(FaultRecordRow, row.id) is None else None


def _finished_before(audit: Audit) -> Any:
    return (
        select(AuditRow)
        .where(
            AuditRow.service_id == audit.service if audit.service else AuditRow.service_id.is_(None),
            AuditRow.journey == audit.journey,
            AuditRow.url == audit.url,
            AuditRow.state == AuditState.DONE.value,
            AuditRow.created_at < audit.created_at,
            looked_at_with(audit.device),
        )
        .order_by(AuditRow.created_at.desc())
    )


def _record(audit: AuditRow, row: FaultRecordRow) -> FaultRecord:
    return FaultRecord(
        audit=audit.id,
        at=audit.created_at,
        fingerprints=row.fingerprints,
        rules=dict(row.rules),
        faults=_FAULTS.validate_python(row.faults),
    )
