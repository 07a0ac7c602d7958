"""The scoring model as data: ``model.yaml`` read into frozen numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from barometer.domain.vocabulary import Band, Channel, Grade, Has, Impact, Level, Persistence, Severity, Stakes
from barometer.yamls import load_yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Model:
    """All numbers that turn evidence into risk. Chances and shares are 0–1; see ``model.yaml`` for reasons and provenance."""

    version: str
    severity_chance: Mapping[Severity, float]
    severity_table: Mapping[tuple[Impact, Persistence], Severity]
    some_share: float
    most_share: float
    most_at_least: int
    template_persistence: Persistence
    needed_raise: int
    element_cap: Impact
    prerequisite_chance: Mapping[Has, float]
    band_edges: Mapping[Band, float]
    matrix: Mapping[tuple[Stakes, Band], Level]
    reach: Mapping[Channel, float]
    support_evidence: Mapping[Grade, float]
    full_effect: int
    unknown_severity: Severity
    implied_stakes: Stakes

    def severity(self, impact: Impact, persistence: Persistence) -> Severity:
        """Impact × persistence."""
        return self.severity_table[impact, persistence]

    def band(self, chance: float) -> Band:
        """The likelihood band of a chance of failing."""
        reached = [band for band, edge in self.band_edges.items() if chance >= edge]
        return max(reached, default=Band.LOW)

    def lower_edge(self, band: Band) -> float:
        """The smallest chance that falls in a band."""
        return self.band_edges.get(band, 0.0)

    def level(self, chance: float, stakes: Stakes) -> Level:
        """Likelihood band × stakes."""
        return self.matrix[stakes, self.band(chance)]

    def support_weight(self, grade: Grade) -> float:
        """What support is worth with evidence of this grade: that of the best grade in the table that it reaches."""
        reached = [one for one in self.support_evidence if one.rank <= grade.rank]
        return self.support_evidence[max(reached, key=lambda one: one.rank)]

    def persistence(self, *, failing: int, applicable: int) -> Persistence:
        """How often the barrier is met, from the share of applicable elements in the main content that fail."""
        share = failing / applicable if applicable else 1.0
        if share >= self.most_share and failing >= self.most_at_least:
            return Persistence.MOST
        return Persistence.SOME if share >= self.some_share else Persistence.RARE


def _values(section: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entry["value"] for name, entry in section.items()}


def model_document() -> dict[str, Any]:
    """``model.yaml`` as it stands, with reasons and provenance, for the method page."""
    document: dict[str, Any] = load_yaml((FOLDER / "model.yaml").read_text("utf-8"))
    return document


@cache
def load_model() -> Model:
    """The model that ships with the product. A city's pack cannot change it."""
    data = model_document()
    persistence, impact, support = _values(data["persistence"]), _values(data["impact"]), _values(data["support"])
    bands = _values(data["bands"])
    return Model(
        version=data["version"],
        severity_chance={Severity(name): value for name, value in _values(data["severity_chance"]).items()},
        severity_table={
            (Impact(i), Persistence(p)): Severity(name) for i, row in data["severity_table"]["rows"].items() for p, name in row.items()
        },
        some_share=persistence["some_share"],
        most_share=persistence["most_share"],
        most_at_least=persistence["most_at_least"],
        template_persistence=Persistence(persistence["template"]),
        needed_raise=impact["needed_raise"],
        element_cap=Impact(impact["element_cap"]),
        prerequisite_chance={Has(name): value for name, value in _values(data["prerequisite_chance"]).items()},
        band_edges={Band.MODERATE: bands["moderate"], Band.HIGH: bands["high"], Band.VERY_HIGH: bands["very_high"]},
        matrix={
            (Stakes(stakes), band): Level(level)
            for stakes, row in data["matrix"]["rows"].items()
            for band, level in zip(Band, row, strict=True)
        },
        reach={Channel(name): value for name, value in _values(data["reach"]).items()},
        support_evidence={
            Grade.NONE: support["evidence_announced"],
            Grade.SELF_ASSESSMENT: support["evidence_tried"],
            Grade.TESTED_WITH_PROFILE: support["evidence_tested"],
        },
        full_effect=support["full_effect"],
        unknown_severity=Severity(data["unknown"]["severity"]["value"]),
        implied_stakes=Stakes(data["implied"]["stakes"]["value"]),
    )
