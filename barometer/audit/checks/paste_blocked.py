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

PART = re.compile(
    r"\b(characters?|letters?|digits?|tekens?|letters?|cijfers?|caractères?|lettres?|chiffres?)\b.{0,20}\b(of|from|van|uit|de)\b.{0,10}"
    r"(password|passphrase|wachtwoord|pincode|\bpin\b|mot de passe|secret code|geheime code|code secret)",
    re.IGNORECASE,
)
READ_ONLY = re.compile(r"^<input\b(?![^>]*\bonfocus=)[^>]*\sreadonly\b", re.IGNORECASE)


def paste_blocked(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields for a password or a code that stop pasting, by their own handler or when it was tried.

    So do fields that ask only some characters of a password, which no password manager fills in. A password that cannot be typed, as when
    it is clicked on keys of the page, is for a person. Such a handler on another field is no matter of signing in; code that puts what is
    pasted into the field itself is fine.
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
    open_ones = [field for field in fields if not _blocked(field, stopped)]
    parts = {field.group: field for field in reversed(open_ones) if field.kind == "password" and _asks_part(field)}
    for field in parts.values():
        found.append(say.failed(field.element, "Only some characters of the password are asked: “{label}”.", label=field.group[:200]))
    clicked = [field for field in open_ones if field.kind == "password" and READ_ONLY.search(field.element.snippet)]
    for field in clicked:
        label = (field.label or field.element.text or field.name)[:200]
        found.append(say.unsure(field.element, "Nothing can be typed or pasted into “{label}”. How does one fill it in?", label=label))
    fine = [field.element for field in open_ones if field not in clicked and not (field.kind == "password" and _asks_part(field))]
    yield from reported([*found, *say.passed(fine)], say)


def _asks_part(field: Field) -> bool:
    return bool(PART.search(f"{field.group} {field.label}")) and bool(re.search(r"\d", f"{field.group} {field.label}"))


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
