"""What failed on the pages, put together so that a reader reads one finding once: by check, then by what is the same on several pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from barometer.audit.told import own_checks, translate_reason
from barometer.audit.told import words as check_words
from barometer.domain.evidence import Assertion
from barometer.reports.words import Said
from barometer.usecases.barometers import PageReading

Opened = Iterable[tuple[PageReading, tuple[Assertion, ...]]]
"""Pages with the failed assertions on each."""


@dataclass(frozen=True)
class ElementFound:
    """One element that failed, and the pages on which it stands the same: a fault in a header comes back on every page."""

    assertion: Assertion
    reason: Said
    pages: tuple[PageReading, ...]


@dataclass(frozen=True)
class CheckFound:
    """One check that failed: its words, its example (code) and the elements, of which ``left_out`` are not shown."""

    check: str
    title: Said
    why: Said
    mend: Said
    before: str
    after: str
    criteria: tuple[str, ...]
    elements: tuple[ElementFound, ...]
    left_out: int


def found_by_check(opened: Opened, *, lang: str, per_check: int) -> tuple[CheckFound, ...]:
    """Failed assertions per check, the elements on most pages first and at most ``per_check`` of them."""
    by_check: dict[str, list[tuple[PageReading, Assertion]]] = {}
    for page, assertions in opened:
        for one in assertions:
            by_check.setdefault(one.check, []).append((page, one))
    return tuple(_check(check, found, lang, per_check) for check, found in sorted(by_check.items()))


def _check(check: str, found: list[tuple[PageReading, Assertion]], lang: str, per_check: int) -> CheckFound:
    told, own = check_words(check, lang), own_checks().get(check)
    elements = _elements(found, lang)
    return CheckFound(
        check=check,
        title=Said(told.title, told.lang, lang),
        why=Said(told.why, told.lang, lang),
        mend=Said(told.mend, told.lang, lang),
        before=own.before if own else "",
        after=own.after if own else "",
        criteria=tuple(dict.fromkeys(number for _, one in found for number in one.criteria)),
        elements=tuple(elements[:per_check]),
        left_out=max(len(elements) - per_check, 0),
    )


def _elements(found: list[tuple[PageReading, Assertion]], lang: str) -> list[ElementFound]:
    """The same code with the same text and the same reason is one element, wherever it stands; the selector is that of its first page."""
    same: dict[tuple[object, ...], tuple[Assertion, Said, dict[str, PageReading]]] = {}
    for page, one in found:
        told = translate_reason(one, lang)
        at = one.target
        twins = (told.text, at.place, at.frame, at.snippet, at.text, at.needed, at.selector if not at.snippet else "")
        shown = same.setdefault(twins, (one, Said(told.text, told.lang, lang), {}))
        shown[2].setdefault(page.url, page)
    elements = [ElementFound(one, reason, tuple(pages.values())) for one, reason, pages in same.values()]
    return sorted(elements, key=lambda element: -len(element.pages))
