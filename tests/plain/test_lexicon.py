"""The lexicon: every entry is whole, is found in its own example, and says something easier."""

from __future__ import annotations

import pytest

from barometer.plain import lexicon, official
from barometer.plain.findings import Finding, Kind, in_lexicon, short_forms
from barometer.plain.sentences import Sentence

FIELDS = {"lemma", "pos", "forms", "plain", "legal", "explain", "before", "after", "impact", "weak"}
RARE_FIELDS = {"not_before", "not_after", "verb_after", "not_in_question", "modal"}
PARTS = {"noun", "verb", "adjective", "adverb", "preposition", "conjunction", "pronoun", "phrase"}


def found_in(text: str, *, lang: str) -> list[Finding]:
    return in_lexicon(Sentence(text, 0, 0, len(text)), lang=lang)


@pytest.mark.parametrize(("lang", "least", "legal"), [("nl", 900, 250), ("fr", 400, 150), ("en", 400, 100), ("de", 300, 100)])
def test_the_lexicon_of_a_language_is_whole(lang: str, least: int, legal: int):
    rows = lexicon.folder(lang, "lexicon")
    assert len(rows) >= least
    assert sum(bool(row.get("legal")) for row in rows) >= legal
    claimed: dict[str, str] = {}
    for row in rows:
        assert set(row) <= FIELDS | RARE_FIELDS, row["lemma"]
        assert row["pos"] in PARTS, row["lemma"]
        assert row["impact"] in ("minor", "major"), row["lemma"]
        assert row["plain"] or row["legal"], row["lemma"]
        assert row.get("explain") or not row.get("legal"), row["lemma"]
        for written in (row["lemma"], *row.get("forms", ())):
            assert claimed.setdefault(written.lower(), row["lemma"]) == row["lemma"], f"{written} stands in two entries"


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_every_entry_is_found_in_its_own_example_and_not_in_what_to_say_instead(lang: str):
    missed, kept = [], []
    for row in lexicon.folder(lang, "lexicon"):
        tokens = official.tokens(row["before"])
        found = official.find(tokens, lang=lang)
        places = [" ".join(token.low for token in tokens[first:last]) for first, last, _ in found]
        inside = any(written.lower() in place for place in places for written in (row["lemma"], *row.get("forms", ())))
        if not inside and row["lemma"] not in {entry.lemma for _, _, entry in found}:  # a longer entry may have its place
            missed.append((row["lemma"], row["before"], places))
        if not row.get("legal") and row["lemma"] in {one.text for one in found_in(row["after"], lang=lang)}:
            kept.append((row["lemma"], row["after"]))
    assert missed == []
    assert kept == []


@pytest.mark.parametrize(
    ("lang", "text", "kind", "lemma"),
    [
        ("nl", "Gelieve uw kaart mee te brengen.", Kind.OFFICIAL, "gelieve"),
        ("nl", "Overeenkomstig het reglement betaalt u niets.", Kind.OFFICIAL, "overeenkomstig"),
        ("nl", "Het KOHIER is klaar.", Kind.TERM, "kohier"),
        ("fr", "Le cas échéant, vous envoyez une copie.", Kind.OFFICIAL, "le cas échéant"),
        ("en", "Pay prior to your visit.", Kind.OFFICIAL, "prior to"),
        ("de", "Gemäß der Ordnung zahlen Sie nichts.", Kind.OFFICIAL, "gemäß"),
    ],
)
def test_a_word_of_the_administration_is_found_with_what_to_say(lang: str, text: str, kind: Kind, lemma: str):
    (found,) = [one for one in found_in(text, lang=lang) if one.text == lemma]
    assert found.kind is kind
    assert found.plain or found.explain
    assert text[found.start : found.end].lower().startswith(lemma.split()[0])


@pytest.mark.parametrize(
    "text",
    [
        "Je dient een klacht in om te vragen dat de stad het herstelt.",
        "Zou je graag een afspraak maken?",
        "Het pasje dient als bewijs.",
        "Je vraagt het attest aan op de website en je krijgt het met de post.",
    ],
)
def test_ordinary_dutch_has_no_word_of_the_administration(text: str):
    assert [one.text for one in found_in(text, lang="nl") if not one.weak and one.kind is Kind.OFFICIAL] == []


@pytest.mark.parametrize("text", ["Klik op “kohier”.", "Zet BAROMETER_KOHIER=1.", "Geef --kohier mee."])
def test_a_word_that_is_only_named_or_belongs_to_a_machine_is_fine(text: str):
    assert found_in(text, lang="nl") == []


@pytest.mark.parametrize(
    "text",
    [
        "Een kohier is de lijst van wie een belasting betaalt.",
        "Je staat op het kohier (de lijst van wie betaalt).",
        "Dat staat in het kohier, dat is de lijst van wie betaalt.",
    ],
)
def test_a_term_that_its_sentence_explains_is_fine(text: str):
    assert [one for one in found_in(text, lang="nl") if one.text == "kohier"] == []


@pytest.mark.parametrize(
    ("lang", "text", "short"),
    [
        ("nl", "Breng uw kaart mee m.b.t. uw dossier.", "m.b.t."),
        ("fr", "Contactez le CPAS de votre commune.", "CPAS"),
        ("nl", "Ga naar het OCMW.", "OCMW"),
    ],
)
def test_an_abbreviation_is_found_with_its_full_form(lang: str, text: str, short: str):
    (found,) = short_forms(Sentence(text, 0, 0, len(text)), lang=lang)
    assert found.text == short
    assert len(found.plain) > len(short)


def test_an_abbreviation_that_is_known_or_written_out_is_fine():
    for text in ("Het is 5 km ver.", "Ga naar het openbaar centrum voor maatschappelijk welzijn (OCMW)."):
        assert short_forms(Sentence(text, 0, 0, len(text)), lang="nl") == []


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_every_abbreviation_stands_once_with_its_full_form(lang: str):
    rows = lexicon.folder(lang, "short")
    assert len(rows) >= 60
    assert len({row["short"] for row in rows}) == len(rows)
    assert all(set(row) <= {"short", "full", "known"} and len(row["full"]) > 1 for row in rows)
