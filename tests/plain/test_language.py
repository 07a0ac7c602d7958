"""Which language is this?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.plain.language import declared, detect, guess

TURKISH = "Bu sayfada belediyenin tüm hizmetleri hakkında bilgi bulabilirsiniz, lütfen önce randevu alın."
ARABIC = "يمكنك العثور على معلومات حول خدمات المدينة في هذه الصفحة"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Je vraagt het attest aan bij het loket van je gemeente.", "nl"),
        ("Vous demandez l’attestation au guichet de votre commune.", "fr"),
        ("You ask for the certificate at the counter of your town hall.", "en"),
        ("Sie beantragen die Bescheinigung am Schalter Ihrer Gemeinde.", "de"),
        ("meer weten", "nl"),
        ("en savoir plus", "fr"),
    ],
)
def test_the_language_of_a_sentence_is_known(text: str, lang: str):
    assert detect(text) == lang


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "1 2 3 4 5",
        TURKISH,
        ARABIC,
        "asdf qwer zxcv hjkl uiop bnm qaz wsx",
        "https://www.stad.be/een/lang/adres.html info@stad.be",
        "Na tej stronie znajdziesz informacje o usługach gminy, prosimy najpierw umówić się na spotkanie.",
        "En esta página encontrará información sobre los servicios de la ciudad, pida cita antes.",
    ],
)
def test_a_text_in_no_language_of_ours_is_unknown(text: str):
    assert detect(text) is None


@pytest.mark.parametrize("text", [TURKISH, ARABIC])
@given(times=st.integers(1, 40), prior=st.sampled_from(["", "nl", "fr-BE", "en"]))
def test_more_text_in_an_unknown_language_stays_unknown(text: str, times: int, prior: str):
    assert detect(" ".join([text] * times), prior=prior) is None


@given(st.text(max_size=300), st.sampled_from(["", "nl", "nl-BE", "x", "😀"]))
def test_any_text_gets_a_language_of_ours_or_none(text: str, prior: str):
    assert detect(text, prior=prior) in {None, "nl", "fr", "en", "de"}
    found = guess(text)
    assert found.margin >= 0
    assert found.words >= 0


def test_the_declared_language_decides_when_the_words_do_not():
    assert detect("Agenda", prior="nl-BE") == "nl"
    assert detect("Agenda", prior="") is None


def test_the_declared_language_does_not_win_from_clear_words():
    assert detect("Je vraagt het attest aan bij het loket van je gemeente.", prior="en") == "nl"


def test_a_language_tag_is_cut_to_the_languages_we_read():
    assert [declared(tag) for tag in ("nl-BE", "FR", "en_GB", "tr", "", "nederlands")] == ["nl", "fr", "en", "", "", ""]
