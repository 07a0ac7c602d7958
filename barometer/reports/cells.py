"""One cell of the matrix, opened: its channels, what stands in the way, why that concerns this profile, what nobody examined."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.domain.card import Card
from barometer.domain.journey import Step, Touchpoint
from barometer.domain.persona import Persona
from barometer.domain.risk import Cell, CellBarrier, ChannelRisk
from barometer.domain.vocabulary import Axis, Has, Known, Resource
from barometer.i18n import N_
from barometer.reports import words as vocabulary
from barometer.reports.display import Display
from barometer.reports.found import CheckFound
from barometer.reports.words import Said

KINDS = {"found": N_("Found on the pages"), "prerequisite": N_("Asked at this step")}
HIDDEN = N_("the pages of this step do not name it")
NOT_A_WAY = {
    ("exists", Known.NO): N_("it does not exist for this step"),
    ("exists", Known.UNKNOWN): N_("nobody knows whether it exists for this step"),
    ("free", Known.NO): N_("it costs money"),
    ("free", Known.UNKNOWN): N_("nobody knows whether it is free"),
    ("announced", Known.NO): N_("this step does not mention it"),
    ("announced", Known.UNKNOWN): N_("nobody knows whether this step mentions it"),
    ("open", Known.NO): N_("it is not open"),
    ("open", Known.UNKNOWN): N_("nobody knows whether it is open"),
}


@dataclass(frozen=True)
class Channel:
    """One way to do the step, for one profile."""

    title: Said
    word: str
    risk: ChannelRisk
    why_not: tuple[str, ...]
    barriers: tuple[tuple[str, str], ...]
    """Anchor and title of each barrier on this channel."""


@dataclass(frozen=True)
class Concern:
    """Why a barrier concerns this profile: a need, how strong (message id), and the reason that the persona gives."""

    axis: str
    need: str
    reason: Said


@dataclass(frozen=True)
class Unmet:
    """Something that the step asks and the profile lacks or half has."""

    missing: str
    name: str
    has: str
    persona_reason: Said
    demand_reason: Said


@dataclass(frozen=True)
class Entry:
    """One barrier of the cell."""

    anchor: str
    entry: CellBarrier
    title: str
    why: str
    severity: str
    kind: str
    channels: tuple[Said, ...]
    concerns: tuple[Concern, ...]
    unmet: tuple[Unmet, ...]
    found: tuple[CheckFound, ...]


@dataclass(frozen=True)
class Unknown:
    """What nobody examined, for one need of the profile."""

    axis: str
    reason: Said
    barriers: tuple[str, ...]


@dataclass(frozen=True)
class CellShown:
    """A cell with all its words."""

    cell: Cell
    persona: Persona
    step: Step
    channels: tuple[Channel, ...]
    entries: tuple[Entry, ...]
    unknown: tuple[Unknown, ...]
    cards: tuple[Card, ...]


def open_cell(display: Display, cell: Cell, *, prefix: str = "", evidence: bool = True) -> CellShown:
    """The cell, opened. ``prefix`` keeps anchors apart where several cells stand on one page; ``evidence`` adds the elements found."""
    persona, step = display.reading.personas[cell.persona], display.reading.journey.step(cell.step)
    points = {point.id: point for point in step.touchpoints}
    entries = tuple(_entry(display, persona, points, one, prefix, evidence) for one in cell.barriers)
    wanted = {one.barrier for one in cell.barriers}
    cards = sorted(
        (card for card in display.cards.values() if wanted.intersection(card.lowers)),
        key=lambda card: (-len(wanted.intersection(card.lowers)), card.id),
    )
    return CellShown(
        cell=cell,
        persona=persona,
        step=step,
        channels=tuple(_channel(display, points[risk.touchpoint], risk, entries) for risk in cell.channels),
        entries=entries,
        unknown=tuple(_unknown(display, persona, axis, barriers) for axis, barriers in cell.unknown.items()),
        cards=tuple(cards),
    )


def _channel(display: Display, point: Touchpoint, risk: ChannelRisk, entries: tuple[Entry, ...]) -> Channel:
    return Channel(
        title=vocabulary.dutch(point.title, display.lang),
        word=vocabulary.channel_word(point.channel, display.lang),
        risk=risk,
        why_not=tuple(
            display._(NOT_A_WAY[name, known])
            for name in ("exists", "free", "announced", "open")
            if (known := getattr(point, name)) is not Known.YES
        )
        or ((display._(HIDDEN),) if risk.hidden_by else ()),
        barriers=tuple((one.anchor, one.title) for one in entries if point.id in one.entry.touchpoints),
    )


def _entry(display: Display, persona: Persona, points: dict[str, Touchpoint], entry: CellBarrier, prefix: str, evidence: bool) -> Entry:
    barrier = display.catalogue[entry.barrier]
    concerns = sorted(
        ((persona.need(axis) * weight, axis) for axis, weight in barrier.axes.items() if persona.need(axis) * weight > 0),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return Entry(
        anchor=f"{prefix}{entry.kind}-{entry.barrier}",
        entry=entry,
        title=vocabulary.barrier_title(barrier, display.lang),
        why=vocabulary.barrier_why(barrier, display.lang),
        severity=vocabulary.severity_word(entry.severity, display.lang),
        kind=KINDS[entry.kind],
        channels=tuple(vocabulary.dutch(points[point].title, display.lang) for point in entry.touchpoints),
        concerns=tuple(_concern(display, persona, axis) for _, axis in concerns) if entry.kind == "found" else (),
        unmet=tuple(one for source in entry.sources if source.startswith("demand:") for one in _unmet(display, persona, points, source)),
        found=display.found(display.reading.found_by(entry)) if evidence else (),
    )


def _concern(display: Display, persona: Persona, axis: Axis) -> Concern:
    need = persona.needs[axis]
    return Concern(
        vocabulary.axis_name(axis, display.lang), display._(vocabulary.NEEDS[need.level]), vocabulary.dutch(need.reason, display.lang)
    )


def _unmet(display: Display, persona: Persona, points: dict[str, Touchpoint], source: str) -> list[Unmet]:
    _, touchpoint, names = source.split(":", 2)
    resources = tuple(Resource(name) for name in names.split("/"))
    demand = next((one for one in points[touchpoint].demands if one.any_of == resources), None)
    shown = []
    for resource in resources:
        possession = persona.possessions.get(resource)
        shown.append(
            Unmet(
                missing=vocabulary.resource_missing(resource, display.lang),
                name=vocabulary.resource_name(resource, display.lang),
                has=display._(vocabulary.HAS[possession.has if possession else Has.NO]),
                persona_reason=vocabulary.dutch(possession.reason if possession else "", display.lang),
                demand_reason=vocabulary.dutch(demand.reason if demand else "", display.lang),
            )
        )
    return shown


def _unknown(display: Display, persona: Persona, axis: Axis, barriers: tuple[str, ...]) -> Unknown:
    need = persona.needs.get(axis)
    return Unknown(
        vocabulary.axis_name(axis, display.lang),
        vocabulary.dutch(need.reason if need else "", display.lang),
        tuple(display.barrier(one) for one in barriers),
    )
