"""Saying what a check found, with the criteria and the impact of its YAML file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from barometer.audit.axe import target
from barometer.audit.checks._form import Form, PageForm, read_form_as
from barometer.audit.element import Element
from barometer.domain.evidence import Assertion, Target
from barometer.domain.vocabulary import Impact, Mode, Outcome, Place


class Say:
    """Assertions of one check: ``say = Say(__file__)``. Without an element they are about the page."""

    def __init__(self, module_file: str, kind: type[Form] = PageForm) -> None:
        path = Path(module_file)
        form = read_form_as(path.with_suffix(".yaml"), kind)
        self.check = path.stem
        self.criteria = tuple(form.criteria)
        self.impact = Impact[form.impact.upper()]
        self.mode: Mode = form.mode
        self.speaks_for_axe = isinstance(form, PageForm) and bool(form.same_as)

    def failed(
        self, element: Element | None, reason: str, *, impact: Impact | None = None, shown: str | None = None, **values: object
    ) -> Assertion:
        """One element that fails; ``shown`` replaces the element's text as what a resident reads there."""
        return self._about(Outcome.FAILED, element, reason=reason, impact=impact, shown=shown, values=values)

    def unsure(self, element: Element | None, reason: str, *, shown: str | None = None, **values: object) -> Assertion:
        """One element that a person must look at."""
        return self._about(Outcome.CANT_TELL, element, reason=reason, impact=None, shown=shown, values=values)

    def passed(self, fine: Iterable[Element]) -> Iterator[Assertion]:
        """One assertion per place with the number of elements that are fine there; nothing for no elements."""
        elements = list(fine)
        counts = Counter(element.place for element in elements)
        for place in Place:
            if counts[place]:
                seen = tuple((one.frame, one.selector) for one in elements if one.place is place) if self.speaks_for_axe else ()
                yield Assertion(
                    self.check, Outcome.PASSED, self.impact, Target(place=place), self.mode, self.criteria, count=counts[place], fine=seen
                )

    def page_passed(self) -> Assertion:
        """The page as a whole is fine."""
        return Assertion(self.check, Outcome.PASSED, self.impact, mode=self.mode, criteria=self.criteria)

    def inapplicable(self) -> Assertion:
        """There is nothing on this page that the check is about."""
        return Assertion(self.check, Outcome.INAPPLICABLE, self.impact, mode=self.mode, criteria=self.criteria)

    def _about(
        self, outcome: Outcome, element: Element | None, *, reason: str, impact: Impact | None, shown: str | None, values: dict[str, object]
    ) -> Assertion:
        about = target(element) if element else Target()
        if shown is not None:
            about = replace(about, text=shown)
        told = tuple((name, str(value)) for name, value in values.items())
        return Assertion(self.check, outcome, impact or self.impact, about, self.mode, self.criteria, reason, told)


def reported(found: Iterable[Assertion], say: Say) -> Iterator[Assertion]:
    """What was found, or ``inapplicable`` when that is nothing."""
    nothing = True
    for one in found:
        nothing = False
        yield one
    if nothing:
        yield say.inapplicable()
