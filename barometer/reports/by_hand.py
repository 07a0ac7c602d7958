"""What a person looks at by hand, per success criterion: the places of which our checks are not sure, and what no check looks at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from barometer.audit.criteria import Criterion, criteria
from barometer.domain.fault import Fault
from barometer.domain.vocabulary import Outcome
from barometer.reports.faults import FaultShown, all_shown, doubts, failures
from barometer.usecases.barometers import BarometerReading


@dataclass(frozen=True)
class ByHand:
    """One criterion with what to look at, how, and the places that our checks name. ``failed`` is how many faults are sure."""

    criterion: Criterion
    title: str
    look: str
    how: tuple[str, ...]
    doubts: tuple[FaultShown, ...]
    failed: int


@dataclass(frozen=True)
class HandList:
    """The whole list.

    ``asked``: our checks found places to judge. ``uncovered``: no check looked at it, so nobody did yet. ``partly``: a check looked, which
    can decide a part only. ``beyond``: places to judge that are about no criterion.
    """

    asked: tuple[ByHand, ...]
    uncovered: tuple[ByHand, ...]
    partly: tuple[ByHand, ...]
    beyond: tuple[FaultShown, ...]


def hand_list(reading: BarometerReading, lang: str) -> HandList:
    """The list for one audit. Doubts about several criteria stand under each of them."""
    rows = [_row(reading, criterion, lang) for criterion in criteria().values()]
    looked_at = covered(reading)
    known = frozenset(criteria())
    return HandList(
        asked=tuple(row for row in rows if row.doubts),
        uncovered=tuple(row for row in rows if not row.doubts and row.criterion.number not in looked_at),
        partly=tuple(row for row in rows if not row.doubts and row.criterion.number in looked_at),
        beyond=all_shown(reading, (fault for fault in doubts(reading.faults) if not known.intersection(fault.criteria)), lang),
    )


def covered(reading: BarometerReading) -> frozenset[str]:
    """The criteria at which some check looked on some page, whatever it found."""
    return frozenset(
        number for page in reading.pages for one in page.assertions if one.outcome is not Outcome.UNTESTED for number in one.criteria
    )


def about(faults: Iterable[Fault], number: str) -> tuple[Fault, ...]:
    """The faults that are about a criterion."""
    return tuple(fault for fault in faults if number in fault.criteria)


def _row(reading: BarometerReading, criterion: Criterion, lang: str) -> ByHand:
    faults = about(reading.faults, criterion.number)
    return ByHand(
        criterion=criterion,
        title=criterion.title[lang],
        look=criterion.look[lang],
        how=criterion.how[lang],
        doubts=all_shown(reading, doubts(faults), lang),
        failed=len(failures(faults)),
    )
