"""Help beside a field that the code does not tie to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

NEEDED = re.compile(
    r"\d|bijvoorbeeld|\bbijv|\bbv\.|zoals|minstens|minimaal|hoogstens|maximaal|tekens|cijfers|formaat|zonder spaties|for example"
    r"|e\.g\.|at least|at most|characters|digits|format"
    r"|par exemple|p\. ?ex|au moins|au maximum|caractères|chiffres|zum beispiel|mindestens|zeichen",
    re.IGNORECASE,
)
"""Words of help without which a field is easily filled in wrong."""


def hint_not_tied(snapshot: Snapshot) -> Iterator[Assertion]:
    """Visible help with an example, a length or a form, alone with one field in a box: its label or aria-describedby must hold it.

    Text beside a field that is no such help says nothing, and neither does help that stands before the field as its label.
    """
    fields = [field for field in snapshot.fields or () if field.kind not in ("checkbox", "radio") and _needed(field)]
    found = [
        say.failed(
            field.element,
            "“{hint}” stands beside “{label}”, but the code does not tie them.",
            hint=field.hint,
            label=(field.label or field.element.text)[:200],
        )
        for field in fields
        if not _tied(field)
    ]
    yield from reported([*found, *say.passed(field.element for field in fields if _tied(field))], say)


def _needed(field: Field) -> bool:
    return bool(field.label) and bool(NEEDED.search(field.hint) or (field.described and NEEDED.search(field.described)))


def _tied(field: Field) -> bool:
    return not NEEDED.search(field.hint) or field.hint in f"{field.described} {field.element.text}"
