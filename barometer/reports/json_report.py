"""The report as JSON, for pipelines and for whoever wants to compute further. Its shape is ``schema/report.schema.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from barometer.audit.told import translate_reason, words
from barometer.domain.evidence import Assertion
from barometer.domain.fault import Fault, KnownFault
from barometer.domain.gate import Gate, Waiver
from barometer.domain.risk import Barometer, Cell, CellBarrier, Fix, Headline
from barometer.reports.faults import known_title, sentence
from barometer.usecases.barometers import BarometerReading, PageReading

FORMAT = "json"
SCHEMA = Path(__file__).parent / "schema" / "report.schema.json"
SCHEMA_VERSION = "2"


def write(reading: BarometerReading, *, lang: str, gate: Gate | None = None) -> str:
    """The whole reading as indented JSON with stable order; the same reading gives the same text."""
    return json.dumps(as_dict(reading, lang=lang, gate=gate), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) that every report satisfies."""
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def as_dict(reading: BarometerReading, *, lang: str, gate: Gate | None = None) -> dict[str, Any]:
    """The reading as plain dictionaries and lists."""
    return {
        "schema": SCHEMA_VERSION,
        "audit": {
            "id": reading.audit.id,
            "url": reading.audit.url,
            "device": reading.audit.device.value,
            "state": reading.audit.state.value,
            "started": reading.audit.created_at.isoformat(),
            "finished": reading.audit.finished_at.isoformat() if reading.audit.finished_at else None,
        },
        "pages": [_page(page, lang) for page in reading.pages],
        "faults": [_fault(fault, reading, lang, gate) for fault in reading.faults],
        "faults_gone": [_known(one, lang) for one in reading.over_time.gone],
        "faults_in_short": sentence(reading.faults, lang),
        "gate": _gate(gate, lang) if gate else None,
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
    title = words(one.check, lang).title
    return {
        "check": one.check,
        "title": title,
        "outcome": one.outcome.value,
        "mode": one.mode.value,
        "impact": one.impact.name.lower(),
        "criteria": list(one.criteria),
        "count": one.count,
        "target": one.target.selector,
        "snippet": one.target.snippet,
        "message": (str(translate_reason(one, lang)) if one.reason else "") or title,
        "text": one.target.text,
        "place": one.target.place.value,
        "frame": one.target.frame,
        "needed": one.target.needed,
    }


def _fault(fault: Fault, reading: BarometerReading, lang: str, gate: Gate | None) -> dict[str, Any]:
    history = reading.over_time.of[fault.fingerprint]
    passage = gate.passage(fault.fingerprint) if gate else None
    return {
        "fingerprint": fault.fingerprint,
        "check": fault.check,
        "title": words(fault.check, lang).title,
        "outcome": fault.outcome.value,
        "cause": fault.cause.value,
        "impact": fault.impact.name.lower(),
        "criteria": list(fault.criteria),
        "count": fault.count,
        "pages": list(fault.pages),
        "places": [place.value for place in fault.places],
        "standing": history.standing.value,
        "since": history.since.isoformat() if history.since else None,
        "passage": passage.value if passage else None,
        "examples": [{"page": example.page, **_assertion(example.assertion, lang)} for example in fault.examples],
    }


def _known(one: KnownFault, lang: str) -> dict[str, Any]:
    return {
        "fingerprint": one.fingerprint,
        "check": one.check,
        "title": str(known_title(one, lang)),
        "impact": one.impact.name.lower(),
        "pages": list(one.pages),
    }


def _gate(gate: Gate, lang: str) -> dict[str, Any]:
    return {
        "new": [fault.fingerprint for fault in gate.new],
        "known": [fault.fingerprint for fault in gate.known],
        "waived": [
            {"fingerprint": fault.fingerprint, "waivers": [_waiver(waiver) for waiver in waivers]} for fault, waivers in gate.waived
        ],
        "gone": [_known(one, lang) for one in gate.gone],
        "unseen": [_known(one, lang) for one in gate.unseen],
        "expired": [_waiver(waiver) for waiver in gate.expired],
        "unmatched": [_waiver(waiver) for waiver in gate.unmatched],
    }


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "check": waiver.check,
        "page": waiver.page,
        "fingerprint": waiver.fingerprint,
        "reason": waiver.reason,
        "by": waiver.by,
        "expires": waiver.expires.isoformat(),
        "where": waiver.where,
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
