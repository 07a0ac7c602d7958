"""Search boxes that change the number of results without a word from a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def count_not_announced(snapshot: Snapshot) -> Iterator[Assertion]:
    """A text such as “12 results” that changed while somebody typed must stand in a live region, or another one must tell it."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "choices", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    for one in interaction.counted:
        if one.told:
            continue
        if one.sure:
            yield say.failed(one.element, "“{text}” changes while one types in “{box}”, and a screen reader does not say so.",
                             text=one.element.text, box=one.box[:200])  # fmt: skip
        else:
            yield say.unsure(one.element, "“{text}” appears while one types in “{box}”. Does a screen reader say so?",
                             text=one.element.text, box=one.box[:200])  # fmt: skip
    yield from say.passed(one.element for one in interaction.counted if one.told)
