"""Single letters that do something wherever one is."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def single_key_shortcuts(snapshot: Snapshot) -> Iterator[Assertion]:
    """Letters, digits and signs that did something twice; a page that speaks about its shortcuts may let people change them."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "shortcuts", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    if not interaction.listens_to_keys:
        return
    if not interaction.shortcuts:
        yield say.page_passed()
        return
    keys = " ".join(interaction.shortcuts)
    if interaction.shortcuts_told:
        yield say.unsure(None, "The key {keys} does something by itself. Can people turn that off or change it?", keys=keys)
    else:
        yield say.failed(None, "The key {keys} does something by itself, and nothing on the page lets people turn that off.", keys=keys)
