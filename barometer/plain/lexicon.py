"""The word lists in the folders beside this file: read once, checked when read.

Each list is YAML with its origin and licence in its first lines. A broken list is a fault of ours, not of a person who uses
the barometer, so it raises ``ValueError`` with the file's name.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same as safe_load, ten times as fast: the lexicon has thousands of lines."""
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


@cache
def folder(lang: str, name: str) -> tuple[dict[str, Any], ...]:
    """The mappings of all lists in a folder of a language, each file a list; none when the language has no such folder."""
    path = files("barometer.plain").joinpath(lang, name)
    found: list[dict[str, Any]] = []
    for file in sorted(path.iterdir(), key=lambda one: one.name) if lang in LANGUAGES and path.is_dir() else ():
        rows = yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ValueError(f"plain/{lang}/{name}/{file.name} is not a list of mappings")
        found += rows
    return tuple(found)


def number(lang: str, name: str, key: str) -> float:
    """The number under a key of a list."""
    found = _read(lang, name).get(key)
    if not isinstance(found, int | float):
        raise ValueError(f"plain/{lang}/{name}.yaml: {key} is not a number")
    return float(found)
