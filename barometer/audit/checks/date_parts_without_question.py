"""Day, month and year in fields of their own, without the question to which they are the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

PARTS = {
    "day": re.compile(r"(dag|day|jour|tag|dd|jj)[\s*:]*", re.IGNORECASE),
    "month": re.compile(r"(maand|month|mois|monat|mm)[\s*:]*", re.IGNORECASE),
    "year": re.compile(r"(jaar|year|année|an|jahr|jjjj|yyyy|aaaa)[\s*:]*", re.IGNORECASE),
}
_AFTER = re.compile(r"\([^()]*\)")
ASKS = re.compile(
    r"\?|datum|geboren|geboorte|wanneer|sinds|vanaf|\bdate|\bborn|birth|when|since|naissance|quand|depuis|\bné|geburt|\bwann\b|geboren",
    re.IGNORECASE,
)


def date_parts_without_question(snapshot: Snapshot) -> Iterator[Assertion]:
    """A field for the day beside one for the month or the year: a fieldset with legend, a group with a name, or their names must ask.

    Fails when a question about a date stands before them and is not tied to them. A heading is also a way to say it: then, and where
    nothing asks, a person looks.
    """
    dates = [date for date in _dates(snapshot.fields or ()) if len(date) > 1]
    fine = [date for date in dates if all(field.group for field in date)]
    found = [_judged(date) for date in dates if date not in fine]
    yield from reported([*found, *say.passed(date[0].element for date in fine)], say)


def _part(field: Field) -> str:
    """Which part of a date this is by its whole name; '' for none. A name that holds the question as well is none."""
    if field.kind not in ("text", "number", "tel", "select"):
        return ""
    name = _AFTER.sub(" ", field.element.text or field.label).strip()
    return next((part for part, words in PARTS.items() if words.fullmatch(name)), "")


def _dates(fields: tuple[Field, ...]) -> Iterator[list[Field]]:
    """Fields right after each other that are different parts of one date, the day among them."""
    date: dict[str, Field] = {}
    place = ("", "")
    for field in fields:
        part, here = _part(field), (field.element.frame, field.form)
        if date and (not part or part in date or here != place):
            if "day" in date:
                yield list(date.values())
            date = {}
        if part:
            date[part], place = field, here
    if "day" in date:
        yield list(date.values())


def _judged(date: list[Field]) -> Assertion:
    first = date[0]
    question = next((field.question for field in date if field.question), "")
    if question and ASKS.search(question) and question != first.heading:
        return say.failed(first.element, "“{question}” is not tied to the {count} fields of the date.", question=question, count=len(date))
    return say.unsure(first.element, "Which date do these {count} fields ask? No group says it.", count=len(date))
