"""Frames with something to operate that the Tab key skips."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def frame_out_of_reach(snapshot: Snapshot) -> Iterator[Assertion]:
    """A frame with a negative ``tabindex`` fails when it holds a link, a field or a button."""
    found = []
    fine = []
    for frame in (snapshot.structure or Structure()).frames:
        if frame.tabindex >= 0 or frame.focusable == 0:
            fine.append(frame.element)
        elif frame.focusable is None:
            found.append(say.unsure(frame.element, "The Tab key skips this frame. Does it hold something to operate?"))
        else:
            found.append(say.failed(frame.element, "The Tab key skips this frame, and there is something to operate in it."))
    yield from reported([*found, *say.passed(fine)], say)
