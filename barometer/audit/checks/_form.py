"""The YAML beside a check, read and validated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.fault import Cause
from barometer.domain.vocabulary import Impact, Mode, Outcome
from barometer.errors import ContentError
from barometer.yamls import load_yaml

Text = Annotated[str, Field(min_length=1)]
Criterion = Annotated[str, Field(pattern=r"^[1-4]\.\d\.\d{1,2}$")]
EITHER = "an example is either html or a document"
NO_EXAMPLE = "examples.inapplicable is empty"
ARTIFACTS = tuple(part.name for part in fields(Snapshot))


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class InThree(Strict):
    """A text in Dutch, English and French."""

    nl: Text
    en: Text
    fr: Text


class Translated(Strict):
    """What an English sentence is in Dutch and French."""

    nl: Text
    fr: Text


class Threshold(Strict):
    """A number that a check compares with, and why it is this one."""

    value: float
    why: Text


class Example(Strict):
    """A page and how many assertions with this outcome the check gives about it.

    For ``passed`` the count is that of the fine elements together. The test serves ``html`` at ``/``; ``/bytes/<n>`` gives an
    image of n bytes and every path under ``/frame/`` the page of ``frame``. With ``served: false`` the page comes from no server. An
    example of a check about documents is instead a ``document``: the facts of one, as ``Document`` has them.
    """

    html: str = ""
    count: int = 1
    frame: str = ""
    served: bool = True
    document: dict[str, Any] = {}

    @model_validator(mode="after")
    def _one_of_both(self) -> Example:
        if bool(self.html) == bool(self.document):
            raise ValueError(EITHER)
        return self


class Examples(Strict):
    """At least one page per outcome; ``cantTell`` may be empty for a check that never doubts, ``inapplicable`` for one about documents."""

    failed: Annotated[list[Example], Field(min_length=1)]
    passed: Annotated[list[Example], Field(min_length=1)]
    inapplicable: list[Example]
    cantTell: list[Example]


class Form(Strict):
    """The keys of ``<id>.yaml`` of every check. ``thresholds`` are numbers that the check compares with, each ``{value, why}``.

    ``cause`` says what makes findings of this check one fault (see ``audit/faults``).
    """

    title: InThree
    why: InThree
    mend: InThree
    before: str
    after: str
    criteria: list[Criterion]
    impact: Literal["minor", "major", "critical"]
    mode: Mode
    needs: list[str]
    reasons: dict[str, Translated]
    thresholds: dict[str, Threshold] = {}
    cause: Cause = Cause.COMPONENT

    def told(self) -> dict[str, Any]:
        """What a ``Told`` is made of, but for its id."""
        return {
            "title": self.title.model_dump(), "why": self.why.model_dump(), "mend": self.mend.model_dump(),
            "before": self.before, "after": self.after, "criteria": tuple(self.criteria), "impact": Impact[self.impact.upper()],
            "mode": self.mode, "needs": tuple(self.needs), "cause": self.cause,
            "reasons": {english: other.model_dump() for english, other in self.reasons.items()},
        }  # fmt: skip


class PageForm(Form):
    """The YAML of a check of one page. ``same_as`` names the axe rules that say the same about the same element (see ``_same.py``).

    ``helped_by`` names artifacts that make it surer, and without which it still speaks.
    """

    examples: Examples
    same_as: list[str] = []
    helped_by: list[str] = []

    @model_validator(mode="after")
    def _something_it_is_not_about(self) -> PageForm:
        if not self.examples.inapplicable and "document" not in self.needs:
            raise ValueError(NO_EXAMPLE)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told about a check. Texts are by language; ``reasons`` by English sentence, then language."""

    id: str
    title: Mapping[str, str]
    why: Mapping[str, str]
    mend: Mapping[str, str]
    before: str
    after: str
    criteria: tuple[str, ...]
    impact: Impact
    mode: Mode
    needs: tuple[str, ...]
    reasons: Mapping[str, Mapping[str, str]]
    cause: Cause = Cause.COMPONENT

    @property
    def about_documents(self) -> bool:
        """Whether it looks at a PDF or Word file, and not at a page."""
        return "document" in self.needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Told):
    """One check of a page: what it does and the words about it."""

    run: Callable[[Snapshot], Iterable[Assertion]]
    examples: Mapping[Outcome, tuple[Example, ...]]
    same_as: tuple[str, ...] = ()
    helped_by: tuple[str, ...] = ()


def _load(path: Path) -> object:
    try:
        return load_yaml(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError("The words and examples of this check are missing.", where=str(path), todo="Write this file.") from error
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        told = str(getattr(error, "problem", None) or error)
        raise ContentError("This is not YAML: {reason}.", where=f"{path}:{line}", todo="Correct it.", reason=told) from error


AnyForm = TypeVar("AnyForm", bound=Form)


@cache
def read_form_as(path: Path, kind: type[AnyForm]) -> AnyForm:
    """The YAML beside a check, of this kind; ContentError that names the file and the key when it is wrong."""
    try:
        form = kind.model_validate(_load(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ContentError("'{key}' is wrong: {reason}.", where=str(path), todo="Correct it.", key=key, reason=first["msg"]) from error
    unknown = [need for need in (*form.needs, *getattr(form, "helped_by", ())) if need not in ARTIFACTS]
    if unknown:
        raise ContentError("A snapshot has no '{need}'.", where=str(path), todo="Correct 'needs'.", need=unknown[0])
    return form


def read_form(path: Path) -> PageForm:
    """The YAML beside a check of one page; ContentError that names the file and the key when it is wrong."""
    return read_form_as(path, PageForm)


def function_of(path: Path, module: ModuleType) -> Callable[..., Any]:
    """The function that a check's module holds under its own name; ContentError when there is none."""
    run = getattr(module, path.stem, None)
    if not callable(run):
        raise ContentError(
            "This module has no function '{name}'.", where=str(path.with_suffix(".py")), todo="Name it like its file.", name=path.stem
        )
    found: Callable[..., Any] = run
    return found


def read_check(path: Path, module: ModuleType) -> Check:
    """The pair of a module and its YAML; ContentError when the module has no function of that name."""
    run = function_of(path, module)
    form = read_form(path)
    examples = {Outcome(name): tuple(getattr(form.examples, name)) for name in Examples.model_fields}
    return Check(id=path.stem, run=run, examples=examples, same_as=tuple(form.same_as), helped_by=tuple(form.helped_by), **form.told())


def threshold(module_file: str, name: str) -> float:
    """A number from the YAML beside the module of a check of one page (``__file__``)."""
    return read_form(Path(module_file).with_suffix(".yaml")).thresholds[name].value


@cache
def read_reasons() -> Mapping[str, Mapping[str, str]]:
    """Sentences of the runner and the gatherers, by English sentence, then language."""
    path = Path(__file__).parent / "_reasons.yaml"
    given = _load(path)
    if not isinstance(given, dict):
        raise ContentError("English sentences with their translations are expected here.", where=str(path))
    return {english: Translated.model_validate(other).model_dump() for english, other in given.items()}
