"""What the checks say about a stored snapshot, worked out once and kept beside it, for as long as both are what they were."""

from __future__ import annotations

import gzip
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from barometer.audit.checks import CRASHED, audit_snapshot
from barometer.audit.fingerprints import judges
from barometer.audit.snapshot import Snapshot, unpack
from barometer.domain.evidence import Assertion
from barometer.errors import BarometerError
from barometer.storage.files import SnapshotFiles


@dataclass(frozen=True, slots=True)
class Judged:
    """``key`` says of which snapshot and by which checks."""

    key: str
    assertions: tuple[Assertion, ...]


def judged(files: SnapshotFiles, name: str, snapshot: Snapshot) -> tuple[Assertion, ...]:
    """The assertions about a stored snapshot, read where they are kept, else made and kept. A disk that takes nothing only costs time."""
    path, key = files.path(beside(name)), _key(snapshot)
    with suppress(OSError, ValueError, ValidationError):
        kept: Judged = _adapter().validate_json(unpack(path.read_bytes()))
        if kept.key == key:
            return kept.assertions
    assertions = audit_snapshot(snapshot)
    if any(one.reason == CRASHED for one in assertions):
        return assertions  # another time it may not
    with suppress(BarometerError):
        files.write(beside(name), gzip.compress(_adapter().dump_json(Judged(key, assertions)), compresslevel=4, mtime=0))
    return assertions


def take_along(files: SnapshotFiles, old: str, new: str) -> None:
    """What is kept beside one snapshot holds for another that is the same but for its name."""
    with suppress(OSError, BarometerError):
        files.write(beside(new), files.path(beside(old)).read_bytes())


def beside(name: str) -> str:
    """The name of the kept assertions of a snapshot."""
    return name.replace(".json.gz", ".judged.gz")


def _key(snapshot: Snapshot) -> str:
    return f"{judges()} {snapshot.url} {snapshot.gathered_at.isoformat()}"


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Judged)
