"""Text that disappears once somebody enlarges it to 200 %."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def text_lost_at_zoom(snapshot: Snapshot) -> Iterator[Assertion]:
    """Text that at 200 % does not grow, or is newly cut off or covered, fails; of larger letters alone a person judges (WCAG 1.4.4)."""
    layout = snapshot.layout
    if layout is None or not layout.examined:
        yield say.inapplicable()
        return
    for element in layout.zoom_cut:
        yield say.failed(element, "At a zoom of 200 % part of this text falls away.")
    for element in layout.zoom_covered:
        yield say.failed(element, "At a zoom of 200 % this text stands over other text.")
    for element in layout.zoom_still:
        yield say.failed(element, "At a zoom of 200 % the letters of this text do not grow.")
    gone = {(element.frame, element.selector) for element in (*layout.zoom_cut, *layout.zoom_covered, *layout.clipped)}
    unsure = [element for element in layout.letters_cut if (element.frame, element.selector) not in gone]
    for element in unsure:
        yield say.unsure(
            element,
            "When only the letters are twice as large, part of this text falls away or lines stand over each other. Does zoom do it?",
        )
    if not (layout.zoom_cut or layout.zoom_covered or layout.zoom_still or unsure):
        yield say.page_passed()
