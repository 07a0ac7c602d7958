"""The personas that ship with the product: complete, sourced, readable, and together blind to no axis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from barometer.content import packs
from barometer.domain.persona import Persona
from barometer.domain.vocabulary import Axis, Has, Resource

WRITTEN = date(2026, 11, 23)
"""The day the figures were last looked at. A fixed day: an unchanged checkout must not fail because time passes."""

PACKS, ERRORS = packs.check(barriers=frozenset())
PERSONAS = list(PACKS.personas.values())

every_persona = pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.id)


def dutch_texts(persona: Persona) -> Iterator[str]:
    """Everything that a Dutch reader gets to see of a persona, piece by piece."""
    prose = persona.prose["nl"]
    yield from (prose.title, prose.summary, persona.successful_outcome, *persona.devices, *persona.help)
    yield from (need.reason for need in persona.needs.values())
    yield from (possession.reason for possession in persona.possessions.values() if possession.reason)
    yield from (paragraph for paragraph in prose.body.split("\n\n"))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])[\"”']?\s+", text) if part.strip()]


def test_the_sentence_splitter_sees_a_long_sentence() -> None:
    assert [len(one.split()) for one in sentences("Dit is kort. " + "woord " * 26 + "einde.")] == [3, 27]


def test_no_file_of_a_persona_has_a_mistake() -> None:
    folder = str(packs.own_pack() / "personas")
    assert [str(error) for error in ERRORS if folder in str(error)] == []


def test_there_are_at_least_fourteen_personas() -> None:
    assert len(PERSONAS) >= 14


def test_every_axis_is_a_full_need_of_somebody() -> None:
    covered = {need.axis for persona in PERSONAS for need in persona.needs.values() if need.level == 1}
    assert set(Axis) - covered == set()


def test_every_resource_is_lacking_or_partly_there_for_somebody() -> None:
    lacking = {resource for resource in Resource for persona in PERSONAS if persona.has(resource) is not Has.YES}
    assert set(Resource) - lacking == set()


def test_the_only_reference_needs_nothing_and_has_everything() -> None:
    (reference,) = [persona for persona in PERSONAS if persona.reference]
    assert reference.needs == {}
    assert {reference.has(resource) for resource in Resource} == {Has.YES}


def test_everybody_but_the_reference_needs_something_and_lacks_something() -> None:
    others = [persona for persona in PERSONAS if not persona.reference]
    assert [persona.id for persona in others if not persona.needs] == []
    assert [persona.id for persona in others if all(persona.has(resource) is Has.YES for resource in Resource)] == []


def test_no_two_personas_have_the_same_needs() -> None:
    profiles = [tuple(sorted((need.axis, need.level) for need in persona.needs.values())) for persona in PERSONAS]
    assert len(set(profiles)) == len(profiles)


@every_persona
def test_title_summary_and_story_exist_in_three_languages(persona: Persona) -> None:
    assert set(persona.prose) == {"nl", "fr", "en"}
    assert all(prose.title and prose.summary and prose.body for prose in persona.prose.values())
    assert len({prose.summary for prose in persona.prose.values()}) == 3


@every_persona
def test_the_dutch_story_has_80_to_180_words(persona: Persona) -> None:
    assert 80 <= len(persona.prose["nl"].body.split()) <= 180


@every_persona
def test_every_resource_is_stated_and_what_is_lacking_has_a_reason(persona: Persona) -> None:
    assert set(persona.possessions) == set(Resource)
    assert [p.resource for p in persona.possessions.values() if p.has is not Has.YES and not p.reason] == []


@every_persona
def test_every_need_is_in_the_first_person(persona: Persona) -> None:
    """A reason is what the resident would say, not what a file would say about them."""
    reasons = [need.reason for need in persona.needs.values()]
    own_words = re.compile(r"\b(ik|mij|me|mijn|we)\b", re.IGNORECASE)
    assert [reason for reason in reasons if not own_words.search(reason)] == []


@every_persona
def test_a_sense_or_language_that_is_missing_shows_in_what_the_persona_has(persona: Persona) -> None:
    if persona.need(Axis.WH) == 1 or persona.need(Axis.WVC) == 1:
        assert persona.has(Resource.PHONE_CALL) is Has.NO
    if persona.need(Axis.LH) == 1:
        assert persona.has(Resource.PHONE_CALL) is not Has.YES
    if persona.need(Axis.WV) == 1:
        assert persona.has(Resource.POST) is not Has.YES
    if persona.need(Axis.READING) == 1:
        assert persona.has(Resource.READING_B1) is Has.NO
    if persona.need(Axis.LANGUAGE) == 1:
        assert persona.has(Resource.DUTCH) is not Has.YES
    if persona.need(Axis.IDENTIFICATION) == 1:
        assert {persona.has(Resource.EID), persona.has(Resource.ITSME)} == {Has.NO}
    if persona.need(Axis.CONNECTION) == 1:
        assert persona.has(Resource.CONNECTION) is not Has.YES
    if persona.need(Axis.DEVICE) == 1:
        assert persona.has(Resource.SMARTPHONE) is not Has.YES
    if persona.need(Axis.TIME) == 1:
        assert persona.has(Resource.OFFICE_HOURS) is Has.NO


@every_persona
def test_every_figure_has_a_source_and_a_day_to_look_again(persona: Persona) -> None:
    for row in persona.prevalence:
        assert re.search(r"\d", row.figure)
        assert row.source
        assert row.population.startswith(("Vlaanderen", "België")), "figures from elsewhere stay out"
        assert row.year <= WRITTEN.year
        assert WRITTEN < row.review_by <= date(WRITTEN.year + 1, 12, 31)


@every_persona
def test_the_dutch_is_short_and_plain(persona: Persona) -> None:
    for text in dutch_texts(persona):
        assert [one for one in sentences(text) if len(one.split()) > 25] == []
        assert ";" not in text
        assert not re.search(r"\bdien(t|en) te\b", text, re.IGNORECASE)
        assert not re.search(r"\bword(t|en)?\b", text, re.IGNORECASE), "write in the active voice"
