"""The word lists in the folders beside this file: read once, checked when read.

Each list is YAML with its origin and licence in its first lines. A broken list is a fault of ours, not of a person who uses
the barometer, so it raises ``ValueError`` with the file's name.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("nl", "fr", "en", "de")
"""Languages in which audited pages are read; each has a folder."""


@cache
def _read(lang: str, name: str) -> dict[str, Any]:
    path = files("barometer.plain").joinpath(lang, f"{name}.yaml")
    if lang not in LANGUAGES or not path.is_file():
        return {}
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"plain/{lang}/{name}.yaml is not a mapping")
    return found


def has(lang: str, name: str) -> bool:
    """Whether a language has this list at all. Where it has none, a finding of that kind is unknown, never absent."""
    return bool(_read(lang, name))


@cache
def terms(lang: str, name: str, key: str) -> frozenset[str]:
    """The strings under a key of a list, as they are written there; empty when the language has none."""
    found = _read(lang, name).get(key) or []
    if not isinstance(found, list) or not all(isinstance(term, str) for term in found):
        raise ValueError(f"plain/{lang}/{name}.yaml: {key} is not a list of words")
    return frozenset(found)


def entries(lang: str, name: str, key: str) -> list[dict[str, Any]]:
    """The mappings under a key of a list, in the order of the file."""
    found = _read(lang, name).get(key) or []
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise ValueError(f"plain/{lang}/{name}.yaml: {key} is not a list of mappings")
    return found
