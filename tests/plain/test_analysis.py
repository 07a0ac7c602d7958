"""A text as a whole."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.plain import Kind, analyse
from barometer.plain.analysis import NO_TEXT, TOO_LITTLE, UNKNOWN_LANGUAGE
from barometer.plain.running import is_sentence

CLEAN = (
    "Je wilt een feest geven in je straat. Vraag dan eerst of dat mag. Vul het formulier in en stuur het naar ons. "
    "Je krijgt een antwoord binnen een maand. Zeg ook aan je buren dat er een feest komt."
)
TURKISH = "Bu sayfada belediyenin tüm hizmetleri hakkında bilgi bulabilirsiniz, lütfen önce randevu alın."
MENU = ["Wonen", "Werken", "Vrije tijd", "Onderwijs en opvang", "Zorg en gezondheid", "Contact"]


@settings(max_examples=60)
@given(st.lists(st.text(max_size=200), max_size=6), st.sampled_from(["nl", "nl-BE", "fr", "", "xx", "\x00"]))
def test_junk_never_raises(blocks: list[str], lang: str):
    analysis = analyse(blocks, lang=lang)
    assert (analysis.measures is None) == bool(analysis.unknown)


@given(st.integers(1, 30))
def test_more_text_in_an_unknown_language_stays_unknown(times: int):
    analysis = analyse([TURKISH] * times, lang="nl")
    assert analysis.lang is None
    assert analysis.measures is None
    assert analysis.unknown == UNKNOWN_LANGUAGE
    assert analysis.findings == ()


def test_a_page_without_text_is_unknown():
    for blocks in ([], [""], ["  ", "\n"], MENU):
        analysis = analyse(blocks, lang="nl")
        assert analysis.measures is None
        assert analysis.unknown == NO_TEXT


def test_too_little_text_is_unknown_but_its_long_sentence_is_found():
    analysis = analyse(["Dit is een zin met " + "een woord en " * 7 + "nog een woord."], lang="nl")
    assert analysis.measures is None
    assert analysis.unknown == TOO_LITTLE
    assert analysis.words < 30
    assert [finding.kind for finding in analysis.findings] == [Kind.LONG_SENTENCE]


def test_a_plain_text_has_measures_and_no_findings():
    analysis = analyse([CLEAN], lang="nl")
    assert analysis.lang == "nl"
    assert analysis.unknown == ""
    assert analysis.findings == ()
    assert analysis.measures is not None
    assert analysis.measures.lix < 40
    assert analysis.measures.sentences == 5


def test_a_menu_and_names_are_no_running_text():
    with_menu, without = analyse([*MENU, CLEAN, " ".join(MENU * 5)], lang="nl"), analyse([CLEAN], lang="nl")
    assert with_menu.measures == without.measures
    assert with_menu.findings == without.findings == ()


def test_a_finding_leads_back_to_its_block_and_words():
    blocks = ["Titel", "Kom naar het loket. De aanvraag wordt door ons behandeld."]
    (found,) = analyse(blocks, lang="nl").findings
    assert found.kind is Kind.PASSIVE
    assert found.sentence.block == 1
    at = found.sentence.start + found.start
    assert blocks[1][at : at + len("behandeld")] == "behandeld"


def test_each_block_is_read_in_its_own_language():
    french = "Votre demande sera examinée par le service dans les trente jours après votre visite."
    analysis = analyse([CLEAN, french], lang="nl")
    assert analysis.lang == "nl"
    assert {reading.lang for reading in analysis.readings} == {"nl", "fr"}
    assert [finding.text for finding in analysis.findings] == ["examinée"]


def test_the_declared_language_cannot_turn_dutch_into_english():
    assert analyse([CLEAN], lang="en").lang == "nl"


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("Het loket is open op maandag.", True),
        ("Wonen Werken Leven Vrijetijd Onderwijs Zorg Verkeer Afval Sport Cultuur Jeugd", False),
        ("Jan Peeters, Kerkstraat 1, 9999 Voorbeeld.", False),
        ("Lees meer", False),
        ("Dit is een zin die nergens ophoudt met een punt maar er wel een is", True),
    ],
)
def test_running_text_is_told_from_menus_and_names(text: str, running: bool):
    assert is_sentence(text, lang="nl") is running


@pytest.mark.slow
@pytest.mark.parametrize("one_block", [True, False])
def test_a_megabyte_of_dutch_takes_seconds(one_block: bool):
    text = CLEAN + " De aanvraag die je doet, wordt binnen dertig dagen door de dienst behandeld. Gelieve te wachten. "
    blocks = [text] * (10**6 // len(text))
    start = time.process_time()
    analysis = analyse([" ".join(blocks)] if one_block else blocks, lang="nl")
    assert time.process_time() - start < 15
    assert len(analysis.findings) == 2 * len(blocks)


@pytest.mark.parametrize("word", ["a", "a ", "wordt ", "zijn gegeven ", "dient ", "is ", "(", "é", "a'", "www.", "@", "A. ", "est fait "])
def test_much_of_one_word_takes_no_more_time_than_much_text(word: str):
    start = time.process_time()
    analyse([word * (200_000 // len(word))], lang="nl")
    assert time.process_time() - start < 5  # a pattern that backtracks would take hours
