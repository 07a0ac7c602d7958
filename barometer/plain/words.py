"""Words of a text, and their positions.

A *word* is what a reader counts: a run of characters between spaces that holds at least one letter or digit. An e-mail address,
an amount ("1.250,50") and a compound with a hyphen are one word each; a lone dash or bullet is none.
A *token* is finer: words and punctuation marks apart, with their place, for findings that point at words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAK = re.compile(r"[–—…|]+")
_TOKEN = re.compile(r"[^\W_]+(?:['’\-.@][^\W_]+)*+|[^\w\s]")
_LETTERS = re.compile(r"[^\W\d_]+")
_MACHINE = re.compile(r"@|://|^www\.|\.(?:be|com|org|eu|net|nl|fr|brussels|vlaanderen|pdf|docx?|xlsx?)\b", re.IGNORECASE)
_EDGES = "'’‘\"“”«»„()[]{}<>.,;:!?*•·-"
_CHUNK = 4096
"""Characters of a run without spaces that are looked at to tell whether it is an address."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a punctuation mark. ``start`` and ``end`` are character offsets in the text it came from."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or a digit."""
        return self.text[0].isalnum()

    @property
    def low(self) -> str:
        """Lower case, with a straight apostrophe: the form in which the word lists are written."""
        return self.text.lower().replace("’", "'")


def words(text: str) -> list[str]:
    """The words of a text without the punctuation around them; an address on the web counts as one word."""
    found: list[str] = []
    for run in text.split():
        if _MACHINE.search(run[:_CHUNK]):
            found.append(run.strip(_EDGES) or run)
            continue
        if run.isalnum():
            found.append(run)
            continue
        found += [part.strip(_EDGES) for part in _BREAK.split(run) if any(map(str.isalnum, part))]
    return found


def tokens(text: str) -> list[Token]:
    """Words and punctuation marks in order, each with its place in the text."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def letter_words(text: str) -> list[str]:
    """Runs of letters in lower case, clitics apart ("l'école" is two): what a frequency list knows."""
    return [run.lower() for run in _LETTERS.findall(text)]


def is_machine_text(word: str) -> bool:
    """Whether a word is an address or a file name rather than language."""
    return bool(_MACHINE.search(word[:_CHUNK]))
