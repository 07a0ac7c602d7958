"""Words about what was found, in the language that was asked for or the nearest one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a check is called, why it matters and how to mend it; ``mend`` may be empty. ``lang`` is the language that they are in."""

    title: str
    why: str
    mend: str
    lang: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence and the language that it is in; ``str(phrase)`` is the sentence."""

    text: str
    lang: str

    def __str__(self) -> str:
        return self.text


def nearest(lang: str, there: Mapping[str, object]) -> str:
    """The language asked for, else Dutch, else English: the first one that is there; '' when none is."""
    return next((one for one in (lang, "nl", "en") if there.get(one)), "")
