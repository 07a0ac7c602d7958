"""Tables with data whose rows and columns have no header in the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure, Table
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

LONG, FILLED = threshold(__file__, "long_cell"), threshold(__file__, "filled")
DIGIT = re.compile(r"\d")
LAYOUT = frozenset({"presentation", "none"})


def data_table_without_headers(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when a row or column looks like headers, or the code says that it is a table of data; a grid of short texts needs a look."""
    tables = [
        one for one in (snapshot.structure or Structure()).tables if one.kind == "table" and one.role not in LAYOUT and holds_data(one)
    ]
    judged = {one: _judged(one) for one in tables}
    fine = say.passed(one.element for one, assertion in judged.items() if assertion is None)
    yield from reported([*(assertion for assertion in judged.values() if assertion), *fine], say)


def holds_data(table: Table) -> bool:
    """Whether this is a grid of short texts and not a way to put blocks beside each other."""
    cells = [text for row in table.cells for text in row]
    filled = sum(1 for text in cells if text)
    return (
        table.rows >= 2
        and table.columns >= 2
        and not table.nested_in
        and not table.blocks
        and table.longest <= LONG
        and filled >= FILLED * len(cells)
        and table.fields <= table.rows
        and table.pictures <= table.rows
    )


def _judged(table: Table) -> Assertion | None:
    if table.heads:
        return None
    looks = table.first_bold or table.first_shaded or _words_over_numbers(table)
    if table.thead or looks or table.column_bold:
        return say.failed(table.element, "The headers of this table are ordinary cells.", shown=table.element.text[:200])
    if table.caption or (table.summary and not _of_links(table)):
        return say.failed(table.element, "This table has a title but no headers.", shown=table.element.text[:200])
    if table.rows >= 3 and not _of_links(table):
        return say.unsure(
            table.element, "Is this a table with data? Then its rows or columns need headers.", shown=table.element.text[:200]
        )
    return None


def _of_links(table: Table) -> bool:
    """Whether this is rather a menu laid out with a table."""
    return table.links >= sum(1 for row in table.cells for text in row if text) / 2


def _words_over_numbers(table: Table) -> bool:
    """Whether the first row has words in every column, and some column under it only numbers."""
    first, *others = table.cells
    if len(others) < 2 or not all(text and not DIGIT.search(text) and len(text) <= 40 for text in first):
        return False
    return any(all(DIGIT.search(row[column]) for row in others) for column in range(len(first)))
