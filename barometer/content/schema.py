"""The forms of the pack files, strict: an unknown key or a wrong type is an error."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, StringConstraints, Tag

from barometer.domain.vocabulary import Axis, Channel, Grade, Has, Known, Phase, Resource

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


def _yes_no(value: object) -> object:
    """YAML reads a bare yes or no as a boolean; authors mean the words."""
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def _not_yes_no(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a number is expected")
    return value


def _half_or_whole(value: float) -> float:
    if value not in (0.5, 1):
        raise ValueError("it must be 0.5 or 1")
    return value


Number = Annotated[float, BeforeValidator(_not_yes_no)]
Whole = Annotated[int, Field(strict=True)]
YesNo = Annotated[bool, Field(strict=True)]
YesNoPartly = Annotated[Has, BeforeValidator(_yes_no)]
YesNoUnknown = Annotated[Known, BeforeValidator(_yes_no)]


class Form(BaseModel):
    """What all forms have in common: nothing beside the keys that are named."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NeedForm(Form):
    """A need on one axis, and why."""

    level: Annotated[Number, AfterValidator(_half_or_whole)]
    reason: Line


class PossessionForm(Form):
    """What a persona has or lacks, and why."""

    has: YesNoPartly
    reason: Line


Possessed = Annotated[
    Annotated[YesNoPartly, Tag("word")] | Annotated[PossessionForm, Tag("form")],
    Discriminator(lambda value: "form" if isinstance(value, dict | PossessionForm) else "word"),
]
"""A word, or a word with its reason; told apart first, so that a mistake is told once."""


class PrevalenceForm(Form):
    """A figure about a group, with its source."""

    figure: Line
    population: Line
    year: Whole = Field(ge=1990, le=2100)
    source: Line
    review_by: date


class PersonaForm(Form):
    """``personas/<id>.md``; the Markdown body is the persona's story."""

    id: Id
    title: Line
    summary: Line
    devices: tuple[Line, ...] = Field(min_length=1)
    needs: dict[Axis, NeedForm]
    has: dict[Resource, Possessed]
    successful_outcome: Line
    help: tuple[Line, ...] = ()
    prevalence: tuple[PrevalenceForm, ...] = ()
    reference: YesNo = False
    tags: tuple[Line, ...] = ()


class DemandForm(Form):
    """What a touchpoint asks of a resident: one of these, and why."""

    any_of: tuple[Resource, ...] = Field(min_length=1)
    reason: Line


class TouchpointForm(Form):
    """Where a step touches the resident."""

    id: Id
    channel: Channel
    title: Line
    demands: tuple[DemandForm, ...] = ()
    exists: YesNoUnknown = Known.YES
    free: YesNoUnknown = Known.YES
    announced: YesNoUnknown = Known.YES
    open: YesNoUnknown = Known.YES
    reach: Number | None = Field(default=None, ge=0, le=1)


class SupportForm(Form):
    """What helps residents with a step."""

    id: Id
    title: Line
    effect: dict[str, Annotated[Whole, Field(ge=-3, le=3)]]
    reach: Number = Field(ge=0, le=1)
    grade: Literal[Grade.NONE, Grade.SELF_ASSESSMENT, Grade.TESTED_WITH_PROFILE] = Grade.NONE


class StepForm(Form):
    """One step of a journey."""

    id: Id
    title: Line
    outcome: Line
    mandatory: YesNo = True
    alternative_to: Id | None = None
    touchpoints: tuple[TouchpointForm, ...] = Field(min_length=1)
    supports: tuple[SupportForm, ...] = ()


class JourneyForm(Form):
    """``journeys/<id>.md``; the Markdown body is the resident's story."""

    id: Id
    title: Line
    summary: Line
    life_event: Line
    stakes: Annotated[Whole, Field(ge=1, le=4)]
    stakes_reason: Line
    steps: tuple[StepForm, ...] = Field(min_length=1, max_length=20)


class CardForm(Form):
    """``toolbox/cards/<id>.md``; the Markdown body explains the method and gives an example."""

    id: Id
    title: Line
    summary: Line
    phase: Phase
    lowers: tuple[Id, ...] = Field(min_length=1)
    helps: tuple[Id, ...] = ()
    time: Line
    people: Line
    cost: Line
    materials: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = Field(min_length=2)
    pitfalls: tuple[Line, ...] = Field(min_length=1)
    evidence: tuple[Line, ...] = Field(min_length=1)
    sources: tuple[Line, ...] = ()


class TranslationForm(Form):
    """``<id>.<lang>.md``: titles, labels and prose only, never structure."""

    title: Line
    summary: Line
    steps: dict[str, Line] = {}
    """Journeys only: step id → title."""


class ServiceForm(Form):
    """A service file: which pages of a site belong to which touchpoint of which journey."""

    id: Id
    title: Line
    organisation: Line
    url: Line
    stakes: Annotated[Whole, Field(ge=1, le=4)] | None = None
    stakes_reason: str = ""
    journeys: dict[Id, dict[str, tuple[Line, ...]]] = {}
    """Journey id → ``step/touchpoint`` → pages: absolute, or relative to ``url``."""
    flows: dict[Id, Line] = {}
    """Journey id → flow file, relative to the service file."""
