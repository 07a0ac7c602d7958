"""One voice: where a check of ours and an axe rule say the same about the same element, that is one finding.

Which rules a check speaks for stands in its YAML (``same_as``). Ours wins when it fails, and where it is sure that the element is fine
and axe is not sure; an axe failure that ours does not share stays, and stands for our doubt about the same element.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome

PAGE = ("html", "head", "title", "")
"""Selectors of what is about the page as a whole, however a check or axe points at it."""
Where = tuple[str, str, str]


def one_voice(ours: Iterable[Assertion], axe: Iterable[Assertion], same_as: Mapping[str, Iterable[str]]) -> tuple[Assertion, ...]:
    """Our assertions, then those of axe that ours do not already say. ``same_as``: id of a check of ours → axe rules."""
    kept: list[Assertion | None] = [replace(one, fine=()) if one.fine else one for one in ours]
    speaks_for: dict[str, list[str]] = {}
    for check, rules in same_as.items():
        for rule in rules:
            speaks_for.setdefault(f"axe:{rule}", []).append(check)
    said, fine = _said(ours, {check for checks in speaks_for.values() for check in checks})
    theirs = [one for one in axe if not _absorbed(one, speaks_for.get(one.check, ()), kept, said, fine)]
    return (*(one for one in kept if one), *theirs)


def _said(ours: Iterable[Assertion], speaking: set[str]) -> tuple[dict[Where, int], set[Where]]:
    """Where ours fail or doubt (their index; a failure goes before a doubt), and which elements they found fine."""
    said: dict[Where, int] = {}
    fine: set[Where] = set()
    known: dict[int, Outcome] = {}
    for index, one in enumerate(ours):
        if one.check not in speaking:
            continue
        fine.update((one.check, frame, selector) for frame, selector in one.fine)
        if one.outcome in (Outcome.FAILED, Outcome.CANT_TELL):
            where, known[index] = _where(one.check, one), one.outcome
            if where not in said or (one.outcome is Outcome.FAILED and known[said[where]] is not Outcome.FAILED):
                said[where] = index
    return said, fine


def _where(check: str, one: Assertion) -> Where:
    selector = one.target.selector
    return (check, one.target.frame, "" if selector in PAGE else selector)


def _absorbed(theirs: Assertion, checks: Iterable[str], kept: list[Assertion | None], said: Mapping[Where, int], fine: set[Where]) -> bool:
    """Whether an assertion of axe became part of ours, which ``kept`` then says."""
    if theirs.outcome not in (Outcome.FAILED, Outcome.CANT_TELL):
        return False
    for check in checks:
        where = _where(check, theirs)
        index = said.get(where)
        mine = kept[index] if index is not None else None
        if index is not None and mine is not None:
            if mine.outcome is Outcome.FAILED or theirs.outcome is Outcome.CANT_TELL:
                kept[index] = _together(mine, theirs)
                return True
            kept[index] = None  # axe is sure where ours only doubts
        elif where in fine and theirs.outcome is Outcome.CANT_TELL:
            return True
    return False


def _together(mine: Assertion, theirs: Assertion) -> Assertion:
    impact = max(mine.impact, theirs.impact) if theirs.outcome is Outcome.FAILED else mine.impact
    return replace(mine, impact=impact, criteria=tuple(dict.fromkeys((*mine.criteria, *theirs.criteria))))
