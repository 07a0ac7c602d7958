"""What a form answered when it was sent empty, and with typical mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from barometer.audit.element import Element


class Answer(StrEnum):
    """How a form took what it was sent."""

    ACCEPTED = "accepted"
    """The form is gone: it was taken as it was."""
    NATIVE = "native"
    """The browser's own message stopped it, so nothing was sent."""
    TOLD = "told"
    """It came back, or stayed, with text that was not there before."""
    MARKED = "marked"
    """It came back, or stayed, and fields look different; no text says why."""
    RETURNED = "returned"
    """It came back as it was, without a word."""
    NOTHING = "nothing"
    """Nothing happened on the page."""


@dataclass(frozen=True, slots=True)
class Message:
    """Text that appeared.

    ``field`` is the selector of the field to which it is tied in the code, ``near`` that of the one beside it; '' for none.
    ``announced``: it stands in a live region or received the focus. ``names_field``: it repeats the label of a field.
    """

    element: Element
    field: str = ""
    near: str = ""
    announced: bool = False
    names_field: bool = False


@dataclass(frozen=True, slots=True)
class FormTrial:
    """One sending of one form. ``kind`` is ``empty`` or ``mistakes``."""

    form: Element
    kind: str
    answer: Answer
    same_document: bool
    """Whether the page stayed, so that only an announcement tells a screen reader what happened."""
    required: int
    messages: tuple[Message, ...] = ()
    marked: tuple[Element, ...] = ()
    """Fields that look different than before, or have aria-invalid."""
    lost: tuple[Element, ...] = ()
    """Fields that were filled in and came back empty."""
    invalid: int = 0
    """How many fields say in the code that they are wrong (aria-invalid)."""
    vanished: tuple[Message, ...] = ()
    """Messages that went away by themselves within ten seconds."""
