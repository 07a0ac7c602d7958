"""Abbreviations that are not written out, with what they stand for.

The lists are ``<lang>/short/*.yaml``. One that everybody knows ("km") is no finding, nor one that the sentence itself writes out in
brackets.
"""

from __future__ import annotations

import re
from functools import cache

from barometer.plain import lexicon


@cache
def _listed(lang: str) -> tuple[re.Pattern[str] | None, dict[str, str], frozenset[str]]:
    rows = lexicon.folder(lang, "short")
    if not rows:
        return None, {}, frozenset()
    full = {row["short"]: row["full"] for row in rows}
    known = frozenset(row["short"] for row in rows if row.get("known"))
    longest_first = sorted(full, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), full, known


def find(text: str, *, lang: str) -> list[tuple[int, int, str]]:
    """Start, end and full form of each abbreviation in a sentence that has to be written out."""
    pattern, full, known = _listed(lang)
    if pattern is None:
        return []
    low = text.lower()
    return [
        (match.start(), match.end(), full[match.group()])
        for match in pattern.finditer(text)
        if match.group() not in known and full[match.group()].lower() not in low
    ]
