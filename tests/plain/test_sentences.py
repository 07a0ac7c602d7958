"""Blocks into sentences."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.plain.sentences import spans, split, split_blocks

LANGS = st.sampled_from(["nl", "fr", "en", "de", "", "tr"])
TEXT_WITH_STOPS = st.text(st.sampled_from("aB1 .!?…\n\"'’)(»«,;:-[]é"), max_size=200) | st.text(max_size=200)


def texts(text: str, lang: str = "nl") -> list[str]:
    return [sentence.text for sentence in split(text, lang)]


@given(TEXT_WITH_STOPS, LANGS)
def test_splitting_loses_no_characters(text: str, lang: str):
    found = spans(text, lang)
    assert "".join(text[start:end] for start, end in found) == text
    assert all(start < end for start, end in found)


@given(TEXT_WITH_STOPS, LANGS)
def test_a_sentence_stands_where_it_says_in_its_block(text: str, lang: str):
    for sentence in split(text, lang, block=3):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.block == 3
        assert sentence.text == sentence.text.strip() != ""


@given(st.lists(TEXT_WITH_STOPS, max_size=6))
def test_a_block_that_is_not_blank_has_a_sentence_of_its_own(blocks: list[str]):
    found = {sentence.block for sentence in split_blocks(blocks, "nl")}
    assert found == {index for index, text in enumerate(blocks) if text.strip()}


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("nl", "Je komt naar het loket. Breng je kaart mee.", 2),
        ("nl", "Je betaalt o.a. met de kaart, bv. aan het loket. Dat is gratis.", 2),
        ("nl", "Vraag het aan dr. Janssens of aan mevr. J. De Smet.", 1),
        ("nl", "Dat kost 1.250,50 euro. Betaal voor 3. januari.", 2),
        ("nl", "Breng stoelen, tafels enz. Daarna kan je beginnen.", 2),
        ("nl", "“Kom je ook?” vroeg ze. “Ja!” zei hij.", 2),
        ("nl", "1. Vul het formulier in.", 1),
        ("nl", "Klaar. 's Avonds zijn we open. eID is niet nodig.", 3),
        ("nl", "Mail naar info@stad.be of kijk op www.stad.be/zo.html. Tot dan.", 2),
        ("nl", "De A.B. Claesstraat ligt bij de kerk.", 1),
        ("fr", "M. Dupont habite av. Louise. Il vient p. ex. le lundi.", 2),
        ("fr", "« C’est vrai ! » dit-elle. Il part.", 2),
        ("en", "Dr. Smith works for the U.S. government. He left at 5 p.m. yesterday.", 2),
        ("de", "Am 3. Oktober ist Feiertag. Das gilt z. B. auch für Ämter.", 2),
    ],
)
def test_a_stop_ends_a_sentence_only_where_a_sentence_ends(lang: str, text: str, count: int):
    assert len(texts(text, lang)) == count, texts(text, lang)


def test_menu_lines_and_headings_are_not_glued_together():
    menu = ["Wonen", "Werken", "Vrije tijd", "Contact"]
    assert [sentence.text for sentence in split_blocks(menu, "nl")] == menu


@pytest.mark.parametrize("piece", ["a", ".", ". ", "a.", "A. ", "\n", ".'", " \n \n", "!? ", ".)", ".[1]"])
def test_much_junk_takes_no_more_time_than_much_text(piece: str):
    junk = piece * (200_000 // len(piece))
    start = time.process_time()
    assert "".join(junk[begin:end] for begin, end in spans(junk, "nl")) == junk
    assert time.process_time() - start < 5  # a pattern that backtracks would take hours
