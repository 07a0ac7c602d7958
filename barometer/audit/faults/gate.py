"""Which faults stop a gate: by identity, never by count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import translate
from functools import cache
from re import Pattern, compile

from barometer.domain.fault import Fault, KnownFault, LookedAt
from barometer.domain.gate import Gate, Waiver
from barometer.domain.vocabulary import Outcome


def judge(
    faults: Iterable[Fault], *, baseline: Sequence[KnownFault] | None, waivers: Sequence[Waiver], today: date, looked_at: LookedAt
) -> Gate:
    """Every failed fault is known, waived or new. A waiver holds through its last day."""
    failed = [fault for fault in faults if fault.outcome is Outcome.FAILED]
    known = {one.fingerprint for one in baseline or ()}
    valid = [waiver for waiver in waivers if waiver.expires >= today]
    used: set[Waiver] = set()
    waived: list[tuple[Fault, tuple[Waiver, ...]]] = []
    new: list[Fault] = []
    for fault in failed:
        by = _waived_by(fault, valid)
        used.update(by)
        if fault.fingerprint in known:
            continue
        if by and all(any(_covers(waiver, page) for waiver in by) for page in fault.pages):
            waived.append((fault, by))
        else:
            new.append(fault)
    now = {fault.fingerprint for fault in failed}
    missing = [one for one in baseline or () if one.fingerprint not in now]
    gone = tuple(one for one in missing if looked_at.saw(one))
    return Gate(
        with_baseline=baseline is not None,
        new=tuple(new),
        known=tuple(fault for fault in failed if fault.fingerprint in known),
        waived=tuple(waived),
        gone=gone,
        unseen=tuple(one for one in missing if one not in gone),
        expired=tuple(waiver for waiver in waivers if waiver.expires < today),
        unmatched=tuple(waiver for waiver in valid if waiver not in used),
    )


def _waived_by(fault: Fault, waivers: Iterable[Waiver]) -> tuple[Waiver, ...]:
    return tuple(
        waiver
        for waiver in waivers
        if waiver.check == fault.check
        and waiver.fingerprint in ("", fault.fingerprint)
        and any(_covers(waiver, page) for page in fault.pages)
    )


def _covers(waiver: Waiver, page: str) -> bool:
    return not waiver.page or bool(_pattern(waiver.page).match(page))


@cache
def _pattern(page: str) -> Pattern[str]:
    return compile(translate(page.replace("[", "[[]").replace("?", "[?]")))
