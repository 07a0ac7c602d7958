"""Personas: profiles of residents, each with the right to a successful outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from barometer.domain.vocabulary import Axis, Has, Resource


@dataclass(frozen=True, slots=True)
class Need:
    """How much a persona needs on one axis: 0 (no need), 0.5 (partly) or 1 (fully), and why."""

    axis: Axis
    level: float
    reason: str


@dataclass(frozen=True, slots=True)
class Possession:
    """What a persona has or lacks of one resource, and why it is so when it is not simply there."""

    resource: Resource
    has: Has
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Prevalence:
    """One published figure about a group that the persona stands for. Shown beside a risk, never multiplied into it."""

    figure: str
    population: str
    year: int
    source: str
    review_by: date


@dataclass(frozen=True, slots=True)
class Prose:
    """Words in one language. ``body`` is Markdown."""

    lang: str
    title: str
    summary: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """A profile of residents. ``needs`` holds only axes above 0; ``possessions`` holds every resource."""

    id: str
    prose: Mapping[str, Prose]
    needs: Mapping[Axis, Need]
    possessions: Mapping[Resource, Possession]
    devices: tuple[str, ...]
    successful_outcome: str
    help: tuple[str, ...]
    prevalence: tuple[Prevalence, ...] = ()
    reference: bool = False
    tags: tuple[str, ...] = field(default=())

    def need(self, axis: Axis) -> float:
        """The need on an axis, 0 where none is stated."""
        found = self.needs.get(axis)
        return found.level if found else 0.0

    def has(self, resource: Resource) -> Has:
        """What the persona has of a resource; an unstated resource counts as lacking (unknown is never good)."""
        found = self.possessions.get(resource)
        return found.has if found else Has.NO
