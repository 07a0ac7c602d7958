"""Long sentences, passives and phrases of the administration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.plain import lexicon, official
from barometer.plain.findings import Kind, find, knows, long_sentence, official_phrases, passives
from barometer.plain.sentences import Sentence


def sentence(text: str) -> Sentence:
    return Sentence(text, 0, 0, len(text))


@pytest.mark.parametrize(("count", "long", "major"), [(25, False, False), (26, True, False), (35, True, False), (36, True, True)])
def test_a_sentence_is_long_from_26_words_and_very_long_from_36(count: int, long: bool, major: bool):
    found = long_sentence(sentence(" ".join(["woord"] * count) + "."))
    assert (found is not None) is long
    if found:
        assert (found.words, found.major) == (count, major)


@pytest.mark.parametrize(
    ("lang", "text", "verb"),
    [
        ("nl", "De aanvraag wordt binnen dertig dagen behandeld.", "behandeld"),
        ("nl", "Het attest kan worden aangevraagd aan het loket.", "aangevraagd"),
        ("nl", "Je krijgt een brief als de vergunning gegeven wordt.", "gegeven"),
        ("nl", "De straat is door de politie afgesloten.", "afgesloten"),
        ("nl", "De documenten werden gisteren verstuurd.", "verstuurd"),
        ("nl", "De klant is door een collega bediend.", "bediend"),
        ("nl", "Alle vragen die door de dienst ontvangen zijn, krijgen een antwoord.", "ontvangen"),
        ("fr", "La demande sera examinée par le service.", "examinée"),
        ("fr", "Les documents ont été envoyés hier.", "envoyés"),
        ("en", "The application is checked by our staff.", "checked"),
        ("en", "It has not been written down.", "written"),
    ],
)
def test_a_passive_is_found_at_its_participle(lang: str, text: str, verb: str):
    found = passives(sentence(text), lang=lang)
    assert [finding.text for finding in found] == [verb]
    assert text[found[0].start : found[0].end] == verb


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "We behandelen je aanvraag binnen dertig dagen."),
        ("nl", "Je bent vorige maand verhuisd naar een andere gemeente."),
        ("nl", "De bus is al vertrokken."),
        ("nl", "Het loket is gesloten op maandag."),
        ("nl", "Heb je je kaart gevonden?"),
        ("nl", "Hij heeft zijn huis verkocht."),
        ("nl", "Je wordt volgend jaar achttien."),
        ("nl", "Het wordt een geslaagd feest met een bekend gezicht."),
        ("nl", "Een lange lijst is vermoeiend om te horen."),
        ("nl", "Dit profiel is het vergelijkingspunt voor alle andere."),
        ("nl", "Met een herlaadkaart is je data snel op."),
        ("nl", "Hij reikt niet ver en vreemden verstaan zijn stem niet."),
        ("fr", "Vous êtes venu hier matin."),
        ("fr", "Il s’est rendu au guichet."),
        ("fr", "Le guichet est fermé le lundi."),
        ("en", "She is interested in the red house."),
        ("en", "You have filled in the form."),
    ],
)
def test_an_active_sentence_has_no_passive(lang: str, text: str):
    assert passives(sentence(text), lang=lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "phrase"),
    [
        ("nl", "U dient het formulier volledig in te vullen.", "dient te"),
        ("nl", "Gelieve uw kaart mee te brengen.", "gelieve"),
        ("nl", "De prijs zou hoger kunnen zijn.", "zou"),
        ("nl", "Overeenkomstig het reglement betaalt u niets.", "overeenkomstig"),
        ("fr", "Le cas échéant, vous envoyez une copie.", "le cas échéant"),
        ("en", "Pay prior to your visit.", "prior to"),
    ],
)
def test_an_official_phrase_is_found_with_its_plain_words(lang: str, text: str, phrase: str):
    (found,) = official_phrases(sentence(text), lang=lang)
    assert found.text == phrase
    assert found.plain


@pytest.mark.parametrize(
    "text",
    [
        "Je dient je aanvraag in aan het loket.",
        "Je dient een klacht in om te vragen dat de stad het herstelt.",
        "Zou je graag een afspraak maken?",
        "Het pasje dient als bewijs.",
    ],
)
def test_ordinary_dutch_has_no_official_phrase(text: str):
    assert official_phrases(sentence(text), lang="nl") == []


@given(st.text(max_size=300), st.sampled_from(["nl", "fr", "en", "de"]))
def test_any_sentence_may_be_looked_at_and_findings_point_into_it(text: str, lang: str):
    for finding in find(sentence(text), lang=lang):
        assert 0 <= finding.start < finding.end <= len(text)


VERBAL = ["de", "aanvraag", "wordt", "is", "zijn", "worden", "behandeld", "gegeven", "te", "dient", ",", "niet", "door", "heeft", "kan"]


@given(st.lists(st.sampled_from(VERBAL), max_size=30))
def test_any_row_of_passive_like_words_may_be_looked_at(row: list[str]):
    find(sentence(" ".join(row)), lang="nl")


def test_kinds_that_a_language_has_no_list_for_are_unknown():
    assert not knows(Kind.PASSIVE, "de")
    assert not knows(Kind.OFFICIAL, "de")
    assert not knows(Kind.PASSIVE, None)
    assert knows(Kind.LONG_SENTENCE, "de")


@pytest.mark.parametrize(("lang", "least"), [("nl", 40), ("fr", 20), ("en", 20)])
def test_the_lists_of_official_phrases_are_whole(lang: str, least: int):
    entries = lexicon.entries(lang, "official", "phrases")
    assert len(entries) >= least
    assert len({entry["phrase"] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) <= {"phrase", "forms", "plain", "impact", "verb_after", "not_in_question"}
        assert entry["impact"] in {"minor", "major"}
        assert entry["plain"].strip()


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_every_listed_phrase_is_found_in_a_sentence(lang: str):
    for phrases in official.phrases(lang).values():
        for phrase in phrases:
            written = "x " + " ".join("dit" if part == "…" else part for part in phrase.shape) + " doen"
            assert official_phrases(sentence(written), lang=lang), phrase


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
@pytest.mark.parametrize(
    ("name", "keys"),
    [("abbreviations", ("inside", "last", "months", "starts")), ("grammar", ("words",)), ("vague", ("links", "titles"))],
)
def test_every_language_has_its_lists_in_lower_case(lang: str, name: str, keys: tuple[str, ...]):
    for key in keys:
        found = lexicon.terms(lang, name, key)
        assert found
        assert key == "starts" or all(term == term.lower() for term in found)
