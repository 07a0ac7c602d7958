"""Faults: many findings with one cause. What a team mends is a fault, not a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact, Outcome, Place


class Cause(StrEnum):
    """What the findings of a fault have in common: the thing that somebody changes once to mend them all."""

    TEMPLATE = "template"  # the same neighbourhood in the header, menu or footer of many pages
    COMPONENT = "component"  # the same component in the pages' own content
    STYLE = "style"  # the same rule of style: a pair of colours, a class
    TEXT = "text"  # the same words
    PAGE = "page"  # the page itself
    SITE = "site"  # the whole site: what is about pages as a whole, and comes back on many


class Standing(StrEnum):
    """How a fault stands against the earlier audits of the same service or address."""

    FIRST = "first"  # there is no earlier audit to compare with
    NEW = "new"
    STILL = "still"
    NEW_RULE = "new_rule"  # the rule that finds it is new or was changed: the fault itself may be old


@dataclass(frozen=True, slots=True)
class Example:
    """One finding of a fault: the page's URL and what was said there."""

    page: str
    assertion: Assertion


@dataclass(frozen=True, slots=True)
class Fault:
    """Findings (all failed, or all cantTell) of one check with one cause.

    ``fingerprint`` is the same in the next audit although the page changed a little. ``impact`` is the worst of its findings, ``count`` how
    many there are, ``examples`` the first few, ``pages`` all URLs in order.
    """

    fingerprint: str
    check: str
    outcome: Outcome
    cause: Cause
    impact: Impact
    criteria: tuple[str, ...]
    pages: tuple[str, ...]
    places: tuple[Place, ...]
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class KnownFault:
    """What is kept of a fault for the next audits and in a baseline. ``pages`` may be cut; ``rule`` is the version of its check."""

    fingerprint: str
    check: str
    outcome: Outcome
    impact: Impact
    count: int
    pages: tuple[str, ...]
    rule: str = ""
    selector: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What an audit looked at: ``pages``, and for each check that compares pages (``compared``) those that it could compare.

    A fault of such a check has not gone because the pages beside it were not visited this time.
    """

    pages: frozenset[str]
    compared: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def saw(self, fault: KnownFault) -> bool:
        """Whether the check of a fault looked at one of its pages."""
        return not self.compared.get(fault.check, self.pages).isdisjoint(fault.pages)


@dataclass(frozen=True, slots=True)
class FaultRecord:
    """The faults of one finished audit, the version of every rule that looked, and the pages that were looked at."""

    audit: str
    at: datetime
    fingerprints: str
    """Version of how fingerprints are made; those of another version cannot be compared."""
    rules: dict[str, str]
    faults: tuple[KnownFault, ...]


@dataclass(frozen=True, slots=True)
class FaultHistory:
    """A fault against the earlier audits: ``since`` is the first audit of the unbroken row in which it is seen."""

    standing: Standing
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class FaultsOverTime:
    """All faults of an audit against the earlier audits; ``gone`` were there the last time and are not now, on pages that were looked at.

    ``unseen`` were there the last time, on pages of which none was looked at now.
    """

    previous: datetime | None
    of: dict[str, FaultHistory]
    """Fingerprint → history."""
    gone: tuple[KnownFault, ...] = ()
    unseen: tuple[KnownFault, ...] = ()
