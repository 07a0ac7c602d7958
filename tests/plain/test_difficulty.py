"""Parts of speech, traits, and how hard a text is."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.plain import Level, measure
from barometer.plain.blocks import blocks_of, without_running_lines
from barometer.plain.difficulty import EXPECTED, FEATURES, lint_score
from barometer.plain.lexicon import LANGUAGES, entries
from barometer.plain.lint import frequency, known
from barometer.plain.tagger import tagger
from barometer.plain.traits import tagged, traits

HARD = (
    "Overeenkomstig het gemeentelijk reglement dient de belanghebbende de aanvraag tot het bekomen van de vergunning, "
    "vergezeld van de vereiste stavingsstukken, "
    "voorafgaandelijk over te maken aan de bevoegde administratie, die de ontvankelijkheid ervan beoordeelt "
    "alvorens de behandeling ten gronde aan te vatten."
)
EASY = (
    "Je vraagt de vergunning aan op onze website. Je hebt je identiteitskaart nodig. Stuur ook een foto van je huis mee. "
    "We kijken of alles er is. Je krijgt binnen vijf dagen een brief van ons. Heb je een vraag? Bel ons gerust."
)


@pytest.mark.parametrize(
    ("lang", "text", "parts"),
    [
        ("nl", "De stad stuurt je een brief .", "D N F R D N ."),
        ("fr", "La ville vous envoie une lettre .", "D N R F D N ."),
        ("en", "The city sends you a letter .", "D N F R D N ."),
        ("de", "Die Stadt gibt Ihnen einen Termin .", "D N F R D N ."),
    ],
)
def test_the_words_of_a_plain_sentence_get_their_part_of_speech(lang: str, text: str, parts: str):
    assert " ".join(tagger(lang).tag(text.split())) == parts


@given(st.lists(st.text(min_size=1, max_size=12), max_size=20), st.sampled_from(LANGUAGES))
def test_any_row_of_words_has_a_part_for_each(words: list[str], lang: str):
    assert len(tagger(lang).tag(words)) == len(words)


def test_compounds_count_by_their_last_part():
    assert known("gemeentebelasting") is not None
    assert frequency("parkeerkaart") == pytest.approx(frequency("kaart"))
    assert frequency("xqzwv") < frequency("huis")


def test_lints_formula_is_the_published_one():
    found = traits([tagged(EASY, lang="nl")], lang="nl")
    assert found is not None
    assert found.concrete is not None
    expected = 100 + 4.21 - 17.28 * found.frequency + 1.62 * found.dependency + 2.54 * found.density - 16 * found.concrete
    assert lint_score(found) == pytest.approx(expected)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_weights_of_a_language_go_the_expected_way(lang: str):
    rows = entries(lang, "difficulty", "features")
    assert [row["name"] for row in rows] == list(FEATURES)
    assert all(row["weight"] * sign >= 0 and row["spread"] > 0 for row, sign in zip(rows, EXPECTED, strict=True))


def test_a_plain_text_is_easier_than_an_official_one_and_both_say_who_struggles():
    hard, easy = measure(HARD + " " + HARD), measure(EASY)
    assert hard.difficulty > easy.difficulty + 20
    assert (hard.level, easy.level) == (Level.VERY_HARD, Level.EASY)
    assert hard.struggle == 0.78
    assert easy.struggle == 0.14
    assert {"official", "tang", "long_sentence"} <= {one.kind.value for one in hard.findings}
    assert easy.findings == ()


@pytest.mark.parametrize(
    ("lang", "hard", "easy"),
    [
        ("fr", "La présente demande, accompagnée des pièces requises, doit être introduite auprès de l’administration compétente.",
         "Vous envoyez votre demande à la commune. Vous ajoutez une copie de votre carte."),
        ("en", "Applications accompanied by the requisite documentation must be submitted to the competent administration prior to it.",
         "Send us your form. Add a copy of your card. We will call you."),
        ("de", "Die Beantragung der Genehmigung hat unter Beifügung der Unterlagen bei der zuständigen Verwaltung zu erfolgen.",
         "Sie schicken uns Ihr Formular. Wir rufen Sie dann an."),
    ],
)  # fmt: skip
def test_other_languages_have_a_measure_too(lang: str, hard: str, easy: str):
    assert measure(hard, lang).difficulty > measure(easy, lang).difficulty
    assert measure(hard, lang).lint is None
    long = measure((hard + " ") * 4, lang)
    assert (long.level, long.struggle) == (Level.UNKNOWN, None)
    assert "Nobody measured" in long.unknown


@pytest.mark.parametrize("text", ["", "   \n ", "12 34", "☃☃☃", "\u0000\u0001", "مرحبا بكم في المدينة", "🙂" * 1000])
def test_what_cannot_be_read_is_unknown_and_never_good(text: str):
    found = measure(text)
    assert found.level is Level.UNKNOWN
    assert math.isnan(found.difficulty)
    assert found.unknown


def test_too_little_text_has_a_number_but_no_level():
    found = measure("Je vraagt het attest aan op onze website.")
    assert found.level is Level.UNKNOWN
    assert not math.isnan(found.difficulty)
    assert "too few words" in found.unknown


@given(st.text(max_size=400), st.sampled_from([None, "nl", "fr-BE", "en", "de", "xx", ""]))
def test_any_text_may_be_measured(text: str, lang: str | None):
    found = measure(text, lang)
    assert (found.level is Level.UNKNOWN) == bool(found.unknown)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Titel\n\nEen zin.\nNog een zin.", ["Titel", "Een zin.", "Nog een zin."]),
        ("Openingsuren\nMaandag\nDinsdag", ["Openingsuren", "Maandag", "Dinsdag"]),
        ("Een lange regel die is afgebroken omdat ze\nte breed is.", ["Een lange regel die is afgebroken omdat ze te breed is."]),
        ("Breng dit mee naar de dienst burger-\nzaken van de stad.", ["Breng dit mee naar de dienst burgerzaken van de stad."]),
        ("Je hebt nodig:\n- je kaart\n- je pincode", ["Je hebt nodig:", "- je kaart", "- je pincode"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_its_blocks(text: str, blocks: list[str]):
    assert blocks_of(text) == blocks


@given(st.text(alphabet="ab .-\n", max_size=200))
def test_no_letter_of_a_text_is_lost(text: str):
    assert "".join("".join(blocks_of(text)).split()).replace("-", "") == "".join(text.split()).replace("-", "")


def test_headers_and_footers_of_pages_are_left_out():
    pages = [f"Stad Voorbeeld\nTekst nummer {word}.\nBladzijde {number}" for number, word in enumerate(("een", "twee", "drie", "vier"), 1)]
    assert without_running_lines(pages) == [f"Tekst nummer {word}." for word in ("een", "twee", "drie", "vier")]
