"""The barrier catalogue, with the weights that EN 301 549 table B.2 gives through the criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from barometer.domain.barrier import Barrier
from barometer.domain.persona import Persona
from barometer.domain.vocabulary import Axis, Channel, OwnerClass, Resource, UniversalBarrier
from barometer.scoring.model import FOLDER
from barometer.yamls import load_yaml


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All barriers, and which of them a check, a criterion or a lacking resource is evidence of."""

    barriers: Mapping[str, Barrier]
    by_check: Mapping[str, str]
    by_criterion: Mapping[str, str]
    by_resource: Mapping[Resource, str]
    fps_version: str

    def barrier_of(self, check: str, criteria: tuple[str, ...]) -> str | None:
        """The barrier that an assertion is evidence of: by its check first, then by its first known criterion; None when it is none."""
        if check in self.by_check:
            return self.by_check[check]
        return next((self.by_criterion[number] for number in criteria if number in self.by_criterion), None)


def relevance(barrier: Barrier, persona: Persona) -> float:
    """How much the barrier concerns the persona: the maximum over axes of need × weight, 0–1."""
    return max((persona.need(axis) * weight for axis, weight in barrier.axes.items()), default=0.0)


def read_yaml(name: str) -> Any:
    """One of the model's data files."""
    return load_yaml((FOLDER / name).read_text("utf-8"))


def fps_weights() -> dict[str, dict[Axis, float]]:
    """Criterion → axis → weight, from ``fps.yaml`` (table B.2 and our additions for WCAG 2.2)."""
    data = read_yaml("fps.yaml")
    weights: dict[str, dict[Axis, float]] = {}
    for section in ("criteria", "added"):
        for number, row in data[section].items():
            weights[str(number)] = {
                Axis(axis): float(data["weights"][kind]) for kind in ("secondary", "primary") for axis in row.get(kind, ())
            }
    return weights


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the product. A city's pack cannot change it."""
    fps = fps_weights()
    barriers = {row["id"]: _barrier(row, fps) for row in read_yaml("barriers.yaml")}
    by_check = {check: barrier.id for barrier in barriers.values() for check in barrier.checks}
    by_criterion = {number: barrier.id for barrier in barriers.values() for number in barrier.criteria}
    by_resource = {Resource(name): barrier.id for barrier in barriers.values() for name in barrier.demands}
    return Catalogue(barriers, by_check, by_criterion, by_resource, str(read_yaml("fps.yaml")["version"]))


def _barrier(row: Mapping[str, Any], fps: Mapping[str, Mapping[Axis, float]]) -> Barrier:
    axes: dict[Axis, float] = {}
    for number in row.get("criteria", ()):
        for axis, weight in fps.get(number, {}).items():
            axes[axis] = max(axes.get(axis, 0.0), weight)
    for name, entry in (row.get("axes") or {}).items():
        axes[Axis(name)] = max(axes.get(Axis(name), 0.0), float(entry["weight"]))
    return Barrier(
        id=row["id"],
        title=row["title"],
        why=row["why"],
        universal=UniversalBarrier(row["universal"]),
        owner=OwnerClass(row["owner"]),
        axes=axes,
        provenance="EN 301 549 v3.2.1 table B.2 through the criteria; other axes as barriers.yaml says",
        channels=tuple(Channel(name) for name in row["channels"]),
        automation=row["automation"],
        criteria=tuple(row.get("criteria", ())),
        checks=tuple(row.get("checks", ())),
        demands=tuple(row.get("demands", ())),
        hides_channels=bool(row.get("hides_channels", False)),
    )
