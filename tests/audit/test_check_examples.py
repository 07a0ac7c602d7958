"""Every example in every check's YAML, in a real browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from barometer.audit.artifacts.document import Document
from barometer.audit.checks import Check, checks, run_check
from barometer.audit.checks._form import Example
from barometer.audit.gather import GATHERERS
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome

EXAMPLES = [
    pytest.param(check, outcome, example, id=f"{name}-{outcome}-{number}")
    for name, check in checks().items()
    for outcome, examples in check.examples.items()
    for number, example in enumerate(examples, start=1)
]

NOTHING_GATHERED = Snapshot("http://a.test/", "http://a.test/", datetime(2026, 1, 5, tzinfo=UTC), loaded=True)


def counted(said: tuple[Assertion, ...], outcome: Outcome) -> int:
    """How many assertions have this outcome; for passed, how many elements they stand for."""
    return sum(one.count if outcome is Outcome.PASSED else 1 for one in said if one.outcome is outcome)


@pytest.mark.browser
@pytest.mark.parametrize(("check", "outcome", "example"), [one for one in EXAMPLES if one.values[2].html])
def test_an_example_gives_the_outcome_that_it_promises(chrome, site, check: Check, outcome: Outcome, example: Example):
    site.pages["/"], site.frame = "<!doctype html>" + example.html, "<!doctype html>" + example.frame
    others = frozenset(gatherer.name for gatherer in GATHERERS if gatherer.name not in (*check.needs, *check.helped_by))
    snapshot = chrome.snapshot(site, served=example.served, skip=others, tried="forms_tried" in check.needs)
    assert [name for name, _ in snapshot.missing if name in check.needs] == []
    judge(check, outcome, example, snapshot)


@pytest.mark.parametrize(("check", "outcome", "example"), [one for one in EXAMPLES if one.values[2].document])
def test_an_example_document_gives_the_outcome_that_it_promises(check: Check, outcome: Outcome, example: Example):
    facts = TypeAdapter(Document).validate_python(example.document)
    judge(check, outcome, example, replace(NOTHING_GATHERED, title=facts.title, lang=facts.lang, document=facts))


def judge(check: Check, outcome: Outcome, example: Example, snapshot: Snapshot) -> None:
    said = run_check(check, snapshot, strict=True)
    assert counted(said, outcome) == example.count, said
    if outcome is not Outcome.FAILED:
        assert counted(said, Outcome.FAILED) == 0, said
    if outcome is Outcome.FAILED:
        assert counted(said, Outcome.INAPPLICABLE) == 0, said
    assert {one.check for one in said} == {check.id}
    assert {one.criteria for one in said} == {check.criteria}


@pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.id)
def test_every_reason_that_a_check_gives_is_translated(check: Check):
    source = (Path(__file__).parents[2] / "barometer/audit/checks" / f"{check.id}.py").read_text(encoding="utf-8")
    for reason, other in check.reasons.items():
        start = reason.split("{")[0][:40].replace('"', '\\"')
        assert start in source or reason in source, f"{check.id} never says: {reason}"
        assert set(other) == {"nl", "fr"}
        for text in other.values():
            assert sorted(_placeholders(text)) == sorted(_placeholders(reason)), text


def _placeholders(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]
