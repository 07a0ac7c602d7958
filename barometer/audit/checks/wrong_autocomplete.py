"""Fields whose autocomplete says something else than their label."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._patterns import purpose
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

# Per purpose the tokens that fit it as well. "Naam" alone is the family name on a Belgian form.
FITS = {
    "name": {"name", "family-name", "nickname", "username", "organization", "cc-name", "additional-name"},
    "given-name": {"given-name", "additional-name", "cc-given-name", "nickname"},
    "family-name": {"family-name", "cc-family-name"},
    "email": {"email", "username", "impp"},
    "tel": {"tel", "tel-national", "tel-local", "tel-extension"},
    "street-address": {"street-address", "address-line1", "address-line2"},
    "postal-code": {"postal-code"},
    "address-level2": {"address-level2", "address-level1", "address-level3"},
    "bday": {"bday"},
}
OTHERS = (
    "current-password new-password country country-name sex url language bday-day bday-month bday-year cc-number organization-title"
    " honorific-prefix one-time-code"
)
KNOWN = frozenset(OTHERS.split()).union(*FITS.values())


def wrong_autocomplete(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields whose label is exactly a purpose of WCAG's list and whose autocomplete token is that of another; invalid tokens are axe's."""
    fields = [(field, purpose(field), token) for field in snapshot.fields or () if purpose(field) and (token := _token(field)) in KNOWN]
    reason = '“{label}” has autocomplete="{token}" in the code; “{purpose}” fits.'
    found = [
        say.failed(field.element, reason, label=(field.label or field.element.text)[:200], token=token, purpose=asks)
        for field, asks, token in fields
        if token not in FITS[asks]
    ]
    yield from reported([*found, *say.passed(field.element for field, asks, token in fields if token in FITS[asks])], say)


def _token(field: Field) -> str:
    tokens = [token for token in field.autocomplete.lower().split() if token != "webauthn"]
    return tokens[-1] if tokens else ""
