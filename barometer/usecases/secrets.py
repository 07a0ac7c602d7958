"""Keeping secrets for flows and logins, and finding them again: first in the environment, then in the encrypted store."""

from __future__ import annotations

import os
from collections.abc import Iterable

from barometer.audit.flows.secrets import SHORTEST
from barometer.content.flow_rules import RESERVED as RESERVED
from barometer.content.flow_rules import SECRET_NAME
from barometer.errors import InputError
from barometer.settings import Settings
from barometer.storage.secrets import SecretStore

PREFIX = "BAROMETER_SECRET_"
LONGEST = 4_000


def store(settings: Settings) -> SecretStore:
    """The encrypted store of this installation."""
    return SecretStore(settings.data_dir, keys=settings.secret_keys)


def set_secret(settings: Settings, name: str, value: str) -> None:
    """Keeps a secret; InputError for a name or a value that cannot be one. The value is never repeated."""
    checked_name(name)
    _checked_value(name, value)
    store(settings).set(name, value)


def checked_name(name: str) -> str:
    """The name; InputError when it cannot be the name of a secret."""
    if not SECRET_NAME.match(name) or name in RESERVED:
        raise InputError(
            "'{name}' cannot be the name of a secret.", todo="Use capitals, digits and _, such as LOGIN_PASSWORD.", name=name[:60]
        )
    return name


def _checked_value(name: str, value: str) -> str:
    if not SHORTEST <= len(value) <= LONGEST:
        raise InputError("The secret {name} must have {least} to {most} characters.", where=name,
                         todo="A shorter one could not be kept out of reports.", name=name, least=SHORTEST, most=LONGEST)  # fmt: skip
    return value


def known_secrets(settings: Settings, names: Iterable[str]) -> dict[str, bool]:
    """Which of these secrets are there."""
    kept = store(settings).names()
    return {name: bool(os.environ.get(PREFIX + name)) or name in kept for name in names}


def find_secrets(settings: Settings, names: Iterable[str]) -> dict[str, str]:
    """The values by name; InputError that names the first one that is nowhere."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        value = os.environ.get(PREFIX + checked_name(name)) or store(settings).get(name)
        if value is None:
            raise InputError("The secret {name} is not there.", todo="Run barometer secret set {name}, or set the variable {variable}.",
                             name=name, variable=PREFIX + name)  # fmt: skip
        found[name] = _checked_value(name, value)
    return found
