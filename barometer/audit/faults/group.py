"""Findings put together into faults. The order in which they come does not matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from barometer.audit.faults.fingerprint import fingerprint
from barometer.domain.evidence import Assertion
from barometer.domain.fault import Cause, Example, Fault
from barometer.domain.vocabulary import Outcome, Place

EXAMPLES = 3
FINDINGS = (Outcome.FAILED, Outcome.CANT_TELL)
Found = tuple[str, Assertion]
"""A page's URL and one assertion about it."""


def group(found: Iterable[Found], cause_of: Callable[[str], Cause]) -> tuple[Fault, ...]:
    """The faults behind what was found: what failed first, the worst and most widespread first; other outcomes are left out.

    ``cause_of`` gives the cause that a check declares.
    """
    together: defaultdict[str, list[Found]] = defaultdict(list)
    causes: dict[str, Cause] = {}
    for page, one in found:
        if one.outcome in FINDINGS:
            mark, cause = fingerprint(page, one, cause_of(one.check))
            together[mark].append((page, one))
            causes[mark] = cause
    faults = (_fault(mark, causes[mark], findings) for mark, findings in together.items())
    return tuple(sorted(faults, key=_rank))


def _fault(mark: str, cause: Cause, findings: list[Found]) -> Fault:
    ordered = sorted(findings, key=_order)
    first = ordered[0][1]
    places = {one.target.place for _, one in ordered}
    shown: dict[tuple[str, str], Example] = {}
    for page, one in ordered:  # other code or other words say more than a twin on another page
        shown.setdefault((one.target.snippet or page, one.target.text), Example(page, one))
    return Fault(
        fingerprint=mark,
        check=first.check,
        outcome=first.outcome,
        cause=cause,
        impact=max(one.impact for _, one in ordered),
        criteria=tuple(sorted({number for _, one in ordered for number in one.criteria}, key=_number)),
        pages=tuple(dict.fromkeys(page for page, _ in ordered)),
        places=tuple(place for place in Place if place in places),
        count=sum(one.count for _, one in ordered),
        examples=tuple(shown.values())[:EXAMPLES],
    )


def _order(found: Found) -> tuple[object, ...]:
    page, one = found
    return (
        page,
        one.target.frame,
        one.target.selector,
        one.target.snippet,
        one.target.text,
        one.reason,
        one.values,
        one.impact,
        one.criteria,
    )


def _rank(fault: Fault) -> tuple[object, ...]:
    return (fault.outcome is not Outcome.FAILED, -fault.impact, -len(fault.pages), -fault.count, fault.check, fault.fingerprint)


def _number(criterion: str) -> tuple[int, ...]:
    return tuple(int(part) for part in criterion.split(".") if part.isdigit())
