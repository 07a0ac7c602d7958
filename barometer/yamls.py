"""YAML files of our own, read with libyaml's parser where PyYAML has it: ten times as fast, which a command feels at its start."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str) -> Any:
    """What a text says in YAML, plain values only; ``yaml.YAMLError`` with the place when it is none."""
    return yaml.load(text, Loader=_LOADER)  # a safe loader either way
