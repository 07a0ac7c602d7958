"""Arabic, Hebrew and so on from left to right, or Latin letters from right to left."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Direction, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

WORDS = threshold(__file__, "words")


def wrong_text_direction(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails from four words on: a name of a language, or a few words, look the same in both directions."""
    judged = [(one, _judged(one)) for one in (snapshot.structure or Structure()).directions]
    found = [assertion for _, assertion in judged if assertion]
    yield from reported([*found, *say.passed(one.element for one, assertion in judged if not assertion)], say)


def _judged(one: Direction) -> Assertion | None:
    if one.override:
        return say.failed(one.element, "The style turns these letters round, so the code holds them the wrong way.")
    if one.words < WORDS:
        return None
    if one.direction == "ltr":
        return say.failed(one.element, "This text reads from right to left, but the code does not say so.")
    return say.failed(one.element, "The code says that this text reads from right to left, but it does not.")
