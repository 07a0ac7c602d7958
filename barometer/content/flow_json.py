"""JSON of which nothing is sure: every value is asked for by name and kind, and every mistake says where it stands."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from barometer.content.frontmatter import read_text
from barometer.errors import ContentError

DEFAULT: Any = object()
Kind = TypeVar("Kind")


def read_json(path: Path) -> Any:
    """The object in a JSON file; ContentError when the file is too large, no JSON, nested too deep, or no object."""
    text = read_text(path)
    try:
        given = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise ContentError("This is not valid JSON: {reason}.", where=f"{path}:{error.lineno}",
                           todo="Export the recording again, as JSON.", reason=error.msg) from error  # fmt: skip
    except (RecursionError, ValueError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error).split("\n")[0][:120]
        raise ContentError("This is not valid JSON: {reason}.", where=str(path), todo="Export the recording again, as JSON.",
                           reason=reason) from error  # fmt: skip
    if not isinstance(given, dict):
        raise ContentError(
            "This is no recording: it holds no steps.", where=str(path), todo="Export it in the Recorder of Chrome, as JSON."
        )
    return given


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


@dataclass(frozen=True, slots=True)
class Place:
    """A value and where it stands; ``way`` leads to it from the top."""

    value: Any
    file: str
    way: tuple[str | int, ...]

    @property
    def where(self) -> str:
        """File and place, such as ``adres.json: steps[3].selectors``."""
        shown = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.way).lstrip(".")
        return f"{self.file}: {shown}" if shown else self.file

    def _get(self, name: str, default: Any) -> Place:
        value = self.value.get(name) if isinstance(self.value, dict) else None
        if value is None and default is DEFAULT:
            raise ContentError("'{name}' is missing.", where=self.where, todo="Add it.", name=name)
        return Place(default if value is None else value, self.file, (*self.way, name))

    def _wrong(self, expected: str) -> ContentError:
        return ContentError("This must be {expected}.", where=self.where, todo="Correct it, or record the step again.", expected=expected)

    def text(self, name: str, *, most: int, default: Any = DEFAULT) -> str:
        """A text of at most ``most`` characters."""
        found = self._get(name, default)
        if not isinstance(found.value, str) or len(found.value) > most:
            raise found._wrong(f"a text of at most {most} characters")
        return found.value

    def as_number(self, *, least: float, most: float) -> float:
        """This value as a number."""
        right = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        if not right or not math.isfinite(self.value) or not least <= self.value <= most:
            raise self._wrong(f"a number from {least:g} to {most:g}")
        return float(self.value)

    def number(self, name: str, *, least: float, most: float, default: Any = DEFAULT) -> float:
        """A number within bounds; a default is taken as it is."""
        found = self._get(name, default)
        if isinstance(self.value, dict) and self.value.get(name) is None:
            return float(found.value)
        return found.as_number(least=least, most=most)

    def truth(self, name: str, *, default: bool) -> bool:
        """true or false."""
        found = self._get(name, default)
        if not isinstance(found.value, bool):
            raise found._wrong("true or false")
        return found.value

    def mixed(self, name: str, *, most: int) -> list[Place]:
        """The entries of a list that may be left out."""
        found = self._get(name, [])
        if not isinstance(found.value, list):
            raise found._wrong("a list")
        if len(found.value) > most:
            raise ContentError("This list has {count} entries; at most {most} are read.", where=found.where, todo="Make it shorter.",
                               count=len(found.value), most=most)  # fmt: skip
        return [Place(value, self.file, (*found.way, index)) for index, value in enumerate(found.value)]

    def rows(self, name: str, *, most: int) -> list[Place]:
        """The entries of a list of objects."""
        found = self.mixed(name, most=most)
        for one in found:
            if not isinstance(one.value, dict):
                raise one._wrong("an object with a type")
        return found

    def table(self, name: str) -> dict[str, str] | None:
        """Names with texts, numbers or truths; None when they were left out."""
        found = self._get(name, {})
        if not isinstance(found.value, dict) or len(found.value) > 50:
            raise found._wrong("an object of texts")
        for key, value in found.value.items():
            if not isinstance(value, str | int | float | bool) or len(str(value)) > 2_000 or len(key) > 200:
                raise Place(value, self.file, (*found.way, key))._wrong("a text")
        return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in found.value.items()} or None
