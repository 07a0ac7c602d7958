"""Passwords and codes that cannot be pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

CODE = re.compile(
    r"\b(wachtwoord|password|mot de passe|passwort|pincode|verificatiecode|beveiligingscode|sms-?code|code|otp)\b", re.IGNORECASE
)


def paste_blocked(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields for a password or a code that stop pasting, by their own handler or when it was tried.

    Such a handler on another field is no matter of signing in; code that puts what is pasted into the field itself is fine.
    """
    interaction = snapshot.interaction
    tried = interaction.pasted if interaction is not None else ()
    stopped = {(one.element.frame, one.element.selector) for one in tried if one.blocked}
    fields = [field for field in snapshot.fields or () if _signs_in(field)]
    found = [
        say.failed(
            field.element,
            "“{label}” does not let anything be pasted into it.",
            label=(field.label or field.element.text or field.name)[:200],
        )
        for field in fields
        if _blocked(field, stopped)
    ]
    yield from reported([*found, *say.passed(field.element for field in fields if not _blocked(field, stopped))], say)


def _blocked(field: Field, stopped: set[tuple[str, str]]) -> bool:
    return field.paste_blocked or (field.element.frame, field.element.selector) in stopped


def _signs_in(field: Field) -> bool:
    told = f"{field.label} {field.element.text}"
    tokens = field.autocomplete.lower().split()
    return (
        field.kind == "password"
        or "one-time-code" in tokens
        or (field.kind in ("text", "tel", "number") and bool(CODE.search(told)) and "post" not in told.lower())
    )
