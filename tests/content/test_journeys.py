"""The journeys that ship with the product: real, from the resident's side, complete in three languages, in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from barometer.content import packs
from barometer.domain.journey import Journey, Step, Touchpoint
from barometer.domain.vocabulary import Channel, Grade

PACKS, ERRORS = packs.check(barriers=frozenset())
JOURNEYS = list(PACKS.journeys.values())

LONGEST_SENTENCE = 25
each_journey = pytest.mark.parametrize("journey", JOURNEYS, ids=[journey.id for journey in JOURNEYS])


def touchpoints(journey: Journey) -> Iterator[tuple[Step, Touchpoint]]:
    for step in journey.steps:
        for touchpoint in step.touchpoints:
            yield step, touchpoint


def dutch_texts(journey: Journey) -> Iterator[str]:
    prose = journey.prose["nl"]
    yield from (prose.title, prose.summary, prose.body, journey.life_event, journey.stakes_reason)
    for step in journey.steps:
        yield from (step.title, step.outcome)
        for touchpoint in step.touchpoints:
            yield touchpoint.title
            yield from (demand.reason for demand in touchpoint.demands)
        yield from (support.title for support in step.supports)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])[\"”]?\s+", " ".join(text.split())) if part]


def test_the_journeys_are_read_without_mistakes() -> None:
    assert [str(error) for error in ERRORS if "/journeys/" in error.where] == []


def test_there_are_at_least_six_journeys() -> None:
    assert len(JOURNEYS) >= 6


def test_at_least_two_journeys_offer_a_true_alternative_for_a_step() -> None:
    with_alternative = {journey.id for journey in JOURNEYS for step in journey.steps if step.alternative_to}
    assert len(with_alternative) >= 2


def test_the_journeys_differ_in_what_is_at_stake() -> None:
    assert len({journey.stakes for journey in JOURNEYS}) >= 3


@each_journey
def test_a_journey_has_four_to_nine_steps(journey: Journey) -> None:
    assert 4 <= len(journey.steps) <= 9


@each_journey
def test_a_journey_runs_over_several_channels(journey: Journey) -> None:
    assert len({touchpoint.channel for _, touchpoint in touchpoints(journey) if touchpoint.counts}) >= 3


@each_journey
def test_the_first_step_is_a_life_event_and_not_our_form(journey: Journey) -> None:
    first = journey.steps[0]
    assert re.search(r"\b(ik|mijn)\b", journey.life_event, re.IGNORECASE)
    assert first.mandatory
    assert any(touchpoint.counts and touchpoint.channel is not Channel.WEBSITE for touchpoint in first.touchpoints)


@each_journey
def test_a_journey_has_a_website_touchpoint_that_counts(journey: Journey) -> None:
    assert any(touchpoint.counts for _, touchpoint in touchpoints(journey) if touchpoint.channel is Channel.WEBSITE)


@each_journey
def test_the_website_is_called_website_in_every_step(journey: Journey) -> None:
    for step, touchpoint in touchpoints(journey):
        assert (touchpoint.id == "website") is (touchpoint.channel is Channel.WEBSITE), f"{step.id}/{touchpoint.id}"


@each_journey
def test_every_mandatory_step_has_a_channel_that_counts(journey: Journey) -> None:
    closed = [step.id for step in journey.steps if step.mandatory and not any(touchpoint.counts for touchpoint in step.touchpoints)]
    assert closed == []


@each_journey
def test_every_demand_says_where_the_resident_meets_it(journey: Journey) -> None:
    for step, touchpoint in touchpoints(journey):
        reasons = [demand.reason for demand in touchpoint.demands]
        asked = [demand.any_of for demand in touchpoint.demands]
        assert asked, f"{step.id}/{touchpoint.id} asks nothing at all"
        assert all(reasons), f"{step.id}/{touchpoint.id}"
        assert len(set(asked)) == len(asked), f"{step.id}/{touchpoint.id} asks the same twice"


@each_journey
def test_support_that_nobody_tested_does_not_say_that_it_was(journey: Journey) -> None:
    for step in journey.steps:
        for support in step.supports:
            assert support.grade is Grade.NONE, f"{step.id}/{support.id}"
            assert any(support.effect.values()), f"{step.id}/{support.id} changes nothing for anybody"


@each_journey
def test_a_help_point_reaches_at_most_one_in_ten(journey: Journey) -> None:
    for step in journey.steps:
        for support in step.supports:
            assert "digipunt" not in support.id or support.reach <= 0.1, step.id


@each_journey
@pytest.mark.parametrize("lang", [lang for lang in packs.LANGUAGES if lang != "nl"])
def test_every_step_title_is_translated(journey: Journey, lang: str) -> None:
    titles = journey.step_titles[lang]
    assert set(titles) == {step.id for step in journey.steps}
    assert [step.id for step in journey.steps if titles[step.id] == step.title] == []
    assert journey.prose[lang].title != journey.prose["nl"].title
    assert journey.prose[lang].summary != journey.prose["nl"].summary


@each_journey
def test_the_story_is_sixty_to_a_hundred_and_fifty_words_in_the_first_person(journey: Journey) -> None:
    words = journey.prose["nl"].body.split()
    assert 60 <= len(words) <= 150
    assert "ik" in (word.lower().strip(".,") for word in words)


@each_journey
def test_dutch_sentences_are_short(journey: Journey) -> None:
    too_long = [sentence for text in dutch_texts(journey) for sentence in sentences(text) if len(sentence.split()) > LONGEST_SENTENCE]
    assert too_long == []


@each_journey
def test_dutch_is_plain_and_active(journey: Journey) -> None:
    stiff = re.compile(r"\b(wordt|worden|werd|werden|dient te|dienen te|teneinde|middels|gelieve|u|uw)\b|;", re.IGNORECASE)
    # "werd" is also "became"; only these may stand.
    allowed = {"werd zenuwachtig", "werd er onrustig"}
    found = []
    for text in dutch_texts(journey):
        for phrase in allowed:
            text = text.replace(phrase, "")
        found += [f"{match.group()}: {text[:80]}" for match in stiff.finditer(text)]
    assert found == []
