"""Checks: snapshot → assertions. A pair of files per check, found by being there; id = file = function.

``<id>.py`` holds ``def <id>(snapshot) -> Iterator[Assertion]``, ``<id>.yaml`` the words and the examples that test it (see
``_form.py`` for its keys). A check reads a snapshot and never fetches, scores or translates. It yields one failed assertion per
failing element, one passed per place with ``count`` of the fine ones, ``inapplicable`` when nothing applies, ``cantTell`` when unsure.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from barometer.audit.axe import ALL, axe_assertions
from barometer.audit.checks._form import Check, read_check
from barometer.audit.checks._same import one_voice
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome

__all__ = ["CRASHED", "Check", "audit_snapshot", "checks", "run_check"]

NOT_GATHERED = "What this check looks at was not gathered from this page."
CRASHED = "The check failed on this page: {error}."
NOT_ALL_SEEN = "Only part of the page could be looked at."
HERE = Path(__file__).parent
log = logging.getLogger(__name__)


@cache
def checks() -> Mapping[str, Check]:
    """Every check by id, in alphabetical order; ContentError for a YAML file that is wrong or missing."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    found = {name: read_check(HERE / f"{name}.yaml", importlib.import_module(f"{__name__}.{name}")) for name in names}
    return MappingProxyType(found)


def audit_snapshot(snapshot: Snapshot, *, strict: bool = False) -> tuple[Assertion, ...]:
    """What every check of ours, then axe-core, says about one page, in a fixed order.

    A page that was not loaded, or an artifact that is missing, gives ``untested`` with the reason; a check that crashes gives
    ``cantTell``. What ours and axe say of the same element is said once (``_same.py``). Of a document only the checks about documents say
    something: what nobody looks at there stays open, and is not fine. With ``strict`` a crash is raised, for our own tests.
    """
    mine = {name: check for name, check in checks().items() if check.about_documents == (snapshot.document is not None)}
    if not snapshot.loaded:
        return tuple(
            Assertion(check, Outcome.UNTESTED, reason=snapshot.reason or NOT_GATHERED, values=snapshot.values) for check in (*mine, ALL)
        )
    ours = [assertion for check in mine.values() for assertion in run_check(check, snapshot, strict=strict)]
    together = one_voice(ours, axe_assertions(snapshot), {name: check.same_as for name, check in mine.items() if check.same_as})
    if snapshot.document is not None:
        return together
    if snapshot.axe is None:
        return (*together, Assertion(ALL, Outcome.UNTESTED, reason=_why_missing(snapshot, "axe")))
    cut = [Assertion(ALL, Outcome.CANT_TELL, reason=reason) for name, reason in snapshot.missing if name == "axe"]
    return (*together, *cut)


def run_check(check: Check, snapshot: Snapshot, *, strict: bool = False) -> tuple[Assertion, ...]:
    """What one check says about a page that was loaded."""
    for need in check.needs:
        if getattr(snapshot, need) is None:
            return (Assertion(check.id, Outcome.UNTESTED, criteria=check.criteria, reason=_why_missing(snapshot, need)),)
    try:
        said = tuple(check.run(snapshot))
    except Exception as error:  # one of the two edges where a broad except is allowed: unknown is never a pass
        if strict:
            raise
        log.exception("Check %s failed on %s", check.id, snapshot.url)
        told = f"{type(error).__name__} {error}".strip()[:200]
        return (Assertion(check.id, Outcome.CANT_TELL, criteria=check.criteria, reason=CRASHED, values=(("error", told),)),)
    partly = next((reason for name, reason in snapshot.missing if name in check.needs), "")
    return _not_all_seen(check, said, partly) if partly else said


def _not_all_seen(check: Check, said: tuple[Assertion, ...], reason: str) -> tuple[Assertion, ...]:
    """Part of the page was not seen: what fails there fails, but nothing can be said to be absent."""
    sure = tuple(
        replace(one, outcome=Outcome.CANT_TELL) if one.outcome is Outcome.FAILED and not one.target.selector else one
        for one in said
        if one.outcome is not Outcome.INAPPLICABLE
    )
    return (*sure, Assertion(check.id, Outcome.CANT_TELL, criteria=check.criteria, reason=reason))


def _why_missing(snapshot: Snapshot, artifact: str) -> str:
    return next((reason for name, reason in snapshot.missing if name == artifact), NOT_GATHERED)
