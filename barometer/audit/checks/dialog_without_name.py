"""Dialogs that do not say what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def dialog_without_name(snapshot: Snapshot) -> Iterator[Assertion]:
    """Dialogs by role or element, that stand open or that a button opened: each needs a name of its own, apart from what stands in it."""
    interaction = snapshot.interaction
    if interaction is None:
        return
    named = {
        (one.element.frame, one.element.selector): (one.element, bool(one.name)) for one in (snapshot.structure or Structure()).dialogs
    }
    for one in interaction.dialogs:
        if one.named is not None:
            named.setdefault((one.layer.frame, one.layer.selector), (one.layer, one.named))
    found = [
        say.failed(element, "This window has no name: a screen reader only says “dialog”.") for element, name in named.values() if not name
    ]
    fine = [element for element, name in named.values() if name]
    yield from reported([*found, *say.passed(fine), *not_all_tried(interaction, "buttons", say)], say)
