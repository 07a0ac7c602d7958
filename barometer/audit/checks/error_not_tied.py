"""Errors beside a field that the code does not tie to it."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def error_not_tied(snapshot: Snapshot) -> Iterator[Assertion]:
    """Visible text beside one field that is written as an error (its class, its role, its first word): the field must refer to it, with
    aria-describedby or aria-errormessage, or hold it in its label. With only aria-invalid a person must look."""
    fields = [field for field in snapshot.fields or () if field.error or (field.invalid and field.described)]
    found = [assertion for field in fields if (assertion := _judged(field))]
    yield from reported([*found, *say.passed(field.element for field in fields if not _judged(field))], say)


def _judged(field: Field) -> Assertion | None:
    if not field.error or field.error in f"{field.described} {field.element.text}":
        return None
    label = (field.label or field.element.text)[:200]
    if field.invalid:
        return say.unsure(
            field.element, "“{label}” is marked as wrong. Does one also hear “{error}” there?", label=label, error=field.error
        )
    return say.failed(field.element, "“{error}” stands beside “{label}”, but the code does not tie them.", label=label, error=field.error)
