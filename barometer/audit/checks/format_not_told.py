"""Fields that accept one form of writing only and do not say which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._patterns import FORMAT_TOLD, TYPED, is_search
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

DATE = re.compile(r"\b(datum|geboortedatum|date|date of birth|date de naissance|geburtsdatum|birthday)\b", re.IGNORECASE)
ANYTHING = re.compile(r"(\.[*+]|\[\^?\\?[sS ]*\][*+]|.*\\S.*|\.\{\d,\d*\})")
"""Patterns that only ask for some text, and so no form of writing."""


def format_not_told(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields with a ``pattern``: an example, a number of signs or a form must stand in or beside the field.

    A date that is typed into one field of text without any example is for a person to look at.
    """
    yield from reported(_judged(snapshot), say)


def _judged(snapshot: Snapshot) -> Iterator[Assertion]:
    fine = []
    for field in snapshot.fields or ():
        if field.kind not in TYPED or is_search(field):
            continue
        strict = bool(field.pattern) and not ANYTHING.fullmatch(field.pattern.strip("^$"))
        dated = field.kind == "text" and bool(DATE.search(field.label or field.element.text))
        if not strict and not dated:
            continue
        if _told(field):
            fine.append(field.element)
        elif strict:
            yield say.failed(field.element, "“{label}” accepts only one form of writing and does not say which.", label=_label(field))
        else:
            yield say.unsure(
                field.element, "“{label}” asks for a date and gives no example. Is every way of writing it accepted?", label=_label(field)
            )
    yield from say.passed(fine)


def _label(field: Field) -> str:
    return (field.label or field.element.text)[:200]


def _told(field: Field) -> bool:
    return any(
        FORMAT_TOLD.search(text) for text in (field.label, field.described, field.hint, field.placeholder, field.title, field.nearby)
    )
