"""Frames with the same name and other content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from barometer.audit.artifacts.structure import EmbeddedFrame, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

OTHER, SAME = threshold(__file__, "other_words"), threshold(__file__, "same_words")


def same_frame_title(snapshot: Snapshot) -> Iterator[Assertion]:
    """Frames of one document with one name: nearly the same text passes, other text fails, what cannot be read needs a look."""
    groups: dict[tuple[str, str], list[EmbeddedFrame]] = {}
    for frame in (snapshot.structure or Structure()).frames:
        if frame.name and frame.exposed:
            groups.setdefault((frame.element.frame, frame.name.lower()), []).append(frame)
    yield from reported([assertion for group in groups.values() if len(group) > 1 for assertion in _judged(group)], say)


def _judged(group: list[EmbeddedFrame]) -> Iterator[Assertion]:
    shares = [share for one, other in combinations(group[:12], 2) if (share := _shared(one, other)) is not None]
    unread = len(shares) < len(group[:12]) * (len(group[:12]) - 1) / 2
    if shares and min(shares) < OTHER:
        yield say.failed(
            group[1].element,
            "{count} frames are all called “{text}”, but hold different things.",
            count=len(group),
            text=group[0].name[:80],
        )
    elif unread or (shares and min(shares) < SAME):
        yield say.unsure(
            group[1].element, "{count} frames are all called “{text}”. Do they hold the same?", count=len(group), text=group[0].name[:80]
        )
    else:
        yield from say.passed(frame.element for frame in group)


def _shared(one: EmbeddedFrame, other: EmbeddedFrame) -> float | None:
    """The share of words that two frames have in common; None when one of them cannot be read."""
    if one.src and one.src == other.src:
        return 1.0
    if one.text is None or other.text is None:
        return None
    first, second = (set(re.findall(r"\w+", frame.text.lower())) for frame in (one, other) if frame.text is not None)
    return len(first & second) / len(first | second) if first | second else None
