"""A reading of a text for a machine."""

from __future__ import annotations

import json
from typing import Any

from barometer.i18n import words as interface
from barometer.plain import Finding, Level
from barometer.reports.plain_words import TITLES, advice, not_looked_for, shown, why_unknown
from barometer.usecases.plain_texts import PlainReading


def write(reading: PlainReading, *, lang: str, weak: bool = False) -> str:
    """The reading as JSON.

    Numbers that are unknown are null, and the reason is in ``unknown``; offsets count characters in a passage. ``not_looked_for`` are the
    kinds of findings that cannot be told in the language of the text.
    """
    say, found = interface(lang), reading.analysis
    hard, taken = found.difficulty, found.measures
    told: dict[str, Any] = {
        "name": reading.text.name,
        "cut": reading.text.cut,
        "lang": found.lang,
        "words": found.words,
        "difficulty": round(hard.score, 2) if hard else None,
        "level": str(hard.level if hard else Level.UNKNOWN),
        "unknown": why_unknown(reading, say),
        "not_looked_for": [str(kind) for kind in not_looked_for(found.lang)],
        "lint": round(hard.lint, 2) if hard and hard.lint is not None else None,
        "struggle": hard.struggle if hard else None,
        "baselines": {
            "words_per_sentence": round(taken.words_per_sentence, 2) if taken else None,
            "lix": round(taken.lix, 1) if taken else None,
            "flesch": round(taken.flesch, 1) if taken and taken.flesch is not None else None,
        },
        "passages": [{"tag": one.tag, "text": one.text, "template": one.template} for one in reading.text.passages],
        "findings": [_row(one, advice(one, say), say(TITLES[one.kind])) for one in shown(reading, weak=weak)],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _row(finding: Finding, asked: str, title: str) -> dict[str, Any]:
    start = finding.sentence.start + finding.start
    return {
        "kind": str(finding.kind),
        "title": title,
        "passage": finding.sentence.block,
        "start": start,
        "end": start + finding.end - finding.start,
        "text": finding.text,
        "sentence": finding.sentence.text,
        "plain": finding.plain,
        "explain": finding.explain,
        "advice": asked,
        "major": finding.major,
    }
