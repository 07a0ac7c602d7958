"""The gate of a pipeline: which faults stop it, and which are known or waived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from barometer.domain.fault import Fault, KnownFault


class Passage(StrEnum):
    """Why a fault does or does not stop a gate."""

    NEW = "new"
    KNOWN = "known"  # it is in the baseline
    WAIVED = "waived"  # somebody takes it on until a date


@dataclass(frozen=True, slots=True)
class Waiver:
    """Somebody's word that a fault may stay until a date. It never changes a score.

    ``page`` is an address with ``*`` for anything, empty for every page; ``fingerprint`` the fault, empty for every fault of the check.
    ``where`` is the file and the line.
    """

    check: str
    reason: str
    by: str
    expires: date
    page: str = ""
    fingerprint: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a gate says about the faults of an audit (failures only: what is in doubt stops nothing).

    ``gone`` are in the baseline and not there any more, ``unseen`` neither, but none of their pages was looked at.
    """

    with_baseline: bool
    new: tuple[Fault, ...]
    known: tuple[Fault, ...]
    waived: tuple[tuple[Fault, tuple[Waiver, ...]], ...]
    gone: tuple[KnownFault, ...] = ()
    unseen: tuple[KnownFault, ...] = ()
    expired: tuple[Waiver, ...] = ()
    unmatched: tuple[Waiver, ...] = ()

    def passage(self, fingerprint: str) -> Passage | None:
        """Why a fault stops the gate or not; None for what the gate is not about."""
        rows = ((Passage.NEW, self.new), (Passage.KNOWN, self.known), (Passage.WAIVED, tuple(fault for fault, _ in self.waived)))
        return next((passage for passage, faults in rows for fault in faults if fault.fingerprint == fingerprint), None)
