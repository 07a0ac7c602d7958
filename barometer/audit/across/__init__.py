"""Checks across pages: what only shows when the pages of a site, or the steps of a flow, lie side by side.

A pair of files per check, as in ``checks``: ``<id>.py`` holds ``def <id>(pages) -> Iterator[(URL, Assertion)]`` and looks at small facts
of each page (``_facts.py``). Nothing is said about a page that has no other page to be compared with.
"""

from __future__ import annotations

import importlib
import logging
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from barometer.audit.across._facts import COMPARED, PageFacts, facts_of, missing_of
from barometer.audit.across._form import SiteCheck, read_site_check
from barometer.audit.checks import CRASHED
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome

__all__ = ["COMPARED", "PageFacts", "SiteCheck", "audit_across", "facts_of", "missing_of", "site_checks"]

HERE = Path(__file__).parent
log = logging.getLogger(__name__)


@cache
def site_checks() -> Mapping[str, SiteCheck]:
    """Every check across pages by id, in alphabetical order; ContentError for a YAML file that is wrong or missing."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    found = {name: read_site_check(HERE / f"{name}.yaml", importlib.import_module(f"{__name__}.{name}")) for name in names}
    return MappingProxyType(found)


def audit_across(
    pages: Sequence[PageFacts], *, left_out: Mapping[str, str] | None = None, strict: bool = False
) -> dict[str, tuple[Assertion, ...]]:
    """What every check across pages says about each page, by URL, in a fixed order.

    ``left_out``: pages that were looked at but cannot be compared → why; they are ``untested`` here. A check that crashes gives
    ``cantTell`` for every page; with ``strict`` the crash is raised, for our own tests.
    """
    said: dict[str, list[Assertion]] = {url: [] for url in (*(page.url for page in pages), *(left_out or ()))}
    if len(said) < 2:
        return {}
    for check in site_checks().values():
        for url, assertion in _run(check, pages, strict=strict):
            said[url].append(assertion)
        for url, reason in (left_out or {}).items():
            said[url].append(Assertion(check.id, Outcome.UNTESTED, criteria=check.criteria, reason=reason))
    return {url: tuple(found) for url, found in said.items()}


def _run(check: SiteCheck, pages: Sequence[PageFacts], *, strict: bool) -> tuple[tuple[str, Assertion], ...]:
    try:
        return tuple(check.run(pages))
    except Exception as error:  # as in checks: unknown is never a pass
        if strict:
            raise
        log.exception("Check %s failed across %d pages", check.id, len(pages))
        told = f"{type(error).__name__} {error}".strip()[:200]
        lost = Assertion(check.id, Outcome.CANT_TELL, criteria=check.criteria, reason=CRASHED, values=(("error", told),))
        return tuple((page.url, lost) for page in pages)
