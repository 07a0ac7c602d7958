"""Words for the closed vocabularies, complete in three languages."""

from __future__ import annotations

from enum import Enum

import pytest

from barometer.domain.persona import Prose
from barometer.domain.vocabulary import (
    AuditState,
    Axis,
    Band,
    Channel,
    Grade,
    Level,
    Outcome,
    OwnerClass,
    PathStatus,
    Phase,
    Place,
    Resource,
    Severity,
    Stakes,
)  # fmt: skip
from barometer.i18n import LOCALES
from barometer.reports import words
from barometer.reports.environment import arc, context, known_lang
from barometer.reports.words import Said
from barometer.scoring.catalogue import load_catalogue

VOCABULARIES = [
    (words.level_word, Level), (words.channel_word, Channel), (words.grade_word, Grade), (words.owner_word, OwnerClass),
    (words.phase_word, Phase), (words.stakes_word, Stakes), (words.stakes_explanation, Stakes), (words.band_word, Band),
    (words.severity_word, Severity), (words.path_word, PathStatus), (words.outcome_word, Outcome), (words.place_word, Place),
    (words.state_word, AuditState), (words.axis_name, Axis), (words.axis_explanation, Axis), (words.resource_name, Resource),
    (words.resource_missing, Resource),
]  # fmt: skip


@pytest.mark.parametrize("lang", LOCALES)
@pytest.mark.parametrize(("word", "vocabulary"), VOCABULARIES)
def test_every_value_has_a_word(word, vocabulary: type[Enum], lang: str):
    assert all(word(value, lang).strip() for value in vocabulary)


@pytest.mark.parametrize("lang", LOCALES)
def test_every_barrier_has_a_title_and_a_reason(lang: str):
    titles = [words.barrier_title(barrier, lang) for barrier in load_catalogue().barriers.values()]
    assert len(set(titles)) == len(titles)
    assert all(words.barrier_why(barrier, lang) for barrier in load_catalogue().barriers.values())


def test_a_text_in_another_language_carries_its_language():
    assert Said("Dag <b>", "nl", "fr").__html__() == '<span lang="nl">Dag &lt;b&gt;</span>'
    assert Said("Dag <b>", "nl", "nl").__html__() == "Dag &lt;b&gt;"


def test_a_quoted_text_in_another_language_is_not_escaped_twice():
    assert context("en")["quoted"](Said("Dag <b>", "nl", "en")) == '“<span lang="nl">Dag &lt;b&gt;</span>”'


def test_a_text_that_somebody_typed_says_in_which_language_it_is():
    assert words.written("Wie te laat meldt, riskeert een boete.", "en").lang == "nl"
    assert words.written("Whoever reports late risks a fine.", "en").lang == "en"
    assert words.written("X", "fr").lang == "fr"


def test_a_title_that_is_not_translated_is_dutch():
    prose = {"nl": Prose("nl", "Verhuizen", "Kort"), "fr": Prose("fr", "Déménager", "Court")}
    assert words.title(prose, "fr").lang == "fr"
    assert words.title(prose, "en") == Said("Verhuizen", "nl", "en")


@pytest.mark.parametrize(("claimed", "shown"), [("nl-BE", "nl"), ("FR", "fr"), ("", ""), ("<script>", ""), ("klingon", ""), ("../..", "")])
def test_only_a_language_that_exists_is_written_down(claimed: str, shown: str):
    assert known_lang(claimed) == shown


def test_values_in_a_message_are_escaped():
    names = context("en")
    assert names["_"]("Step: {step}", step="<b>") == "Step: &lt;b&gt;"
    assert names["plural"]("{n} page", "{n} pages", 2) == "2 pages"


def test_an_arc_runs_from_left_to_right():
    assert arc(0, 1, 100, 100, 50) == "M50.0 100.0A50 50 0 0 1 150.0 100.0"
    assert arc(0, 0.5, 100, 100, 50) == "M50.0 100.0A50 50 0 0 1 100.0 50.0"
