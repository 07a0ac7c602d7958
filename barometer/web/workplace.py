"""The workplace of the running application, and the readings that were made in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from flask import current_app

from barometer.domain.audit import Audit, AuditPage
from barometer.domain.journey import Service
from barometer.usecases.audits import audit_status
from barometer.usecases.barometers import BarometerReading, compose
from barometer.usecases.workplace import Workplace

EXTENSION = "barometer"
KEPT = 8
"""Readings kept in memory: a person opens one barometer and then many of its cells."""

Key = tuple[Audit, tuple[AuditPage, ...], Service | None]


@dataclass
class WebPlace:
    """What every view needs."""

    workplace: Workplace
    allowed_origins: tuple[str, ...]
    _readings: list[tuple[Key, BarometerReading]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def reading(self, audit_id: str) -> BarometerReading:
        """The barometer of an audit, scored again only when the audit, one of its pages or its service changed; NotFoundError."""
        status = audit_status(self.workplace, audit_id)
        service = self.workplace.repository.service(status.audit.service) if status.audit.service else None
        key = (status.audit, status.pages, service)
        with self._lock:
            found = next((reading for kept, reading in self._readings if kept == key), None)
        if found is None:
            found = compose(self.workplace, status.audit, status.pages, service)
            with self._lock:
                self._readings = [(key, found), *self._readings[: KEPT - 1]]
        return found


def place() -> WebPlace:
    """The place of the current application."""
    found: WebPlace = current_app.extensions[EXTENSION]
    return found


def workplace() -> Workplace:
    """The workplace of the current application."""
    return place().workplace
