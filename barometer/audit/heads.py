"""Heads of HTTP/1.1 messages, read as strictly as a way out must: what two programs could read in two ways is refused.

What a browser asks is read to the letter (RFC 9112); what a server answers is read as leniently as browsers do, but its body has one end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_REQUEST = re.compile(rf"({_TOKEN}) ([\x21-\x7e\x80-\xff]+) HTTP/1\.([01])")
_STATUS = re.compile(r"HTTP/1\.([01]) +([1-5][0-9][0-9])(?: .*)?")
_FIELD = re.compile(rf"({_TOKEN}):[ \t]*(.*?)[ \t]*")
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/?#@\[\]\\]+)(?::([0-9]{1,5}))?")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_HOP_BY_HOP = {
    "connection", "proxy-connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-authentication-info", "te",
    "trailer", "transfer-encoding", "upgrade", "expect", "http2-settings", "content-length", "host",
}  # fmt: skip
"""Belongs to one connection, or is written anew for the next one."""
CHUNKED = -1
UNTIL_END = -2


class BadHead(ValueError):
    """Not a head, or one that can be read in two ways."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first line and the fields, in their order; ``body`` is a number of bytes, ``CHUNKED`` or ``UNTIL_END``."""

    start: str
    fields: tuple[tuple[str, str], ...]
    body: int
    minor: int
    """HTTP/1.0 or HTTP/1.1."""

    def all(self, name: str) -> list[str]:
        """The values of every field of this name (in lower case)."""
        return [value for known, value in self.fields if known.lower() == name]

    @property
    def keeps_open(self) -> bool:
        """Whether the connection can be used again afterwards."""
        said = {
            word.strip().lower() for name in ("connection", "proxy-connection") for value in self.all(name) for word in value.split(",")
        }
        return self.body != UNTIL_END and "close" not in said and (self.minor == 1 or "keep-alive" in said)

    def for_the_next(self) -> list[tuple[str, str]]:
        """The fields that are not only for this connection."""
        named = {word.strip().lower() for value in self.all("connection") for word in value.split(",")}
        return [(name, value) for name, value in self.fields if name.lower() not in _HOP_BY_HOP | named]


def write(start: str, fields: Iterable[tuple[str, str]]) -> bytes:
    """A head as it goes over the line."""
    return "".join(f"{line}\r\n" for line in (start, *(f"{name}: {value}" for name, value in fields), "")).encode("latin-1")


def read_request(raw: bytes) -> tuple[Head, str, str]:
    """The head, the method and the target of a request; BadHead for anything that is not to the letter."""
    first, *rest = raw.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    request = _REQUEST.fullmatch(first)
    if not request:
        raise BadHead("no request line")
    fields = []
    for line in rest:
        field = _FIELD.fullmatch(line)
        if not field or _CONTROL.search(line):
            raise BadHead("no field")
        fields.append((field[1], field[2]))
    head = Head(first, tuple(fields), 0, int(request[3]))
    lengths, codings = head.all("content-length"), head.all("transfer-encoding")
    if len(lengths) + len(codings) > 1 or len(head.all("host")) > 1:
        raise BadHead("an end in two ways")
    body = 0
    if codings:
        if codings[0].lower() != "chunked" or not head.minor:
            raise BadHead("an unknown coding")
        body = CHUNKED
    elif lengths:
        body = _number(lengths[0])
    return Head(first, head.fields, body, head.minor), request[1], request[2]


def read_answer(raw: bytes, method: str) -> tuple[Head, int]:
    """The head and the status of an answer to ``method``; BadHead when browsers would not read it either."""
    first, *rest = re.split(r"\r?\n", re.sub(r"\r?\n[ \t]+", " ", raw.decode("latin-1").rstrip("\r\n")))
    status = _STATUS.fullmatch(first)
    if not status or _CONTROL.search(first):
        raise BadHead("no status line")
    read = (_FIELD.fullmatch(line) for line in rest)
    head = Head(first, tuple((field[1], _CONTROL.sub("", field[2])) for field in read if field), UNTIL_END, int(status[1]))
    code = int(status[2])
    codings = [word.strip().lower() for value in head.all("transfer-encoding") for word in value.split(",")]
    lengths = {_number(word.strip()) for value in head.all("content-length") for word in value.split(",")}
    if method == "HEAD" or code < 200 or code in (204, 304):
        body = 0
    elif "chunked" in codings:
        body = CHUNKED if codings[-1] == "chunked" else UNTIL_END
    elif len(lengths) > 1:
        raise BadHead("an end in two ways")
    else:
        body = lengths.pop() if lengths else UNTIL_END
    return Head(first, head.fields, body, head.minor), code


def chunk_length(line: bytes) -> int:
    """The length that stands before a chunk, whose extensions are left out; BadHead."""
    digits = line.partition(b";")[0].strip(b" \t\r\n")
    if not re.fullmatch(rb"[0-9A-Fa-f]{1,12}", digits):
        raise BadHead("no length of a chunk")
    return int(digits, 16)


def authority(text: str, *, port: int | None) -> tuple[str, int]:
    """Host and port of ``host:port``; ``port`` is for one that names none. BadHead."""
    read = _AUTHORITY.fullmatch(text)
    given = int(read[2]) if read and read[2] else port
    if not read or not given or given > 65_535:
        raise BadHead("no host and port")
    return read[1].strip("[]"), given


def split_target(target: str) -> tuple[str, str]:
    """``host:port`` and the path of a target that is a whole http address; BadHead for every other form."""
    scheme, separator, rest = target.partition("://")
    place = re.match(r"[^/?#]*", rest)
    if scheme.lower() != "http" or not separator or not place or not place[0] or "#" in rest:
        raise BadHead("no http address")
    path = rest[place.end() :]
    return place[0], path if path.startswith("/") else f"/{path}"


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,15}", text, re.ASCII):
        raise BadHead("no length")
    return int(text)
