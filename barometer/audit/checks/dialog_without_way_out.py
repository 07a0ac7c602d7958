"""Windows over the page that the keyboard cannot close."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Dialog, Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

KEYS = frozenset({"escape", "control"})


def dialog_without_way_out(snapshot: Snapshot) -> Iterator[Assertion]:
    """Dialogs that a button opened and that neither Esc nor a control in them closes."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "buttons", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    for dialog in interaction.dialogs:
        if dialog.closes == "control" and dialog.modal:
            told = "“{opener}” opened this. Its button closes it, Esc does not. Do people expect Esc?"
            yield say.unsure(dialog.layer, told, opener=opener(dialog))
        if dialog.closes in KEYS:
            continue
        if dialog.closes == "mouse":
            told = "“{opener}” opened this, and only a mouse reaches what closes it."
            yield say.failed(dialog.layer, told, opener=opener(dialog))
        elif dialog.declared and not dialog.untried:
            yield say.failed(dialog.layer, "“{opener}” opened this, and no key closes it.", opener=opener(dialog))
        else:
            yield say.unsure(dialog.layer, "“{opener}” opened this and Esc does not close it. Which control does?", opener=opener(dialog))
    yield from say.passed(
        dialog.layer for dialog in interaction.dialogs if dialog.closes == "escape" or (dialog.closes == "control" and not dialog.modal)
    )


def opener(dialog: Dialog) -> str:
    """The name of what opened it, shortened."""
    return dialog.opener.text[:60]
