"""Secrets while a flow is played: filled in where the flow asks for them, and taken out of everything that is kept."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, quote_plus

from barometer.audit.snapshot import Snapshot, changed_texts

NAMED = re.compile(r"\$\{([A-Z][A-Z0-9_]{0,59})\}")
SHORTEST = 4
"""A shorter secret cannot be told from other words, so it could not be kept out of a report."""


class Secrets:
    """Values by name. Shows its names only, whoever prints it."""

    def __init__(self, values: Mapping[str, str] | None = None, *, hidden: Iterable[str] = ()) -> None:
        self._values = dict(values or {})
        known = {value: f"${{{name}}}" for name, value in self._values.items()}
        known.update({value: "${…}" for value in hidden if len(value) >= SHORTEST and value not in known})
        self._hidden = known
        marks = {form.casefold(): mark for value, mark in known.items() for form in _forms(value)}
        self._marks = marks
        longest_first = sorted(marks, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if marks else None

    def __repr__(self) -> str:
        return f"Secrets({', '.join(sorted(self._values))})"

    def __bool__(self) -> bool:
        return bool(self._hidden)

    @property
    def words(self) -> tuple[str, ...]:
        """The values as a page could show them; for covering them in a picture."""
        return tuple(self._hidden)

    def fill(self, text: str) -> str:
        """The text with its secrets filled in; KeyError for one that was not given."""
        return NAMED.sub(lambda found: self._values[found[1]], text)

    def hide(self, text: str) -> str:
        """The text without any secret, however it was written, and without the beginning of one where the text was cut."""
        if self._pattern is None or not text:
            return text
        shown = self._pattern.sub(lambda found: self._marks.get(found[0].casefold(), "${…}"), text)
        end = shown.rstrip("…").casefold()
        for form in self._marks:
            for length in range(min(len(form) - 1, len(end)), SHORTEST - 1, -1):
                if end.endswith(form[:length]):
                    return shown[: len(end) - length] + "…"
        return shown

    def hide_in(self, snapshot: Snapshot) -> Snapshot:
        """The snapshot with every text in it hidden."""
        return changed_texts(snapshot, self.hide) if self else snapshot


NONE = Secrets()


def _forms(value: str) -> Iterable[str]:
    """A secret as it stands in pages, code and addresses."""
    folded = " ".join(value.split())
    once: Any = {value, folded}
    for one in (value, folded):
        once |= {html.escape(one), html.escape(one, quote=False), quote(one), quote(one, safe=""), quote_plus(one), json.dumps(one)[1:-1]}
    return [form for form in once if len(form) >= SHORTEST]
