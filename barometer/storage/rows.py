"""The tables. Row classes stay in this room; ``to_domain`` gives what the others speak."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, DateTime, Float, ForeignKey, Integer, String, Text, UniqueConstraint, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from barometer.domain.audit import Audit, AuditPage, Device, PageState
from barometer.domain.journey import Service
from barometer.domain.vocabulary import AuditState, Stakes


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC that stays aware: SQLite forgets offsets."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Aware → naive UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Naive UTC → aware."""
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """All tables."""


class ServiceRow(Base):
    """A service with its journeys and their pages."""

    __tablename__ = "service"

    id: Mapped[str] = mapped_column(String(60), primary_key=True)
    title: Mapped[str] = mapped_column(String(400))
    organisation: Mapped[str] = mapped_column(String(400))
    url: Mapped[str] = mapped_column(Text)
    stakes: Mapped[int | None] = mapped_column(Integer)
    stakes_reason: Mapped[str] = mapped_column(Text, default="")
    journeys: Mapped[list[str]] = mapped_column(JSON, default=list)
    pages: Mapped[dict[str, dict[str, list[str]]]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcTime)

    def to_domain(self) -> Service:
        """What the rest of the house speaks."""
        return Service(
            id=self.id,
            title=self.title,
            organisation=self.organisation,
            url=self.url,
            stakes=Stakes(self.stakes) if self.stakes else None,
            stakes_reason=self.stakes_reason,
            journeys=tuple(self.journeys),
            pages={journey: {place: tuple(urls) for place, urls in places.items()} for journey, places in self.pages.items()},
        )


class AuditRow(Base):
    """An audit with its plan, state and lease."""

    __tablename__ = "audit"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id"), index=True)
    url: Mapped[str] = mapped_column(Text)
    journey: Mapped[str] = mapped_column(String(60), default="")
    plan: Mapped[dict[str, Any]] = mapped_column(JSON)
    plan_key: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[str] = mapped_column(String(20), index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    lease: Mapped[str] = mapped_column(String(32), default="")
    lease_until: Mapped[datetime | None] = mapped_column(UtcTime)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    versions: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)

    def to_domain(self) -> Audit:
        """What the rest of the house speaks."""
        return Audit(
            id=self.id,
            service=self.service_id or "",
            url=self.url,
            journey=self.journey,
            plan=dict(self.plan),
            state=AuditState(self.state),
            reason=self.reason,
            created_at=self.created_at,
            finished_at=self.finished_at,
            versions=dict(self.versions),
        )


def looked_at_with(device: Device) -> ColumnElement[bool]:
    """The audits of one device; plans from before one could choose name none."""
    return func.coalesce(AuditRow.plan["device"].as_string(), Device.DESKTOP.value) == device.value


class FaultRecordRow(Base):
    """The faults of a finished audit and the versions of the rules that looked; ``records.py`` gives it to the others."""

    __tablename__ = "fault_record"

    audit_id: Mapped[str] = mapped_column(ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True)
    fingerprints: Mapped[str] = mapped_column(String(20))
    rules: Mapped[dict[str, str]] = mapped_column(JSON)
    faults: Mapped[list[dict[str, Any]]] = mapped_column(JSON)


class PageRow(Base):
    """One page of an audit and its one outcome."""

    __tablename__ = "page"
    __table_args__ = (UniqueConstraint("audit_id", "url", name="one_row_per_page"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    audit_id: Mapped[str] = mapped_column(ForeignKey("audit.id", ondelete="CASCADE"), index=True)
    url: Mapped[str] = mapped_column(Text)
    depth: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(20), index=True)
    snapshot: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    values: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    seconds: Mapped[float | None] = mapped_column(Float)

    def to_domain(self) -> AuditPage:
        """What the rest of the house speaks."""
        return AuditPage(
            url=self.url, depth=self.depth, state=PageState(self.state), snapshot=self.snapshot, reason=self.reason,
            values=tuple(sorted(self.values.items())), seconds=self.seconds,
        )  # fmt: skip
