"""Barriers: the catalogue of what can stand between a resident and the result they have a right to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from barometer.domain.vocabulary import Axis, Channel, OwnerClass, UniversalBarrier


@dataclass(frozen=True, slots=True)
class Barrier:
    """An entry of the catalogue.

    ``axes`` gives each axis that the barrier hits a weight (0–1]; ``criteria`` (WCAG 2.2 numbers) and ``checks`` (ours, and
    ``axe:<rule>``) name the assertions that are evidence of it. ``automation`` says how far a machine can go:
    ``full`` (a pass closes the question), ``partial`` (a failure is sure, a pass is not) or ``none``.
    ``title`` and ``why`` are per language.
    """

    id: str
    title: Mapping[str, str]
    why: Mapping[str, str]
    universal: UniversalBarrier
    owner: OwnerClass
    axes: Mapping[Axis, float]
    provenance: str
    channels: tuple[Channel, ...]
    automation: str
    criteria: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    """Resources whose lack is this barrier (see ``Resource``)."""
    hides_channels: bool = False
    """Whether a page with this barrier leaves residents unaware of the step's other channels."""
