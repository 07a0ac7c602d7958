"""Long sentences, passives and phrases of the administration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.plain import lexicon
from barometer.plain.findings import Kind, double_negations, find, knows, long_sentence, passives, tangs
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
    ("text", "words"),
    [
        ("De stad heeft de aanvraag van de buren uit de straat achter het nieuwe station goedgekeurd.", 12),
        ("Je moet de brief met de drie bijlagen en de foto van je huis opsturen.", 12),
        ("We stellen de plannen van de markt en van alle straten rond het plein morgen voor.", 13),
    ],
)
def test_parts_of_a_verb_with_many_words_between_them_are_found(text: str, words: int):
    (found,) = tangs(sentence(text))
    assert found.kind is Kind.TANG
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        "De stad heeft de aanvraag goedgekeurd.",
        "Je kan de brief opsturen die je van de dienst burgerzaken van de stad gekregen hebt.",
        "Het is belangrijk dat je de brief met de drie bijlagen en de foto van je huis bewaart.",
        "Hij was burgemeester van de stad aan het water en de markt, en hij is gestorven.",
    ],
)
def test_what_belongs_together_and_stands_together_is_fine(text: str):
    assert tangs(sentence(text)) == []


@pytest.mark.parametrize(
    ("lang", "text"), [("nl", "Dat is niet zonder gevaar."), ("en", "It is not uncommon."), ("fr", "Ce n'est pas sans danger.")]
)
def test_two_negations_that_cancel_out_are_found(lang: str, text: str):
    assert len(double_negations(sentence(text), lang=lang)) == 1


def test_a_roundabout_wording_is_a_kind_of_its_own():
    found = find(sentence("U dient het formulier volledig in te vullen."), lang="nl")
    assert [(one.kind, one.text, one.plain) for one in found] == [(Kind.MODAL, "dienen te", "moeten")]
    assert find(sentence("Zou je graag een afspraak maken?"), lang="nl") == []


def test_one_negation_is_fine():
    assert double_negations(sentence("Het kan niet, en zonder kaart ook niet."), lang="nl") == []


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
    assert not knows(Kind.TANG, "fr")
    assert not knows(Kind.OFFICIAL, None)
    assert not knows(Kind.PASSIVE, None)
    assert knows(Kind.LONG_SENTENCE, "de")


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
