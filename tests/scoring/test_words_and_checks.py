"""The data of the model keeps step with the vocabularies, the resources, our checks and the rules of axe."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

import pytest
import yaml

from barometer import audit
from barometer.audit.axe import criteria
from barometer.domain import vocabulary
from barometer.domain.vocabulary import Axis, Grade, Resource
from barometer.scoring.catalogue import load_catalogue, read_yaml

CATALOGUE = load_catalogue()
LANGUAGES = {"nl", "en", "fr"}
AUDIT = Path(audit.__file__).parent
OWN_CHECKS = {path.stem for folder in ("checks", "across") for path in (AUDIT / folder).glob("*.yaml") if not path.name.startswith("_")}


# -- resources.yaml and vocabulary.yaml -------------------------------------------------------------------------------------


def test_every_resource_is_the_demand_of_the_barrier_that_it_names() -> None:
    resources = read_yaml("resources.yaml")
    assert set(resources) == {resource.value for resource in Resource}
    assert {Resource(name): row["barrier"] for name, row in resources.items()} == CATALOGUE.by_resource
    for row in resources.values():
        assert set(row["name"]) == set(row["missing"]) == LANGUAGES


def test_every_axis_has_a_name_and_an_explanation() -> None:
    axes = read_yaml("axes.yaml")
    assert set(axes) == {axis.value for axis in Axis}
    for row in axes.values():
        assert set(row["name"]) == set(row["explanation"]) == LANGUAGES
        assert row["frame"]


WORDS = read_yaml("vocabulary.yaml")


@pytest.mark.parametrize("name", list(WORDS))
def test_every_value_of_a_vocabulary_has_its_words(name: str) -> None:
    kind: type[Enum] = getattr(vocabulary, name)
    assert set(WORDS[name]) == {member.value for member in kind}
    assert all(set(words) >= LANGUAGES for words in WORDS[name].values())


def test_the_vocabularies_that_the_barometer_shows_have_words() -> None:
    shown = {"Channel", "Level", "Grade", "OwnerClass", "UniversalBarrier", "Stakes", "Band", "Severity", "PathStatus", "Outcome", "Place"}
    assert shown <= set(WORDS)


# -- checks and axe rules ---------------------------------------------------------------------------------------------------


def test_every_check_of_ours_is_evidence_of_a_barrier_and_every_such_check_exists() -> None:
    assert {check for check in CATALOGUE.by_check if ":" not in check} == OWN_CHECKS


def axe_rules() -> dict[str, tuple[str, ...]]:
    """Rule id → tags, as they stand in the axe-core that the audit runs."""
    engine = (AUDIT / "vendor" / "axe" / "axe.min.js").read_text("utf-8")
    found = re.findall(r'\{id:"([a-z0-9-]+)"[^{}]*?tags:\[([^\]]*)\]', engine)
    return {rule: tuple(tag.strip('"') for tag in tags.split(",")) for rule, tags in found}


RULES = axe_rules()
LEVELS = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"}


def test_the_rules_of_axe_are_read() -> None:
    assert len(RULES) > 90
    assert set(yaml.safe_load((AUDIT / "axe_words.yaml").read_text("utf-8"))) <= set(RULES)


@pytest.mark.parametrize("rule", sorted(rule for rule, tags in RULES.items() if LEVELS & set(tags)))
def test_every_axe_rule_of_level_a_or_aa_is_evidence_of_a_barrier(rule: str) -> None:
    assert CATALOGUE.barrier_of(f"axe:{rule}", criteria(RULES[rule])) in CATALOGUE.barriers


def test_every_axe_rule_that_the_catalogue_names_exists() -> None:
    assert {check.removeprefix("axe:") for check in CATALOGUE.by_check if ":" in check} - set(RULES) == set()


def test_grades_rise_from_nothing_to_a_test_with_the_people_themselves() -> None:
    assert [grade.rank for grade in Grade] == sorted(grade.rank for grade in Grade)
    assert Grade.NONE.rank < Grade.AUTOMATED.rank < Grade.SELF_ASSESSMENT.rank < Grade.TESTED_WITH_PROFILE.rank
