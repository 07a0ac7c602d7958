"""Pictures of text, which cannot be enlarged, recoloured or translated like text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Picture, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.checks.silent_pictures import LOGO, file_name
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.words import letter_words

say = Say(__file__)

WORDS, DRAWN, FLAT, WIDE = (threshold(__file__, name) for name in ("many_words", "drawn_words", "flat", "wide"))
POSTER = r"poster|affiche|flyer|uitnodiging|invitation|infogra\w+|aankondiging|announcement|spandoek"
FILE = re.compile(rf"(?<![a-z])(te(xt|kst|xte)|title|titel|heading|kop|quote|citaat|folder|{POSTER})(?![a-z])", re.IGNORECASE)
SAID = re.compile(rf"(?<![a-z])({POSTER})(?![a-z])", re.IGNORECASE)
CHART = re.compile(r"chart|graph|grafiek|diagram|plan\b|map\b|kaart|figuur|figure|schema", re.IGNORECASE)


def image_of_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """A drawing whose code holds a sentence of text fails; a flat picture with a long text, or one named after text, needs a look."""
    shown = [one for one in (snapshot.structure or Structure()).pictures if one.kind == "img" and one.width >= 40 and one.height >= 10]
    judged = {one: _judged(one) for one in shown}
    fine = say.passed(one.element for one, assertion in judged.items() if assertion is None)
    yield from reported([*(assertion for assertion in judged.values() if assertion), *fine], say)


def _judged(one: Picture) -> Assertion | None:
    said = f"{file_name(one.src)} {one.alt or ''}"
    if LOGO.search(said) or CHART.search(said):
        return None
    if len(letter_words(one.text)) >= DRAWN:
        return say.failed(one.element, "This picture is made of text: “{text}”.", text=one.text[:80])
    words = len(letter_words(one.alt or ""))
    if words >= WORDS and one.width >= WIDE and one.width >= FLAT * one.height:
        return say.unsure(one.element, "This flat picture seems to hold text: “{text}”. Can that be real text?", text=(one.alt or "")[:80])
    if (FILE.search(file_name(one.src)) or SAID.search(one.alt or "")) and one.width >= WIDE:
        return say.unsure(one.element, "The name of this picture speaks of text or a poster. Does it hold text that stands nowhere else?")
    return None
