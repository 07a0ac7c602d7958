"""Content that does not fit on a phone of 320 CSS pixels wide."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def content_wider_than_phone(snapshot: Snapshot) -> Iterator[Assertion]:
    """Elements that make a resident scroll sideways (WCAG's reflow); tables, code, maps and media may."""
    layout = snapshot.layout
    if layout is None or not layout.examined:
        yield say.inapplicable()
        return
    for element in layout.wider:
        yield say.failed(element, "At 320 pixels wide this does not fit on the screen.")
    if not layout.wider:
        yield say.page_passed()
