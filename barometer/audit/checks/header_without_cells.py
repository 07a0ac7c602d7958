"""Header cells of a table that head nothing."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def header_without_cells(snapshot: Snapshot) -> Iterator[Assertion]:
    """A header cell without a single cell below or beside it that it belongs to. A table without any cells may still be filled."""
    found: list[Assertion] = []
    fine = []
    for table in (snapshot.structure or Structure()).tables:
        if not table.heads or table.role in ("presentation", "none"):
            continue
        if table.no_cells:
            found.append(say.unsure(table.element, "This table holds only headers. Does it fill later, or is it no table?"))
        elif table.orphans:
            found += [say.failed(one, "The header “{text}” has no cells.", text=one.text[:80]) for one in table.orphans]
        else:
            fine.append(table.element)
    yield from reported([*found, *say.passed(fine)], say)
