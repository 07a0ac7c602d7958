"""Audits: which pages were to be looked at, and how far that got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from barometer.domain.flow import Consent, Flow
from barometer.domain.vocabulary import AuditState


class Device(StrEnum):
    """With what the pages are looked at: a computer, or an old Android phone."""

    DESKTOP = "desktop"
    PHONE = "phone"


class PageState(StrEnum):
    """Where one page of an audit stands. ``untested`` has a reason; every page ends as done, untested or skipped."""

    QUEUED = "queued"
    DONE = "done"
    UNTESTED = "untested"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class AuditPlan:
    """What an audit is asked to do. Two plans that are equal continue each other's work.

    ``pages`` are fixed pages (of a journey's steps); when empty, pages are found by crawling from ``url``. ``pace`` is the least number of
    seconds between two visits to one host. ``local`` (the command line) allows loopback and any port, ``private`` also private addresses.
    """

    url: str
    journey: str = ""
    service: str = ""
    pages: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, ...]] | None = None
    """``step/touchpoint`` → absolute URLs, for a journey."""
    max_pages: int = 50
    max_depth: int = 3
    pace: float = 0.2
    concurrency: int = 2
    page_timeout: float = 45.0
    local: bool = False
    private: bool = False
    allowed_origins: tuple[str, ...] = ()
    stakes: int | None = None
    robots: bool = True
    try_forms: bool = False
    """Whether forms are sent test answers: only where the site's owner says that it is no live service."""
    flow: Flow | None = None
    """A flow whose states are among ``pages``; it is played for each of them."""
    login: Flow | None = None
    """Played once, before the pages."""
    consent: Consent = Consent.LEAVE
    basic_auth: tuple[tuple[str, str, str], ...] = ()
    """Origin, user, and the name of the secret that is the password."""
    session: str = ""
    """Fingerprint of a stored session that is given with the run and kept nowhere."""
    device: Device = Device.DESKTOP


@dataclass(frozen=True, slots=True)
class Audit:
    """One run over the pages of a service, a journey or a site."""

    id: str
    service: str
    url: str
    journey: str
    plan: Mapping[str, object]
    state: AuditState
    reason: str
    created_at: datetime
    finished_at: datetime | None
    versions: Mapping[str, str]

    @property
    def device(self) -> Device:
        """With what its pages were looked at; a computer where its plan is from before one could choose."""
        return Device(str(self.plan.get("device") or Device.DESKTOP))


@dataclass(frozen=True, slots=True)
class AuditPage:
    """One page of an audit.

    ``snapshot`` is the stored file's id; ``reason`` (a message id with ``values``) says why the page is untested or skipped.
    """

    url: str
    depth: int
    state: PageState
    snapshot: str = ""
    reason: str = ""
    values: tuple[tuple[str, str], ...] = ()
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an audit is: pages that have their one result, and pages known so far."""

    done: int
    untested: int
    queued: int
    current: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """All pages known so far."""
        return self.done + self.untested + self.queued
