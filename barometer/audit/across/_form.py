"""The YAML beside a check across pages, read and validated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Annotated

from pydantic import Field

from barometer.audit.across._facts import PageFacts
from barometer.audit.checks._form import Form, Strict, Told, function_of, read_form_as
from barometer.audit.checks._say import Say
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome

Found = tuple[str, Assertion]
"""A page's URL and one assertion about it."""


class SitePage(Strict):
    """One page of an example. With ``state`` it is that state of a flow, whose steps use the elements with these selectors there."""

    path: Annotated[str, Field(pattern="^/")]
    html: Annotated[str, Field(min_length=1)]
    state: int | None = None
    used: tuple[str, ...] = ()


class SiteExample(Strict):
    """Pages of one site, and on how many of them the check has this outcome."""

    pages: Annotated[list[SitePage], Field(min_length=1)]
    count: int = 1


class SiteExamples(Strict):
    """At least one site for ``failed`` or ``cantTell``, and one for each of the others."""

    failed: list[SiteExample]
    passed: Annotated[list[SiteExample], Field(min_length=1)]
    inapplicable: Annotated[list[SiteExample], Field(min_length=1)]
    cantTell: list[SiteExample]


class SiteForm(Form):
    """The keys of ``<id>.yaml`` here."""

    examples: SiteExamples


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCheck(Told):
    """One check across pages: what it does and the words about it."""

    run: Callable[[Sequence[PageFacts]], Iterable[Found]]
    examples: Mapping[Outcome, tuple[SiteExample, ...]]


def site_say(module_file: str) -> Say:
    """Saying what a check across pages found: ``say = site_say(__file__)``."""
    return Say(module_file, SiteForm)


def site_form(check: str) -> SiteForm:
    """The YAML of the check across pages with this id."""
    return read_form_as(Path(__file__).with_name(f"{check}.yaml"), SiteForm)


def site_threshold(module_file: str, name: str) -> float:
    """A number from the YAML beside the module of a check across pages (``__file__``)."""
    return read_form_as(Path(module_file).with_suffix(".yaml"), SiteForm).thresholds[name].value


def read_site_check(path: Path, module: ModuleType) -> SiteCheck:
    """The pair of a module and its YAML; ContentError when the module has no function of that name."""
    run, form = function_of(path, module), site_form(path.stem)
    examples = {Outcome(name): tuple(getattr(form.examples, name)) for name in SiteExamples.model_fields}
    return SiteCheck(id=path.stem, run=run, examples=examples, **form.told())
