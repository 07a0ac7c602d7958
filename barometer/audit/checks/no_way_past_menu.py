"""No way past the part that every page begins with."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

WORDS = threshold(__file__, "content_words")


def no_way_past_menu(snapshot: Snapshot) -> Iterator[Assertion]:
    """A menu, header or aside with links, then text, and neither a main part, a heading, a skip link nor a button that folds it away."""
    start = (snapshot.structure or Structure()).start
    if start is None or start.words < WORDS:
        yield say.inapplicable()
    elif start.ways:
        yield say.page_passed()
    else:
        yield say.failed(start.element, "Nothing leads past this part to the text of the page: no heading, no main part, no skip link.")
