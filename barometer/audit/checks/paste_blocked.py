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
    """Fields for a password or a code whose own handler stops pasting; such a handler on another field is no matter of signing in."""
    fields = [field for field in snapshot.fields or () if _signs_in(field)]
    found = [
        say.failed(
            field.element,
            "“{label}” does not let anything be pasted into it.",
            label=(field.label or field.element.text or field.name)[:200],
        )
        for field in fields
        if field.paste_blocked
    ]
    yield from reported([*found, *say.passed(field.element for field in fields if not field.paste_blocked)], say)


def _signs_in(field: Field) -> bool:
    told = f"{field.label} {field.element.text}"
    tokens = field.autocomplete.lower().split()
    return (
        field.kind == "password"
        or "one-time-code" in tokens
        or (field.kind in ("text", "tel", "number") and bool(CODE.search(told)) and "post" not in told.lower())
    )
