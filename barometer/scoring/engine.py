"""The engine: a case → the barometer. Pure; which file holds which point of the scoring design stands in ``README.md``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from barometer.domain.journey import Step, Touchpoint
from barometer.domain.risk import Barometer, Case, Cell, PersonaRisk, Place
from barometer.domain.vocabulary import Stakes
from barometer.scoring.announce import hide_unannounced
from barometer.scoring.catalogue import Catalogue
from barometer.scoring.cell import Scored, score_cell
from barometer.scoring.digest import digest, input_hash
from barometer.scoring.explain import explain
from barometer.scoring.journey import headline, score_journey
from barometer.scoring.model import Model
from barometer.scoring.way import Findings, Profile, Way, by_barrier, find_way


class Engine:
    """Scores cases with one catalogue and one model."""

    def __init__(self, catalogue: Catalogue, model: Model) -> None:
        self.catalogue, self.model = catalogue, model
        self._rules = digest((catalogue, model))

    def score(self, case: Case) -> Barometer:
        """The barometer of a case, explained."""
        findings = findings_of(case)
        cells: list[Cell] = []
        risks: list[PersonaRisk] = []
        for profile in self.profiles(case):
            row: dict[str, Scored] = {}
            for step in case.journey.steps:
                ways = self.ways(profile, step, findings)
                scored = self.scored(profile, step, ways, case.stakes)
                why = explain(cell=scored.cell, step=step, ways=ways, stakes=case.stakes, model=self.model)
                row[step.id] = scored
                cells.append(replace(scored.cell, barriers=why))
            risks.append(self.risk(profile, case, row))
        return Barometer(
            journey=case.journey.id,
            stakes=case.stakes,
            headline=headline(cells, risks),
            cells=tuple(cells),
            personas=tuple(risks),
            model_version=self.model.version,
            input_hash=input_hash(case, self._rules),
        )

    def profiles(self, case: Case) -> list[Profile]:
        """The personas of a case with what concerns them, by id."""
        return [Profile.of(persona, self.catalogue) for persona in sorted(case.personas, key=lambda one: one.id)]

    def ways(self, profile: Profile, step: Step, findings: Mapping[Place, Findings]) -> tuple[Way, ...]:
        """Every touchpoint of a step for one persona."""
        ways = tuple(self.way(profile, point, findings.get((step.id, point.id), {})) for point in step.touchpoints)
        return hide_unannounced(ways, profile=profile, step=step, findings=findings)

    def way(self, profile: Profile, touchpoint: Touchpoint, findings: Findings) -> Way:
        """One touchpoint for one persona."""
        return find_way(profile=profile, touchpoint=touchpoint, findings=findings, catalogue=self.catalogue, model=self.model)

    def scored(self, profile: Profile, step: Step, ways: tuple[Way, ...], stakes: Stakes) -> Scored:
        """One cell, without its explanation."""
        return score_cell(persona=profile.persona.id, step=step, ways=ways, stakes=stakes, model=self.model)

    def risk(self, profile: Profile, case: Case, row: Mapping[str, Scored]) -> PersonaRisk:
        """One persona over the whole journey; ``row`` is step id → scored cell."""
        return score_journey(persona=profile.persona.id, journey=case.journey, row=row, stakes=case.stakes, model=self.model)


def findings_of(case: Case) -> dict[Place, Findings]:
    """The evidence of a case by place and barrier."""
    return {place: by_barrier(evidence) for place, evidence in case.evidence.items()}
