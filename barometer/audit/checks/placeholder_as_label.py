"""Fields with a placeholder as their only visible label."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._patterns import TYPED, is_search
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def placeholder_as_label(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields with a placeholder: the label must stay visible. A search box is known by its button, so it is left out."""
    fields = [one for one in snapshot.fields or () if one.placeholder and one.kind in TYPED and not is_search(one)]
    found = [assertion for one in fields if (assertion := _judged(one))]
    yield from reported([*found, *say.passed(one.element for one in fields if one.label)], say)


def _judged(field: Field) -> Assertion | None:
    if field.label:
        return None
    if field.nearby:
        reason = "The field with “{text}” in it has no label of its own. Is the text beside it (“{nearby}”) its label?"
        return say.unsure(field.element, reason, text=field.placeholder, nearby=field.nearby)
    return say.failed(field.element, "“{text}” is the only label of this field, and it goes away while you type.", text=field.placeholder)
