"""Content that a small screen does not show: text that is hidden there, layers that cover most of it."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

COVERED = threshold(__file__, "covered_pixels")
FULL = threshold(__file__, "full_pixels")


def text_lost_on_phone(snapshot: Snapshot) -> Iterator[Assertion]:
    """Text that is gone at 320 px, unless a control there may show it; fixed layers that leave hardly any room (WCAG 1.4.10)."""
    layout = snapshot.layout
    if layout is None or not layout.examined:
        yield say.inapplicable()
        return
    said = False
    for element in layout.phone_hidden:
        said = True
        if layout.phone_controls:
            yield say.unsure(element, "On a screen of 320 pixels this text is hidden. Does a button there show it?")
        else:
            yield say.failed(element, "On a screen of 320 pixels this text is gone.")
    for layer in layout.phone_layers:
        if layer.height >= FULL and not layer.buttons:
            said = True
            yield say.failed(
                layer.element, "On a small screen this layer covers {height} of 640 pixels, and it stays.", height=layer.height
            )
        elif layer.height >= COVERED:
            said = True
            yield say.unsure(
                layer.element,
                "On a small screen this layer covers {height} pixels. Can somebody close it and read on?",
                height=layer.height,
            )
    if not said:
        yield say.page_passed()
