"""Every error that the barometer raises on purpose, drawn as a tree.

    BarometerError                what, where, what to do: one sentence for a person
    ├── ContentError              a pack file is wrong (file:line)
    ├── AddressError              a URL that cannot or may not be audited
    ├── BrowserError              no browser, or it would not start
    ├── StorageError              the database or the disk
    │   └── NewerDatabaseError    written by a newer version of the barometer
    ├── NotFoundError             an id that nothing has
    └── InputError                anything else that a person typed or sent

Outcomes of a check or of a page that would not load are values, never exceptions.
"""

from __future__ import annotations

from collections.abc import Callable


def _same(text: str) -> str:
    return text


class BarometerError(Exception):
    """Foreseeable trouble.

    ``what`` and ``todo`` are English message ids with ``{placeholders}``; they are translated where they are shown,
    so the same error reads in Dutch in a form and in English in a log. ``where`` is never translated: a file and line,
    a URL, a field.
    """

    def __init__(self, what: str, *, where: str = "", todo: str = "", **values: object) -> None:
        self.what, self.where, self.todo, self.values = what, where, todo, values
        super().__init__(self.sentence())

    def sentence(self, translate: Callable[[str], str] = _same) -> str:
        """One line: where, what is wrong, what to do."""
        parts = [translate(part).format(**self.values) for part in (self.what, self.todo) if part]
        text = " ".join(parts)
        return f"{self.where}: {text}" if self.where else text


class ContentError(BarometerError):
    """A pack file is wrong; ``where`` is ``file:line``."""


class AddressError(BarometerError):
    """A URL that cannot or may not be audited."""


class BrowserError(BarometerError):
    """No browser was found, or it would not start."""


class StorageError(BarometerError):
    """The database or the disk refused."""


class NewerDatabaseError(StorageError):
    """The database was written by a newer version of the barometer."""


class NotFoundError(BarometerError):
    """Nothing has this id."""


class InputError(BarometerError):
    """Something else that a person typed or sent cannot be used."""
