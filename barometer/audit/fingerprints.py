"""Fingerprints of our own code: what makes a snapshot, and what judges one. A result that was kept holds for these only."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from barometer import __version__

HERE = Path(__file__).parent
JUDGES = (HERE / "checks", HERE / "across", HERE / "faults")
SHARED = (HERE / "artifacts", HERE / "snapshot.py", HERE / "element.py")
NEITHER = ("README.md", "__pycache__")


@cache
def auditor() -> str:
    """Changes with everything that makes a snapshot, axe-core as it was built in included."""
    return _of(path for path in HERE.rglob("*") if not any(path.is_relative_to(judge) for judge in JUDGES))


@cache
def judges() -> str:
    """Changes with everything that says what a snapshot means: the checks, plain language, and the form of what they read and say."""
    places = (*JUDGES, *SHARED, *HERE.glob("*.py"), *HERE.glob("*.yaml"), HERE.parent / "plain", HERE.parent / "domain")
    return _of(path for place in places for path in ([place] if place.is_file() else place.rglob("*")))


def _of(paths: Iterable[Path]) -> str:
    seen = sha256(__version__.encode())
    for path in sorted({path for path in paths if path.is_file() and not set(path.parts) & set(NEITHER)}):
        seen.update(path.relative_to(HERE.parent).as_posix().encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()[:16]
