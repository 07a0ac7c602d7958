"""LIX and textstat's Flesch."""

import math
import socket
import threading

import nltk
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.plain import measures, textstat_adapter

DUTCH = ["Je vraagt het attest aan bij het loket.", "Breng je identiteitskaart mee naar het stadhuis."]
FRENCH = ["Vous demandez l’attestation au guichet.", "Apportez votre carte d’identité à la maison communale."]


@pytest.fixture
def outward(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every attempt to leave the computer or to download, noted and refused."""
    tried: list[str] = []

    def refuse(*where: object, **_: object) -> None:
        tried.append(str(where))
        raise OSError("no network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(nltk, "download", refuse)
    return tried


@given(st.lists(st.text(max_size=80), max_size=8))
def test_lix_is_a_number_or_unknown(sentences: list[str]):
    index = measures.lix(sentences)
    assert index is None or (math.isfinite(index) and index > 0)


@given(st.lists(st.text(max_size=80), max_size=4), st.sampled_from(["nl", "fr", "de", "en", "tr", ""]))
def test_flesch_is_a_number_or_unknown_and_never_raises(sentences: list[str], lang: str):
    score = textstat_adapter.flesch(sentences, lang=lang)
    assert score is None or math.isfinite(score)


def test_lix_is_words_per_sentence_plus_the_share_of_long_words():
    # 8 + 7 words in 2 sentences, of which "identiteitskaart" and "stadhuis" have seven letters or more
    assert measures.lix(DUTCH) == pytest.approx(15 / 2 + 100 * 2 / 15)


def test_no_words_have_no_lix():
    assert measures.lix([]) is None
    assert measures.lix(["…", "- - -"]) is None
    assert measures.measure(["!"], lang="nl") is None


def test_an_abbreviation_or_an_amount_does_not_make_a_text_easier():
    plain = ["Je betaalt onder andere met de kaart aan het loket van de stad."]
    short = ["Je betaalt o.a. met de kaart aan het loket van de stad, bv. 1.250,50 euro."]
    easier = textstat_adapter.flesch(plain, lang="nl")
    assert easier is not None
    assert textstat_adapter.flesch(short, lang="nl") == pytest.approx(easier, abs=25)


def test_an_address_on_the_web_does_not_count_against_a_text():
    bare = textstat_adapter.flesch(["Stuur een bericht naar ons."], lang="nl")
    assert textstat_adapter.flesch(["Stuur een bericht naar ons info@gemeente-voorbeeldstad.be"], lang="nl") == bare


@pytest.mark.parametrize(("lang", "sentences"), [("nl", DUTCH), ("fr", FRENCH)])
def test_dutch_and_french_have_a_flesch_score_without_network(outward: list[str], lang: str, sentences: list[str]):
    assert textstat_adapter.flesch(sentences, lang=lang) is not None
    assert outward == []


def test_english_without_its_dictionary_is_unknown_and_nothing_is_downloaded(outward: list[str], monkeypatch: pytest.MonkeyPatch):
    def absent(_: str) -> None:
        raise LookupError

    monkeypatch.setattr(nltk.data, "find", absent)
    taken = measures.measure(["You can ask for this certificate at the counter of the town hall."], lang="en")
    assert taken is not None
    assert taken.flesch is None
    assert "dictionary" in taken.flesch_missing
    assert taken.lix > 0
    assert outward == []


def test_two_threads_in_two_languages_do_not_mix_their_formulas():
    alone = {"nl": textstat_adapter.flesch(DUTCH, lang="nl"), "fr": textstat_adapter.flesch(FRENCH, lang="fr")}
    seen: dict[str, set[float | None]] = {"nl": set(), "fr": set()}

    def work(lang: str, sentences: list[str]) -> None:
        seen[lang].update(textstat_adapter.flesch(sentences, lang=lang) for _ in range(20))

    threads = [threading.Thread(target=work, args=each) for each in (("nl", DUTCH), ("fr", FRENCH))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {lang: {score} for lang, score in alone.items()}
