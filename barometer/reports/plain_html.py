"""A reading of a text as one HTML file that stands alone: no script, nothing fetched."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup

from barometer.i18n import Words
from barometer.i18n import words as interface
from barometer.reports.environment import context, report_environment
from barometer.reports.html import stylesheet
from barometer.reports.plain_marks import Numbered, Piece, numbered, pieces
from barometer.reports.plain_words import TITLES, advice, shown, summary
from barometer.usecases.plain_texts import Passage, PlainReading

LONGEST_QUOTE = 80
"""Characters of a finding that are repeated beside what is said of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding as it is shown."""

    number: int
    title: str
    quote: str
    advice: str


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A passage with its pieces and what is said of them."""

    passage: Passage
    pieces: list[Piece]
    said: list[Said]


@dataclass(frozen=True, slots=True)
class PlainShown:
    """A whole reading, ready for a template. ``lang`` is the language of the text ('' when unknown)."""

    name: str
    lang: str
    summary: list[str]
    passages: list[PassageShown]
    count: int


def show(reading: PlainReading, say: Words, *, weak: bool = False) -> PlainShown:
    """The reading in the reader's language."""
    found = numbered(shown(reading, weak=weak))
    told: dict[int, list[Numbered]] = {}
    for one in found:
        told.setdefault(one.finding.sentence.block, []).append(one)
    passages = [
        PassageShown(passage, pieces(passage.text, told.get(index, [])), [_said(one, say) for one in told.get(index, [])])
        for index, passage in enumerate(reading.text.passages)
    ]
    return PlainShown(reading.text.name, reading.analysis.lang or "", summary(reading, say), passages, len(found))


def _said(one: Numbered, say: Words) -> Said:
    finding = one.finding
    quote = finding.text if len(finding.text) <= LONGEST_QUOTE else finding.text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return Said(one.number, say(TITLES[finding.kind]), quote, advice(finding, say))


def write(reading: PlainReading, *, lang: str, weak: bool = False) -> str:
    """The reading as a page; StorageError when the stylesheet has not been built."""
    style = stylesheet()
    fingerprint = b64encode(sha256(style.encode()).digest()).decode()
    template = report_environment().get_template("plain.html")
    return template.render(
        context(lang),
        shown=show(reading, interface(lang), weak=weak),
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{fingerprint}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
    )
