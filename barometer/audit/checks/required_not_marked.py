"""Required fields that look like any other field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from barometer.audit.checks._patterns import TYPED, is_search
from barometer.audit.checks._required import SHORT_FORM, STAR_TOLD, all_told, marked, optional_told, texts
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def required_not_marked(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields that the code requires: the label, the text beside it or a sentence about all fields must say so.

    Fails when the form also has fields that are not required, for then nobody can tell them apart, or when asterisks are explained
    nowhere. A form in which every field is required needs no marks when it is short, and a person's eye when it is long.
    """
    forms: dict[tuple[str, str], list[Field]] = defaultdict(list)
    for field in snapshot.fields or ():
        if field.kind in TYPED | {"select", "file"} and not is_search(field) and field.label:
            forms[field.element.frame, field.form].append(field)
    stars = any(STAR_TOLD.search(text) for text in texts(snapshot))
    yield from reported([one for fields in forms.values() for one in _judged(fields, told=all_told(snapshot), stars=stars)], say)


def _judged(fields: list[Field], *, told: bool, stars: bool) -> Iterator[Assertion]:
    required = [field for field in fields if field.required]
    starred = [field for field in fields if "*" in f"{field.label} {field.mark}"]
    if starred and not stars:
        unexplained = starred[0]
        yield say.failed(unexplained.element, "“{label}” has an asterisk, and nothing says what it means.", label=unexplained.label[:200])
    silent = [field for field in required if not marked(field)]
    if not told and not optional_told(fields) and silent:
        mixed = len(silent) < len(fields)
        if mixed:
            for field in silent:
                yield say.failed(field.element, "“{label}” must be filled in, and nothing that one sees says so.", label=field.label[:200])
            silent = []
        elif len(silent) > SHORT_FORM:
            yield say.unsure(
                silent[0].element, "All {count} fields of this form must be filled in. Does anything say so?", count=len(silent)
            )
            silent = []
        required = [field for field in required if marked(field)] + silent
    yield from say.passed(field.element for field in required if field not in starred or stars)
