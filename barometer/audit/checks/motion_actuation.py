"""Something that only works by shaking or tilting the device."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def motion_actuation(snapshot: Snapshot) -> Iterator[Assertion]:
    """A page that asks to shake, listens for it, and has no control beside it (WCAG 2.5.4); a page that only listens is for a person."""
    motion = snapshot.motion
    if motion is None:
        return
    if not motion.senses:
        yield say.inapplicable()
    elif motion.shake is None:
        yield say.unsure(None, "This page notices when the device moves. Does a button do the same, and can somebody switch it off?")
    elif motion.shake_control is None:
        yield say.unsure(motion.shake, "This asks to move the device. Does a button on this page do the same, or switch it off?")
    elif motion.shake_control:
        yield from say.passed([motion.shake])
    else:
        yield say.failed(motion.shake, "This asks to move the device, and there is no button beside it that does the same.")
