"""What the barometer knows beside the audits: personas, journeys, and the toolbox."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from barometer.domain.vocabulary import Has, Phase
from barometer.errors import NotFoundError
from barometer.web.areas.services import find_journey
from barometer.web.rendering import page
from barometer.web.workplace import workplace

area = Blueprint("knowledge", __name__)


@area.get("/personas")
def personas() -> ResponseReturnValue:
    """All profiles of residents."""
    return page("knowledge/personas.html", personas=workplace().library.packs.personas.values())


@area.get("/personas/<persona_id>")
def persona(persona_id: str) -> ResponseReturnValue:
    """One profile: needs, what it has and lacks, its story."""
    found = workplace().library.packs.personas.get(persona_id)
    if found is None:
        raise NotFoundError("There is nothing with the id '{name}'.", todo="Check the id.", name=persona_id[:80])
    lacks = [one for one in found.possessions.values() if one.has is not Has.YES]
    has = [one for one in found.possessions.values() if one.has is Has.YES]
    return page("knowledge/persona.html", persona=found, lacks=lacks, has=has)


@area.get("/journeys")
def journeys() -> ResponseReturnValue:
    """All journeys of the packs."""
    return page("knowledge/journeys.html", journeys=workplace().library.packs.journeys.values())


@area.get("/journeys/<journey_id>")
def journey(journey_id: str) -> ResponseReturnValue:
    """One journey, step by step."""
    return page("knowledge/journey.html", journey=find_journey(journey_id), personas=workplace().library.packs.personas)


@area.get("/toolbox")
def toolbox() -> ResponseReturnValue:
    """All cards, by phase."""
    cards = sorted(workplace().library.packs.cards.values(), key=lambda card: card.id)
    return page("knowledge/toolbox.html", phases=[(phase, [card for card in cards if card.phase is phase]) for phase in Phase])


@area.get("/toolbox/<card_id>")
def card(card_id: str) -> ResponseReturnValue:
    """One card."""
    packs = workplace().library.packs
    if card_id not in packs.cards:
        raise NotFoundError("There is nothing with the id '{name}'.", todo="Check the id.", name=card_id[:80])
    return page("knowledge/card.html", card=packs.cards[card_id], barriers=workplace().library.catalogue.barriers, personas=packs.personas)
