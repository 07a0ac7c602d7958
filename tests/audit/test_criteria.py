"""The criteria of WCAG 2.2, and the steps for a person: complete, and in three languages."""

from __future__ import annotations

import pytest
import yaml

from barometer.audit.checks import checks
from barometer.audit.criteria import FILE, Criterion, criteria
from barometer.i18n import LOCALES
from barometer.plain import analyse
from barometer.plain.findings import Kind

LEVELS = {"A": 31, "AA": 24}


def test_all_criteria_of_level_a_and_aa_are_there_in_their_order():
    numbers = list(criteria())
    assert len(numbers) == 55
    assert {level: sum(one.level == level for one in criteria().values()) for level in LEVELS} == LEVELS
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])
    assert len({one.slug for one in criteria().values()}) == 55


@pytest.mark.parametrize("criterion", criteria().values(), ids=lambda one: one.number)
def test_a_criterion_says_what_to_look_at_and_how_in_each_language(criterion: Criterion):
    assert set(criterion.title) == set(criterion.look) == set(criterion.how) == set(LOCALES)
    assert {len(steps) for steps in criterion.how.values()} <= {2, 3}
    for texts in (criterion.look.values(), *criterion.how.values()):
        for text in texts:
            assert text.rstrip('»”"')[-1] in ".?", text
            assert ";" not in text


def test_dutch_steps_are_short():
    for number, row in yaml.safe_load(FILE.read_text("utf-8")).items():
        for text in (row["look"]["nl"], *row["how"]["nl"]):
            assert all(len(sentence.split()) <= 25 for sentence in text.replace("?", ".").split(".")), number


def test_the_clause_of_en_301_549_is_given_for_what_was_in_wcag_2_1():
    assert (criteria()["1.4.3"].clause, criteria()["2.5.8"].clause) == ("9.1.4.3", "")


def test_a_check_is_about_criteria_that_exist_on_level_a_or_aa_or_says_none():
    aaa = {"1.4.8", "2.4.9", "2.4.10", "3.1.3", "3.1.4", "3.1.5", "3.2.5", "2.2.6", "2.4.8", "1.4.9", "2.5.5", "3.3.5", "2.4.12", "2.4.13"}
    for check in checks().values():
        assert set(check.criteria) <= set(criteria()) | aaa, check.id


@pytest.mark.parametrize("lang", LOCALES)
def test_our_own_auditor_finds_no_long_or_passive_sentence_in_the_steps(lang: str):
    kinds = {Kind.LONG_SENTENCE, Kind.PASSIVE, Kind.OFFICIAL}
    texts = [text for one in criteria().values() for text in (one.title[lang], one.look[lang], *one.how[lang])]
    assert [
        (found.text, text) for text in texts for found in analyse([text], lang=lang).findings if found.kind in kinds and not found.weak
    ] == []
