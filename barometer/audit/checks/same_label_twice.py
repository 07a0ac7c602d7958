"""Fields of one form with the same label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from barometer.audit.checks._patterns import is_search
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def same_label_twice(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields with the same visible label and the same accessible name in one form, under one heading and in one group.

    Choices share a label by nature, and a search box in a header is no part of a form.
    """
    labelled: dict[tuple[str, ...], list[Field]] = defaultdict(list)
    for field in snapshot.fields or ():
        if field.label and field.kind not in ("radio", "checkbox", "switch") and not is_search(field):
            names = (" ".join(text.casefold().split()).strip(" :*") for text in (field.label, field.element.text))
            labelled[field.element.frame, field.form, field.group, field.heading, *names].append(field)
    found = [
        say.failed(field.element, "“{label}” is the label of {count} fields here.", label=field.label[:200], count=len(fields))
        for fields in labelled.values()
        for field in fields[1:]
    ]
    fine = [field.element for fields in labelled.values() if len(fields) == 1 for field in fields]
    yield from reported([*found, *say.passed(fine)], say)
