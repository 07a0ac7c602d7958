"""What to do: each fixable thing, what it would give and for whom, and the cards that help with it (point 11 of the scoring design).

A fault that stands in the shared template is one fix for all steps; anything else is a fix on its step. Every drop is computed by
scoring the case again without it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import replace

from barometer.domain.card import Card
from barometer.domain.evidence import Evidence
from barometer.domain.journey import Journey, Step, Touchpoint
from barometer.domain.risk import Barometer, Case, Fix, PersonaRisk
from barometer.domain.risk import Place as StepPlace
from barometer.domain.vocabulary import Outcome, PathStatus, Place
from barometer.scoring.announce import hide_unannounced
from barometer.scoring.catalogue import Catalogue
from barometer.scoring.cell import DIGITS, Scored
from barometer.scoring.engine import Engine, findings_of
from barometer.scoring.evidence import split_source
from barometer.scoring.way import PREREQUISITE, Findings, Profile, Way, by_barrier, demanded

TEMPLATE = ""
"""The step of a fix in the shared template."""


def fixes(engine: Engine, case: Case, barometer: Barometer, cards: Iterable[Card] = ()) -> tuple[Fix, ...]:
    """All fixes of what concerns somebody, best first: who gets a way, then how many cells fall a level, then how far chances fall."""
    by_card: dict[str, list[str]] = {}
    for card in sorted(cards, key=lambda one: one.id):
        for barrier in card.lowers:
            by_card.setdefault(barrier, []).append(card.id)
    bench = _Bench(engine, case, barometer)
    found = [bench.fix(barrier, step, tuple(by_card.get(barrier, ()))) for barrier, step in fixable(barometer)]
    return tuple(sorted(found, key=lambda fix: (-len(fix.opens_path), -fix.cells_lower, -round(fix.total, DIGITS), fix.barrier, fix.step)))


def fixable(barometer: Barometer) -> list[tuple[str, str]]:
    """Barrier and step of everything that the explanations name; the step is empty for what stands in the template."""
    keys = set()
    for cell in barometer.cells:
        for entry in cell.barriers:
            for source in entry.sources:
                shared = entry.kind != PREREQUISITE and _in_template(source)
                keys.add((entry.barrier, TEMPLATE if shared else cell.step))
    return sorted(keys)


def _in_template(source: str) -> bool:
    try:
        return split_source(source)[1] is Place.TEMPLATE
    except ValueError:
        return False


class _Bench:
    """One case on the workbench: scored once, then again for every fix, but only the touchpoints that the fix changes."""

    def __init__(self, engine: Engine, case: Case, barometer: Barometer) -> None:
        self.engine, self.case = engine, case
        self.findings = findings_of(case)
        self.profiles = engine.profiles(case)
        self.risks = {risk.persona: risk for risk in barometer.personas}
        self.ways: dict[tuple[str, str], tuple[Way, ...]] = {}
        self.rows: dict[str, dict[str, Scored]] = {}
        for profile in self.profiles:
            row = self.rows[profile.persona.id] = {}
            for step in case.journey.steps:
                ways = self.ways[profile.persona.id, step.id] = engine.ways(profile, step, self.findings)
                row[step.id] = engine.scored(profile, step, ways, case.stakes)

    def fix(self, barrier: str, step: str, cards: tuple[str, ...]) -> Fix:
        """What it gives to mend one barrier on one step, or in the template."""
        mended = {place: mend(found, barrier, step) for place, found in self.case.evidence.items() if step in (TEMPLATE, place[0])}
        changed = {place: by_barrier(found) for place, found in mended.items() if found != self.case.evidence[place]}
        journey = self.case.journey if step == TEMPLATE else without_demands(self.case.journey, barrier, step, self.engine.catalogue)
        steps = [one for one in journey.steps if one.id == step or any(place[0] == one.id for place in changed)]
        drops: dict[str, float] = {}
        opens: list[str] = []
        lower = 0
        for profile in self.profiles:
            persona, before = profile.persona.id, self.rows[profile.persona.id]
            after = {one.id: self.engine.scored(profile, one, self._again(profile, one, changed), self.case.stakes) for one in steps}
            lower += sum(after[one].cell.level.rank < before[one].cell.level.rank for one in after)
            old, new = self.risks[persona], self.engine.risk(profile, self.case, {**before, **after})
            if new.low < old.low:
                drops[persona] = round(old.low - new.low, DIGITS)
            if _opened(old, new):
                opens.append(persona)
        return Fix(
            barrier=barrier,
            step=step,
            steps=tuple(sorted(one.id for one in steps)),
            drops=drops,
            cells_lower=lower,
            opens_path=tuple(opens),
            cards=cards,
        )

    def _again(self, profile: Profile, step: Step, changed: Mapping[StepPlace, Findings]) -> tuple[Way, ...]:
        """The ways of a step, made again where the evidence or the demands changed."""
        ways = tuple(
            old
            if old.touchpoint is point and (step.id, point.id) not in changed
            else self.engine.way(profile, point, changed.get((step.id, point.id), self.findings.get((step.id, point.id), {})))
            for old, point in zip(self.ways[profile.persona.id, step.id], step.touchpoints, strict=True)
        )
        return hide_unannounced(ways, profile=profile, step=step, findings=ChainMap(dict(changed), self.findings))


def _opened(old: PersonaRisk, new: PersonaRisk) -> bool:
    return old.path is PathStatus.NONE and new.path is not PathStatus.NONE


def mend(evidence: tuple[Evidence, ...], barrier: str, step: str) -> tuple[Evidence, ...]:
    """Evidence in which the barrier passes instead of failing: everywhere on a step, or only what stands in the template."""
    return tuple(
        replace(one, outcome=Outcome.PASSED)
        if one.barrier == barrier and one.outcome is Outcome.FAILED and (step != TEMPLATE or _in_template(one.source))
        else one
        for one in evidence
    )


def without_demands(journey: Journey, barrier: str, step: str, catalogue: Catalogue) -> Journey:
    """The journey in which no touchpoint of the step asks what is this barrier to whoever lacks it."""

    def asking_less(point: Touchpoint) -> Touchpoint:
        left = tuple(one for one in point.demands if demanded(one, catalogue) != barrier)
        return point if len(left) == len(point.demands) else replace(point, demands=left)

    target = journey.step(step)
    changed = replace(target, touchpoints=tuple(asking_less(point) for point in target.touchpoints))
    return replace(journey, steps=tuple(changed if one.id == step else one for one in journey.steps))


def cards_for(barriers: Iterable[str], cards: Mapping[str, Card]) -> tuple[Card, ...]:
    """The cards that lower any of these barriers, those that lower most of them first."""
    wanted = set(barriers)
    ranked = [(len(wanted.intersection(card.lowers)), card) for card in cards.values()]
    return tuple(card for count, card in sorted(ranked, key=lambda pair: (-pair[0], pair[1].id)) if count)
