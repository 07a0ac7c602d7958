"""Every example in every check's YAML, in a real browser."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from barometer.audit.artifacts.document import Document
from barometer.audit.checks import Check, checks, run_check
from barometer.audit.checks._form import Example
from barometer.audit.gather import GATHERERS
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome
from tests.audit.conftest import Chrome, Site, new_site, serve

AT_ONCE = 4
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


@dataclass
class Gathered:
    """Snapshots of the examples that this run asks for, several pages at once: most of them wait most of the time."""

    chrome: Chrome
    sites: list[Site]
    waiting: list[tuple[Check, Example]]
    done: list[tuple[Example, Snapshot | BaseException]] = field(default_factory=list)

    def of(self, example: Example) -> Snapshot:
        while not any(known is example for known, _ in self.done):
            batch, self.waiting = self.waiting[: len(self.sites)], self.waiting[len(self.sites) :]
            assert batch, "every example that is asked for was waiting"
            pages = [self._look(site, *one) for site, one in zip(self.sites, batch, strict=False)]
            made = self.chrome.run(_together(pages), within=100)
            self.done += [(one, snapshot) for (_, one), snapshot in zip(batch, made, strict=True)]
        place = next(at for at, (known, _) in enumerate(self.done) if known is example)
        _, snapshot = self.done.pop(place)
        if isinstance(snapshot, BaseException):
            raise snapshot
        return snapshot

    async def _look(self, site: Site, check: Check, example: Example) -> Snapshot:
        site.pages["/"], site.frame = "<!doctype html>" + example.html, "<!doctype html>" + example.frame
        others = frozenset(gatherer.name for gatherer in GATHERERS if gatherer.name not in (*check.needs, *check.helped_by))
        return await self.chrome.look(site, served=example.served, skip=others, tried="forms_tried" in check.needs)


async def _together(pages: list[Coroutine[Any, Any, Snapshot]]) -> list[Snapshot | BaseException]:
    return await asyncio.gather(*pages, return_exceptions=True)


@pytest.fixture(scope="module")
def gathered(request: pytest.FixtureRequest, chrome: Chrome) -> Iterator[Gathered]:
    asked = [item.callspec.params for item in request.session.items if "gathered" in getattr(item, "fixturenames", ())]
    with ExitStack() as stack:
        sites = [new_site(stack.enter_context(serve())) for _ in range(AT_ONCE)]
        yield Gathered(chrome, sites, [(one["check"], one["example"]) for one in asked])


@pytest.mark.browser
@pytest.mark.parametrize(("check", "outcome", "example"), [one for one in EXAMPLES if one.values[2].html])
def test_an_example_gives_the_outcome_that_it_promises(gathered: Gathered, check: Check, outcome: Outcome, example: Example):
    snapshot = gathered.of(example)
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
