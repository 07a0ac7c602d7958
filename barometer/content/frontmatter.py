"""YAML with line numbers: front matter and plain YAML files, read safely.

Refused are aliases (they can make a small file explode), tags (a pack is text, numbers and lists), duplicate keys (YAML would silently
keep the last) and a file above ``LIMIT_BYTES``. Every key and entry keeps its line so that an error can name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from barometer.errors import ContentError
from barometer.i18n import N_

LIMIT_BYTES = 512_000
FENCE = "---"
_LINE_END = re.compile(r"\r\n|\r|\n")
"""What an editor counts as a line; ``str.splitlines`` counts more."""

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file: its data, its Markdown body, and the line of every key."""

    path: Path
    data: object
    body: str
    lines: dict[Location, int]

    def where(self, location: Location = ()) -> str:
        """``file:line`` of a location, or of its nearest parent that has a line."""
        while location and location not in self.lines:
            location = location[:-1]
        return f"{self.path}:{self.lines.get(location, 1)}"


def read_text(path: Path) -> str:
    """The text of a pack file; ContentError when it cannot be read, is too large or is not UTF-8."""
    try:
        if path.stat().st_size > LIMIT_BYTES:
            raise ContentError(
                "This file is larger than {limit} kB.", where=f"{path}:1", todo="Split it or shorten it.", limit=LIMIT_BYTES // 1000
            )
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError(
            "This file is not UTF-8 text (byte {position}).", where=f"{path}:{line}", todo="Save it as UTF-8.", position=error.start
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ContentError(
            "This file cannot be read: {reason}.", where=f"{path}:1", todo="Check the file and its rights.", reason=reason
        ) from error


def read_markdown(path: Path) -> Document:
    """A Markdown file with YAML front matter between two ``---`` lines."""
    lines = _LINE_END.split(read_text(path))
    if lines[0].strip() != FENCE:
        raise ContentError("This file has no front matter.", where=f"{path}:1", todo="Begin it with a line ---, then YAML, then ---.")
    try:
        end = next(number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE)
    except StopIteration:
        raise ContentError("The front matter does not end.", where=f"{path}:1", todo="Close it with a line ---.") from None
    data, places = _parse("\n".join(lines[1:end]), path, first_line=2)
    return Document(path, data, "\n".join(lines[end + 1 :]).strip(), places)


def read_yaml(path: Path) -> Document:
    """A whole YAML file."""
    data, places = _parse(read_text(path), path, first_line=1)
    return Document(path, data, "", places)


class _Loader(yaml.SafeLoader):
    """Reads a file once: to nodes, which have lines, and from these to values. Refuses what a pack may not hold."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: yaml.NodeEvent = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(N_("Aliases (*name) are not allowed here."), N_("Write the value out."), line)
        if getattr(event, "tag", None):
            raise _Refused(N_("Tags (!name) are not allowed here."), N_("Put quotes around the text."), line)
        return super().compose_node(parent, index)


class _Refused(Exception):
    def __init__(self, what: str, todo: str, line: int) -> None:
        self.what, self.todo, self.line = what, todo, line


def _parse(text: str, path: Path, *, first_line: int) -> tuple[object, dict[Location, int]]:
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return {}, {}
        places = dict(_walk(node, (), path, first_line))
        return loader.construct_document(node), places
    except _Refused as error:
        raise ContentError(error.what, where=f"{path}:{error.line + first_line}", todo=error.todo) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        raise ContentError(
            "This is not valid YAML: {reason}.",
            where=f"{path}:{line}",
            todo="Check the indentation, and put quotes around text that holds a colon.",
            reason=error.problem or error.context,
        ) from error
    except yaml.reader.ReaderError as error:
        line = len(_LINE_END.findall(text[: error.position])) + first_line
        raise ContentError(
            "This is not valid YAML: {reason}.",
            where=f"{path}:{line}",
            todo="Remove this character, which cannot be seen.",
            reason=f"character #x{error.character:04x}" if isinstance(error.character, int) else str(error.reason),
        ) from error
    except RecursionError as error:
        raise ContentError(
            "This is not valid YAML: {reason}.", where=f"{path}:{first_line}", todo="Write it simpler.", reason="nested too deep"
        ) from error
    except (yaml.YAMLError, ValueError, TypeError) as error:  # a date such as 2026-13-40, a number that is too long
        raise ContentError(
            "This is not valid YAML: {reason}.", where=f"{path}:{first_line}", todo="Check the file.", reason=str(error).split("\n")[0]
        ) from error


def _walk(node: yaml.Node, location: Location, path: Path, first_line: int) -> Iterator[tuple[Location, int]]:
    if isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + first_line
            name = str(key.value)
            if name in seen:
                raise ContentError(
                    "The key '{key}' stands here twice (first on line {line}).",
                    where=f"{path}:{line}",
                    todo="Remove one of the two.",
                    key=" ".join(name.split())[:60],
                    line=seen[name],
                )
            seen[name] = line
            yield (*location, name), line
            yield from _walk(value, (*location, name), path, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*location, index), value.start_mark.line + first_line
            yield from _walk(value, (*location, index), path, first_line)
