"""Text that is cut off once somebody gives it more space."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def clipped_text_spacing(snapshot: Snapshot) -> Iterator[Assertion]:
    """Elements whose text is newly cut off under the spacing of WCAG 1.4.12."""
    layout = snapshot.layout
    if layout is None or not layout.examined:
        yield say.inapplicable()
        return
    for element in layout.clipped:
        yield say.failed(element, "With more space between lines, words and letters, part of this text disappears.")
    if not layout.clipped:
        yield say.page_passed()
