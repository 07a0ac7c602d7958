"""The toolbox is real content: every phase, every barrier and every card is held to what a team needs on Monday morning."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

import barometer
from barometer.content.frontmatter import Document, read_markdown
from barometer.content.packs import own_pack
from barometer.content.reading import form_errors
from barometer.content.schema import CardForm, TranslationForm
from barometer.domain.vocabulary import Phase

CARDS = own_pack() / "toolbox" / "cards"
DUTCH = sorted(path for path in CARDS.glob("*.md") if len(path.suffixes) == 1)
BARRIERS = Path(barometer.__file__).parent / "scoring" / "barriers.yaml"
LONGEST_SENTENCE = 25  # words
BODY_WORDS = (120, 300)
HEADINGS = ("## Wanneer", "## Zo gaat het", "## Voorbeeld")
FORBIDDEN = (r"\bdient te\b", r"\bdienen te\b", r"\bu\b", r"\buw\b", r";")

every_card = pytest.mark.parametrize("path", DUTCH, ids=lambda path: path.stem)


@cache
def document(path: Path) -> Document:
    return read_markdown(path)


@cache
def card(path: Path) -> CardForm:
    form = form_errors(document(path), CardForm)
    assert isinstance(form, CardForm), form
    return form


@cache
def barrier_ids() -> frozenset[str]:
    return frozenset(barrier["id"] for barrier in yaml.safe_load(BARRIERS.read_text(encoding="utf-8")))


def dutch_texts(path: Path) -> list[str]:
    """Everything on a card that a team reads, one text per entry."""
    form = card(path)
    paragraphs = [line for line in document(path).body.splitlines() if line.strip() and not line.startswith("#")]
    entries = (form.title, form.summary, form.time, form.people, form.cost)
    return [*entries, *form.materials, *form.steps, *form.pitfalls, *form.evidence, *paragraphs]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?:])[”’]?\s+", text) if part.strip()]


def test_the_toolbox_holds_at_least_twenty_cards() -> None:
    assert len(DUTCH) >= 20


def test_every_phase_has_at_least_three_cards() -> None:
    counts = Counter(card(path).phase for path in DUTCH)
    assert {phase: counts[phase] for phase in Phase if counts[phase] < 3} == {}


def test_every_barrier_is_lowered_by_a_card() -> None:
    lowered = {barrier for path in DUTCH for barrier in card(path).lowers}
    assert sorted(barrier_ids() - lowered) == []


@every_card
def test_a_card_names_barriers_that_exist_and_each_only_once(path: Path) -> None:
    lowers = card(path).lowers
    assert lowers
    assert set(lowers) - barrier_ids() == set()
    assert len(lowers) == len(set(lowers))


@every_card
def test_a_card_lowers_a_few_barriers_and_not_everything(path: Path) -> None:
    assert len(card(path).lowers) <= 6


@every_card
def test_a_card_is_named_like_its_file(path: Path) -> None:
    assert card(path).id == path.stem


@every_card
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_card_has_its_own_title_and_summary_in_english_and_french(path: Path, language: str) -> None:
    words = form_errors(read_markdown(path.with_name(f"{path.stem}.{language}.md")), TranslationForm)
    assert isinstance(words, TranslationForm), words
    dutch = card(path)
    assert words.title != dutch.title
    assert words.summary != dutch.summary


def test_no_translation_is_left_without_its_card() -> None:
    cards = {path.stem for path in DUTCH}
    assert [path.name for path in CARDS.glob("*.md") if path.name.split(".")[0] not in cards] == []


@every_card
def test_a_card_has_five_to_nine_steps(path: Path) -> None:
    assert 5 <= len(card(path).steps) <= 9


@every_card
def test_a_card_warns_for_two_to_four_pitfalls(path: Path) -> None:
    assert 2 <= len(card(path).pitfalls) <= 4


@every_card
def test_a_card_says_what_it_costs_as_an_estimate_and_where_it_comes_from(path: Path) -> None:
    form = card(path)
    assert "schatting" in form.cost.lower()
    assert form.sources
    assert form.helps


@every_card
def test_the_story_of_a_card_says_when_how_and_gives_an_example(path: Path) -> None:
    body = document(path).body
    assert [line for line in body.splitlines() if line.startswith("#")] == list(HEADINGS)
    words = len(body.split())
    assert BODY_WORDS[0] <= words <= BODY_WORDS[1], f"{words} words"


@every_card
def test_the_sentences_of_a_card_are_short(path: Path) -> None:
    long = [sentence for text in dutch_texts(path) for sentence in sentences(text) if len(sentence.split()) > LONGEST_SENTENCE]
    assert long == []


@every_card
def test_the_words_of_a_card_are_plain(path: Path) -> None:
    found = [text for text in dutch_texts(path) for pattern in FORBIDDEN if re.search(pattern, text, re.IGNORECASE)]
    assert found == []


@every_card
def test_an_invented_city_says_that_it_is_invented(path: Path) -> None:
    mentions = re.findall(r"(\w+ \w+) Lindegem", document(path).body)
    assert set(mentions) <= {"verzonnen stad"}
