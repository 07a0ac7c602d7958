"""Controls made by hand that do not say what they are."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def control_without_role(snapshot: Snapshot) -> Iterator[Assertion]:
    """Elements that the Tab key reaches and that listen to clicks or keys: without a role a screen reader does not say that they do."""
    if snapshot.keyboard is None:
        return
    handmade = snapshot.keyboard.handmade
    reason = "This works as a control, but a screen reader does not say so."
    found = [say.failed(one.element, reason) for one in handmade if one.told is False]
    unsure = [
        say.unsure(one.element, "The keyboard stops here and this reacts, but it has no role. Is it a control?")
        for one in handmade
        if one.told is None
    ]
    yield from reported([*found, *unsure, *say.passed(one.element for one in handmade if one.told)], say)
