"""Tables whose code says something else than what the eye sees."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure, Table
from barometer.audit.checks._say import Say, reported
from barometer.audit.checks.data_table_without_headers import LAYOUT, holds_data
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def wrong_table_markup(snapshot: Snapshot) -> Iterator[Assertion]:
    """Headers that point the wrong way, a title in a cell, headers in a table that is for layout, a table in a header cell."""
    tables = [one for one in (snapshot.structure or Structure()).tables if one.kind == "table"]
    judged = {one: list(_judged(one)) for one in tables}
    fine = say.passed(one.element for one, assertions in judged.items() if not assertions)
    unnamed = [one for one in tables if _unnamed(one)]
    if unnamed:
        judged[unnamed[0]].append(_first_of(unnamed))
    yield from reported([*(assertion for assertions in judged.values() for assertion in assertions), *fine], say)


def _unnamed(table: Table) -> bool:
    """Whether this is a table of data without a title and without a heading right above it."""
    told = table.caption or table.label or table.summary or table.headed or table.described or table.over_all
    return holds_data(table) and table.role not in LAYOUT and table.heads > 0 and table.rows >= 3 and not told


def _first_of(tables: list[Table]) -> Assertion:
    reason = "{count} tables on this page have no title, and no heading above them. Is it clear what they are about?"
    return say.unsure(tables[0].element, reason, shown=tables[0].element.text[:200], count=len(tables))


def _judged(table: Table) -> Iterator[Assertion]:
    shown = table.element.text[:200]
    if table.role in LAYOUT:
        if table.heads or table.caption or table.summary:
            told = say.failed if table.heads and table.rows >= 3 and holds_data(table) else say.unsure
            yield told(table.element, "The code says that this table is only layout, and yet it has headers or a title.", shown=shown)
        return
    for cell in table.odd_scopes:
        yield say.failed(cell, "The header “{text}” points the wrong way.", text=cell.text[:80])
    if table.nested_in == "th":
        yield say.failed(table.element, "This table stands inside a header cell of another table.", shown=shown)
    if table.over_all and not table.caption and table.rows >= 3:
        yield say.failed(table.element, "The title of this table is an ordinary cell: “{text}”.", shown=shown, text=table.over_all[:80])
    if holds_data(table) and table.crossed and not table.scopes:
        yield say.unsure(table.element, "This table has headers above and at the left, and none says what it heads.", shown=shown)
    if table.blocks and not table.heads and table.columns > 1 and not table.nested_in:
        yield say.unsure(
            table.element, "This table seems to lay out the page. Is it still clear when it is read cell by cell?", shown=shown
        )
    if holds_data(table) and table.heads and table.uneven:
        yield say.unsure(
            table.element, "The rows of this table have different numbers of cells. Does each stand under the right header?", shown=shown
        )
