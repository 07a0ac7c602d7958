"""Buttons that show and hide something without telling."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def toggle_state_not_told(snapshot: Snapshot) -> Iterator[Assertion]:
    """Buttons that showed something and hid it again: an attribute must tell which, or the name must change along."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "buttons", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    fine = []
    for toggle in interaction.toggles:
        if toggle.state and not toggle.kept_up:
            yield say.failed(toggle.element, "This shows or hides something, but {state} stays the same.", state=toggle.state)
        elif not toggle.state and not toggle.renamed:
            yield say.failed(
                toggle.element, "This shows and hides something, but a screen reader does not hear which: aria-expanded is missing."
            )
        else:
            fine.append(toggle.element)
    yield from say.passed(fine)
