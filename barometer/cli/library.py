"""``barometer personas|journeys|toolbox list|show`` and ``barometer content check``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from barometer.cli.shared import lang_option, say, settings
from barometer.content import packs
from barometer.content.reading import did_you_mean
from barometer.domain.journey import Journey
from barometer.domain.persona import Persona, Prose
from barometer.domain.vocabulary import Phase
from barometer.errors import InputError
from barometer.reports import words as terms
from barometer.scoring.catalogue import load_catalogue
from barometer.usecases.workplace import Library


def _library() -> Library:
    return Library.open(settings())


def _prose(prose: Mapping[str, Prose]) -> Prose:
    return prose.get(say().lang) or prose["nl"]


def _listing(rows: Iterable[tuple[str, str]]) -> None:
    found = list(rows)
    width = max((len(name) for name, _ in found), default=0)
    for name, title in found:
        click.echo(f"{name.ljust(width)}  {title}")


def _pick(table: Mapping[str, Any], name: str, kind: str) -> Any:
    if name not in table:
        raise InputError("There is no {kind} '{name}'.", **did_you_mean(name, table), kind=kind, name=name)
    return table[name]


def _block(title: str, lines: Iterable[str]) -> None:
    found = [line for line in lines if line]
    if found:
        click.echo(f"\n{title}")
        for line in found:
            click.echo(f"  {line}")


@click.group()
def personas() -> None:
    """Profiles of residents."""


@personas.command("list")
@lang_option
def list_personas(lang: str | None) -> None:
    """Every persona with its id."""
    _listing((persona.id, _prose(persona.prose).title) for persona in _library().packs.personas.values())


@personas.command("show")
@click.argument("persona_id")
@lang_option
def show_persona(persona_id: str, lang: str | None) -> None:
    """One persona: needs, what it has and lacks, its successful outcome."""
    words = say()
    persona: Persona = _pick(_library().packs.personas, persona_id, words("persona"))
    prose = _prose(persona.prose)
    click.echo(f"{prose.title}\n{prose.summary}\n\n{prose.body}".strip())
    _block(words("A successful outcome"), [persona.successful_outcome])
    _block(words("Needs"), (f"{terms.axis_name(axis, words.lang)} ({need.level:g}): {need.reason}" for axis, need in persona.needs.items()))
    _block(
        words("What this person lacks or only partly has"),
        (
            f"{terms.resource_name(resource, words.lang)} ({words(found.has.value)}): {found.reason}"
            for resource, found in persona.possessions.items()
            if found.has.value != "yes"
        ),
    )
    _block(words("Help this person can count on"), persona.help)
    _block(words("Figures"), (f"{row.figure} — {row.population}, {row.year} ({row.source})" for row in persona.prevalence))


@click.group()
def journeys() -> None:
    """Customer journeys of residents."""


@journeys.command("list")
@lang_option
def list_journeys(lang: str | None) -> None:
    """Every journey with its id."""
    _listing((journey.id, _prose(journey.prose).title) for journey in _library().packs.journeys.values())


@journeys.command("show")
@click.argument("journey_id")
@lang_option
def show_journey(journey_id: str, lang: str | None) -> None:
    """One journey: its steps and the channels of each step."""
    words = say()
    journey: Journey = _pick(_library().packs.journeys, journey_id, words("journey"))
    prose = _prose(journey.prose)
    click.echo(f"{prose.title}\n{prose.summary}\n{words('Stakes')}: {terms.stakes_word(journey.stakes, words.lang)}")
    for number, step in enumerate(journey.steps, start=1):
        marks = []
        if step.alternative_to:
            marks.append(words("instead of {step}", step=step.alternative_to))
        elif not step.mandatory:
            marks.append(words("not mandatory"))
        click.echo(f"\n{number}. {journey.step_title(step.id, words.lang)} [{step.id}]" + (f" ({', '.join(marks)})" if marks else ""))
        for point in step.touchpoints:
            note = "" if point.counts else " — " + words("cannot be counted on")
            click.echo(f"   {step.id}/{point.id}: {terms.channel_word(point.channel, words.lang)}, {point.title}{note}")


@click.group()
def toolbox() -> None:
    """Cards: what a team can do."""


@toolbox.command("list")
@lang_option
def list_cards(lang: str | None) -> None:
    """Every card with its id, by phase."""
    cards = sorted(_library().packs.cards.values(), key=lambda card: (list(Phase).index(card.phase), card.id))
    _listing((card.id, f"[{terms.phase_word(card.phase, say().lang)}] {_prose(card.prose).title}") for card in cards)


@toolbox.command("show")
@click.argument("card_id")
@lang_option
def show_card(card_id: str, lang: str | None) -> None:
    """One card: what it lowers, what it takes, how to do it."""
    words = say()
    opened = _library()
    card = _pick(opened.packs.cards, card_id, words("card"))
    prose = _prose(card.prose)
    click.echo(f"{prose.title}\n{prose.summary}")
    _block(words("What it takes"), (f"{words('time')}: {card.time}", f"{words('people')}: {card.people}", f"{words('cost')}: {card.cost}"))
    _block(words("Lowers these barriers"), (terms.barrier_title(opened.catalogue.barriers[name], words.lang) for name in card.lowers))
    _block(words("Steps"), (f"{number}. {step}" for number, step in enumerate(card.steps, start=1)))
    _block(words("Pitfalls"), card.pitfalls)
    _block(words("Evidence that it leaves behind"), card.evidence)
    _block(words("Sources"), card.sources)
    click.echo(f"\n{prose.body or card.prose['nl'].body}")


@click.group()
def content() -> None:
    """Content packs."""


@content.command("check")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path))
@lang_option
def check_content(folders: tuple[Path, ...], lang: str | None) -> int:
    """Check all packs and name every mistake with its file and line."""
    words = say()
    found, errors = packs.check((*settings().packs, *folders), barriers=frozenset(load_catalogue().barriers))
    for error in errors:
        click.echo(error.sentence(words), err=True)
    counts = words(
        "{personas} personas, {journeys} journeys, {cards} cards.",
        personas=len(found.personas), journeys=len(found.journeys), cards=len(found.cards),
    )  # fmt: skip
    click.echo(counts + " " + (words.plural("{n} mistake.", "{n} mistakes.", len(errors)) if errors else words("No mistakes.")))
    return 2 if errors else 0
