"""Services, customer journeys and their touchpoints, seen from the resident's side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from barometer.domain.persona import Prose
from barometer.domain.vocabulary import Channel, Grade, Known, Resource, Stakes


@dataclass(frozen=True, slots=True)
class Demand:
    """What a touchpoint asks: at least one of ``any_of``. ``reason`` says where the resident meets it."""

    any_of: tuple[Resource, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One way to do a step.

    It counts as a way only when it exists for this step, is free, is announced there and is open (``exists``, ``free``,
    ``announced``, ``open``); an unknown counts as no. ``reach`` is the share of residents (0–1) who would really get
    through this channel; None takes the channel's default from the scoring model.
    """

    id: str
    channel: Channel
    title: str
    demands: tuple[Demand, ...] = ()
    exists: Known = Known.YES
    free: Known = Known.YES
    announced: Known = Known.YES
    open: Known = Known.YES
    reach: float | None = None

    @property
    def counts(self) -> bool:
        """Whether this channel is a way that residents can take, as far as is known."""
        return all(known is Known.YES for known in (self.exists, self.free, self.announced, self.open))


@dataclass(frozen=True, slots=True)
class Support:
    """Help on a step that changes how often one persona fails.

    ``effect`` runs from −3 (a high hindrance) to +3 (a high help) per persona id; ``*`` stands for all others.
    ``reach`` is the share of that profile (0–1) that really gets the help. ``tested`` names the grade of what is known:
    announced only (``none``), tried by staff (``self_assessment``), tested with this profile (``tested_with_profile``).
    """

    id: str
    title: str
    effect: Mapping[str, int]
    reach: float
    grade: Grade

    def effect_for(self, persona_id: str) -> int:
        """The effect on one persona, −3 … +3."""
        return self.effect.get(persona_id, self.effect.get("*", 0))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a journey. An alternative step replaces the step that it names: one of the two is enough."""

    id: str
    title: str
    outcome: str
    touchpoints: tuple[Touchpoint, ...]
    mandatory: bool = True
    alternative_to: str | None = None
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Journey:
    """A customer journey, from "something happens in my life" to "I have the result"."""

    id: str
    prose: Mapping[str, Prose]
    life_event: str
    stakes: Stakes
    stakes_reason: str
    steps: tuple[Step, ...]
    step_titles: Mapping[str, Mapping[str, str]]
    """Translated titles: language → step id → title; Dutch stands in the steps."""

    def step_title(self, step_id: str, lang: str) -> str:
        """The title of a step in a language, Dutch where it is not translated."""
        return self.step_titles.get(lang, {}).get(step_id) or self.step(step_id).title

    def step(self, step_id: str) -> Step:
        """The step with this id; KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


@dataclass(frozen=True, slots=True)
class Service:
    """A municipal service: where it lives on the web, and which pages each touchpoint of its journeys uses.

    ``pages`` maps journey id → ``step/touchpoint`` → absolute URLs.
    """

    id: str
    title: str
    organisation: str
    url: str
    stakes: Stakes | None = None
    stakes_reason: str = ""
    journeys: tuple[str, ...] = ()
    pages: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None
