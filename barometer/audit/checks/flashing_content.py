"""Content that flashes more than three times a second."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

MOST = threshold(__file__, "flashes")
AREA = threshold(__file__, "area_pixels")


def flashing_content(snapshot: Snapshot) -> Iterator[Assertion]:
    """From style sheets it is computed; of pictures and scripts only the pace is known, so a person looks at what changes (WCAG 2.3.1)."""
    if snapshot.motion is None:
        return
    said = False
    for one in snapshot.motion.moving:
        if one.flashes <= MOST or one.width * one.height < AREA:
            continue
        said = True
        pace = f"{one.flashes:.0f}"
        if one.kind == "animation":
            yield say.failed(one.element, "This flashes about {pace} times a second.", pace=pace)
        else:
            yield say.unsure(one.element, "This changes to and fro about {pace} times a second. Does it flash?", pace=pace)
    if not said:
        yield say.page_passed() if snapshot.motion.moving else say.inapplicable()
