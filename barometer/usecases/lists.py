"""A list of addresses from a file: one a line, comments after #, whatever editor wrote it."""

from __future__ import annotations

import re
from pathlib import Path

from barometer.audit.addresses import web_address
from barometer.errors import AddressError, InputError
from barometer.settings import TOO_LARGE

LIMIT_BYTES = 5_000_000
_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(^|\s)#.*$")
"""A comment stands at the start of a line or after a space; elsewhere # belongs to an address."""


def read_list(path: Path) -> tuple[str, ...]:
    """The addresses of a text file, each once and in order; see ``parse_list`` for what can be wrong."""
    try:
        with path.open("rb") as source:
            return parse_list(source.read(LIMIT_BYTES + 1), where=str(path))
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(
            "This file cannot be read: {reason}.", where=str(path), todo="Check the file and its rights.", reason=reason
        ) from error


def parse_list(content: bytes, *, where: str) -> tuple[str, ...]:
    """The addresses in ``content`` (UTF-8, also with a byte order mark); the first line that is none is an error that names the line."""
    if len(content) > LIMIT_BYTES:
        raise InputError("This file is larger than {limit} kB.", where=where, todo="Split it or shorten it.", limit=LIMIT_BYTES // 1000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = len(_LINE_END.findall(content[: error.start].decode("utf-8", "replace"))) + 1
        raise InputError("This file is not UTF-8 text (byte {position}).", where=f"{where}:{at}", todo="Save it as UTF-8.",
                         position=error.start) from error  # fmt: skip
    found: dict[str, None] = {}
    for number, line in enumerate(_LINE_END.split(text), start=1):
        address = _COMMENT.sub("", line).strip()
        if not address:
            continue
        try:
            found[web_address(address)] = None
        except AddressError as error:
            raise AddressError(error.what, where=f"{where}:{number}", todo=error.todo, **error.values) from error
        if len(found) > TOO_LARGE:
            raise InputError(
                "There are more than {limit} addresses here.", where=f"{where}:{number}", todo="Split the list.", limit=TOO_LARGE
            )
    if not found:
        raise InputError("There is no address in this list.", where=where, todo="Write one a line.")
    return tuple(found)
