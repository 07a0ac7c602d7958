"""Windows over the page that the keyboard does not follow."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Dialog, Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def dialog_without_focus(snapshot: Snapshot) -> Iterator[Assertion]:
    """Dialogs that a button opened: the focus goes in, stays in, and comes back; what is no declared dialog is for a person."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "buttons", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    fine = []
    for dialog in interaction.dialogs:
        reason = _wrong(dialog)
        if not reason:
            fine.append(dialog.layer)
        elif dialog.declared and (dialog.modal or not dialog.next_enters):
            yield say.failed(dialog.layer, reason, opener=dialog.opener.text[:60])
        else:
            yield say.unsure(dialog.layer, "“{opener}” opened this over the page. Does the keyboard go in, and back afterwards?",
                             opener=dialog.opener.text[:60])  # fmt: skip
    yield from say.passed(fine)


def _wrong(dialog: Dialog) -> str:
    if not dialog.enters and not (dialog.next_enters and not dialog.modal):
        return "“{opener}” opened this, but the keyboard stays behind on the page."
    if dialog.stays is False:
        return "“{opener}” opened this, but Tab leads out of it to the page behind."
    if dialog.returns is False:
        return "“{opener}” opened this. After closing it the keyboard is not back there."
    return ""
