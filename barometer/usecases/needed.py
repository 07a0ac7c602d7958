"""Which elements of a page a step needs: those that a flow uses there, else required fields and the buttons that send a form.

A flow shows what residents really use. Without one (or where it only looks) these are the elements that nobody can do without. A field
must be filled in when the code says so, when its label does, or when other fields of its form are marked as optional and it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

REQUIRED = re.compile(r"\*\s*$|\b(verplicht|obligatoire|required|pflichtfeld)\b", re.IGNORECASE)
OPTIONAL = re.compile(
    r"\b(niet verplicht|optioneel|mag leeg blijven|vrij in te vullen|facultatif|facultative|non obligatoire|optional|not required"
    r"|freiwillig|kein pflichtfeld)\b",
    re.IGNORECASE,
)


def mark_needed(snapshot: Snapshot, assertions: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """The assertions, with ``target.needed`` set where the element is one that the page's task cannot do without."""
    elements = [
        *(field.element for field in _must_be_filled_in(snapshot.fields or ())),
        *(link.element for link in snapshot.links or () if link.submits),
    ]
    needed = {(element.frame, element.selector) for element in elements if element.place is Place.MAIN}
    if snapshot.walked and snapshot.walked.used:
        needed = {(element.frame, element.selector) for element in snapshot.walked.used}
    return tuple(
        replace(one, target=replace(one.target, needed=True)) if (one.target.frame, one.target.selector) in needed else one
        for one in assertions
    )


def _must_be_filled_in(fields: Iterable[Field]) -> list[Field]:
    inside = [field for field in fields if field.form]
    with_optional = {(field.element.frame, field.form) for field in inside if OPTIONAL.search(_said(field))}
    return [
        field
        for field in inside
        if not OPTIONAL.search(_said(field))
        and (field.required or REQUIRED.search(_said(field)) or (field.element.frame, field.form) in with_optional)
    ]


def _said(field: Field) -> str:
    return f"{field.label or field.element.text} {field.nearby}".strip()
