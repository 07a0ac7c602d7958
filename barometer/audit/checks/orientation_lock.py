"""A page that works in one orientation of the screen only."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

MOST = 0.5
"""The share of the page's text from which it is the page that lies on its side, and not a label in it."""


def orientation_lock(snapshot: Snapshot) -> Iterator[Assertion]:
    """Text that lies on its side, or a message to turn the device, in portrait or landscape only (WCAG 1.3.4)."""
    layout = snapshot.layout
    if layout is None or not layout.examined:
        yield say.inapplicable()
        return
    sideways = [one for one in layout.turned if not one.told]
    share = {side: sum(one.share for one in sideways if one.orientation == side) for side in ("portrait", "landscape")}
    for one in layout.turned:
        if one.told and one.share >= MOST:
            yield say.failed(one.element, "In one orientation of the screen there is only this message to turn the device.")
        elif one.told:
            yield say.unsure(
                one.element, "In one orientation of the screen this message asks to turn the device. Does the page work without?"
            )
        elif share[one.orientation] >= MOST:
            yield say.failed(one.element, "In one orientation of the screen this lies on its side.")
        else:
            yield say.unsure(one.element, "In one orientation of the screen this text lies on its side. Can it still be read?")
    if not layout.turned:
        yield say.page_passed()
