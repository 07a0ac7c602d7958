"""The report as JSON, for pipelines and for whoever wants to compute further. Its shape is ``schema/report.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from barometer.audit.checks import translate_reason, words
from barometer.domain.evidence import Assertion
from barometer.domain.risk import Barometer, Cell, CellBarrier, Fix, Headline
from barometer.usecases.barometers import BarometerReading, PageReading

FORMAT = "json"
SCHEMA = Path(__file__).parent / "schema" / "report.schema.json"
SCHEMA_VERSION = "1"


def write(reading: BarometerReading, *, lang: str) -> str:
    """The whole reading as indented JSON with stable order; the same reading gives the same text."""
    return json.dumps(as_dict(reading, lang=lang), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) that every report satisfies."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def as_dict(reading: BarometerReading, *, lang: str) -> dict[str, Any]:
    """The reading as plain dictionaries and lists."""
    return {
        "schema": SCHEMA_VERSION,
        "audit": {
            "id": reading.audit.id,
            "url": reading.audit.url,
            "state": reading.audit.state.value,
            "started": reading.audit.created_at.isoformat(),
            "finished": reading.audit.finished_at.isoformat() if reading.audit.finished_at else None,
        },
        "pages": [_page(page, lang) for page in reading.pages],
        "barometer": _barometer(reading.barometer, reading, lang),
        "fixes": [_fix(fix) for fix in reading.fixes],
        "versions": dict(sorted(reading.versions.items())),
    }


def _page(page: PageReading, lang: str) -> dict[str, Any]:
    reason = page.reason.format(**dict(page.values)) if page.reason else ""
    return {
        "url": page.url,
        "title": page.title,
        "lang": page.lang,
        "state": page.state.value,
        "reason": reason,
        "places": [{"step": step, "touchpoint": touchpoint} for step, touchpoint in page.places],
        "flow": {"name": page.walked.flow, "state": page.walked.number, "label": page.walked.label} if page.walked else None,
        "consent": {"how": page.consent.how, "text": page.consent.text, "target": page.consent.selector} if page.consent else None,
        "assertions": [_assertion(one, lang) for one in page.assertions],
    }


def _assertion(one: Assertion, lang: str) -> dict[str, Any]:
    return {
        "check": one.check,
        "title": words(one.check, lang).title,
        "outcome": one.outcome.value,
        "mode": one.mode.value,
        "impact": one.impact.name.lower(),
        "criteria": list(one.criteria),
        "count": one.count,
        "reason": str(translate_reason(one, lang)) if one.reason else "",
        "target": {
            "selector": one.target.selector,
            "snippet": one.target.snippet,
            "text": one.target.text,
            "place": one.target.place.value,
            "frame": one.target.frame,
            "needed": one.target.needed,
        },
    }


def _barometer(barometer: Barometer, reading: BarometerReading, lang: str) -> dict[str, Any]:
    return {
        "journey": barometer.journey,
        "stakes": int(barometer.stakes),
        "headline": _headline(barometer.headline),
        "cells": [_cell(cell) for cell in barometer.cells],
        "personas": [
            {
                "persona": risk.persona,
                "low": risk.low,
                "high": risk.high,
                "level": risk.level.value,
                "path": risk.path.value,
                "weakest_step": risk.weakest_step,
                "blocked_steps": list(risk.blocked_steps),
            }
            for risk in barometer.personas
        ],
        "steps": [{"id": step.id, "title": reading.journey.step_title(step.id, lang)} for step in reading.journey.steps],
        "model_version": barometer.model_version,
        "input_hash": barometer.input_hash,
    }


def _headline(headline: Headline) -> dict[str, Any]:
    return {
        "without_path": list(headline.without_path),
        "unproven_path": list(headline.unproven_path),
        "worst_cell": {"persona": headline.worst_persona, "step": headline.worst_step, "level": headline.worst_level.value},
        "best_served": headline.best_served,
        "worst_served": headline.worst_served,
        "gap": headline.gap,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "persona": cell.persona,
        "step": cell.step,
        "level": cell.level.value,
        "level_high": cell.level_high.value,
        "low": cell.low,
        "high": cell.high,
        "inherent": cell.inherent,
        "grade": cell.grade.value,
        "blocked": cell.blocked,
        "barriers": [_barrier(entry) for entry in cell.barriers],
        "unknown": {axis.value: list(ids) for axis, ids in cell.unknown.items()},
        "channels": [
            {
                "touchpoint": way.touchpoint,
                "counts": way.counts,
                "reach": way.reach,
                "low": way.low,
                "high": way.high,
                "blocked": way.blocked,
                "hidden_by": list(way.hidden_by),
            }
            for way in cell.channels
        ],
    }


def _barrier(entry: CellBarrier) -> dict[str, Any]:
    return {
        "barrier": entry.barrier,
        "kind": entry.kind,
        "severity": entry.severity.value,
        "relevance": entry.relevance,
        "q": entry.q,
        "contribution": entry.contribution,
        "low_without": entry.low_without,
        "level_without": entry.level_without.value,
        "sources": list(entry.sources),
        "touchpoints": list(entry.touchpoints),
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "barrier": fix.barrier,
        "step": fix.step or None,
        "steps": list(fix.steps),
        "drops": dict(fix.drops),
        "cells_lower": fix.cells_lower,
        "opens_path": list(fix.opens_path),
        "cards": list(fix.cards),
    }
