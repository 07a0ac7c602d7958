"""Assertions of an audit → evidence of barriers.

A hundred failing elements of one rule are one failed piece of evidence per page and place (beside it one for what passed and one for
what is in doubt); five rules about the same barrier are five pieces about one barrier, of which the engine takes the worst.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from barometer.domain.evidence import Assertion, Evidence
from barometer.domain.vocabulary import Grade, Impact, Outcome, Persistence, Place
from barometer.scoring.catalogue import Catalogue
from barometer.scoring.model import Model


def source_id(*, page: str, check: str, place: Place) -> str:
    """The id that leads from a number back to the assertions: check, place and page."""
    return f"{check}|{place.value}|{page}"


def split_source(source: str) -> tuple[str, Place, str]:
    """Check, place and page of a source id; ValueError for any other text."""
    check, place, page = source.split("|", 2)
    return check, Place(place), page


def evidence_from_page(*, page: str, assertions: Iterable[Assertion], catalogue: Catalogue, model: Model) -> tuple[Evidence, ...]:
    """Evidence of barriers from all assertions about one page; assertions that are evidence of no barrier are left out."""
    groups: dict[tuple[str, str, Place], list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        barrier = catalogue.barrier_of(assertion.check, assertion.criteria)
        if barrier:
            groups[barrier, assertion.check, assertion.target.place].append(assertion)
    found: list[Evidence] = []
    for (barrier, check, place), group in sorted(groups.items()):
        source = source_id(page=page, check=check, place=place)
        found.extend(_evidence(barrier, source, place, group, model))
    return tuple(found)


def _evidence(barrier: str, source: str, place: Place, group: list[Assertion], model: Model) -> Iterable[Evidence]:
    failed = [one for one in group if one.outcome is Outcome.FAILED]
    if failed:
        yield Evidence(
            barrier,
            Outcome.FAILED,
            Grade.AUTOMATED,
            impact=max(_impact(one, model) for one in failed),
            persistence=_persistence(failed, group, place, model),
            source=source,
        )
    for outcome in (Outcome.CANT_TELL, Outcome.UNTESTED):
        doubtful = [one for one in group if one.outcome is outcome]
        if doubtful:
            yield Evidence(barrier, outcome, Grade.AUTOMATED, source=source, reason=min(one.reason for one in doubtful))
    # Beside a failure too: one more failing element must not take away what was seen to be fine.
    for outcome in (Outcome.PASSED, Outcome.INAPPLICABLE):
        if any(one.outcome is outcome for one in group):
            yield Evidence(barrier, outcome, Grade.AUTOMATED, source=source)
            break


def _impact(assertion: Assertion, model: Model) -> Impact:
    """The check's own impact, re-judged by the step: needed elements weigh more, an element that is not needed is never critical."""
    target = assertion.target
    if target.needed and target.place is Place.MAIN:
        return Impact(min(assertion.impact + model.needed_raise, Impact.CRITICAL))
    if target.selector:
        return Impact(min(assertion.impact, model.element_cap))
    return assertion.impact


def _persistence(failed: list[Assertion], group: list[Assertion], place: Place, model: Model) -> Persistence:
    if place is Place.TEMPLATE:
        return model.template_persistence
    fine = sum(one.count for one in group if one.outcome is Outcome.PASSED)
    failing = sum(one.count for one in failed)
    return model.persistence(failing=failing, applicable=failing + fine)
