"""A hash of everything that a score depends on: equal for equal inputs, on any computer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from barometer.domain.risk import Case


def digest(value: object) -> str:
    """SHA-256 over domain objects, down to their scalars; mappings have no order."""
    return sha256(_text(value).encode()).hexdigest()


def input_hash(case: Case, rules: str) -> str:
    """The hash of a case and of the rules (catalogue and model) that score it; the order of personas and of evidence does not matter."""
    return digest(
        {
            "journey": case.journey,
            "stakes": case.stakes,
            "personas": {persona.id: persona for persona in case.personas},
            "evidence": {place: sorted(_text(one) for one in evidence) for place, evidence in case.evidence.items()},
            "rules": rules,
        }
    )


def _text(value: object) -> str:
    """Unambiguous text: every string with its length before it, every group in brackets."""
    if isinstance(value, str):
        return f"{len(value)}:{value}"
    if isinstance(value, (tuple, list)):
        return f"[{''.join([_text(entry) for entry in value])}]"
    if isinstance(value, Mapping):
        return f"{{{''.join(sorted([_text(key) + _text(entry) for key, entry in value.items()]))}}}"
    if is_dataclass(value):
        return f"({''.join([_text(getattr(value, name)) for name in _names(value.__class__)])})"
    return f"<{value!r}>"


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
