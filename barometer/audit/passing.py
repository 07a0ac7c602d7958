"""Heads of requests and answers as the way out passes them on, and its own answers."""

from __future__ import annotations

from barometer.audit.heads import CHUNKED, Head, write


def asked_head(head: Head, name: str) -> list[tuple[str, str]]:
    """The fields of a request for the server with this name."""
    return [
        ("Host", name),
        ("Connection", "keep-alive"),
        *head.for_the_next(),
        *_framing(head.body, always=bool(head.all("content-length"))),
    ]


def answered_head(head: Head, stays: bool, method: str, status: int) -> list[tuple[str, str]]:
    """The fields of an answer for the browser; ``stays``: the connection can be used again."""
    framing = () if method == "HEAD" or status in (204, 304) else _framing(head.body, always=True)
    return [*head.for_the_next(), ("Connection", "keep-alive" if stays else "close"), *framing]


def _framing(body: int, *, always: bool = False) -> tuple[tuple[str, str], ...]:
    if body == CHUNKED:
        return (("Transfer-Encoding", "chunked"),)
    return (("Content-Length", str(body)),) if body > 0 or (always and body == 0) else ()


def our_answer(status: str, *fields: tuple[str, str], text: str = "", stays: bool = False) -> bytes:
    """A whole answer that we give ourselves."""
    body = text.encode()
    kind = ("Content-Type", "text/plain; charset=utf-8")
    length = ("Content-Length", str(len(body)))
    return write(f"HTTP/1.1 {status}", (*fields, kind, length, ("Connection", "keep-alive" if stays else "close"))) + body
