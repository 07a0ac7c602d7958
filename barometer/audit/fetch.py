"""Fetching small texts without a browser: robots.txt and sitemaps. Every hop passes the guard; bytes, time and redirects are capped."""

from __future__ import annotations

import http.client
import socket
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from barometer.audit.guard import Guard
from barometer.errors import AddressError

LIMIT_BYTES = 5_000_000
SECONDS = 10.0
REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """Status, body and media type; the body is empty for anything but a plain 200. ``cut``: there was more of it than was read."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    cut: bool = False


def fetch(url: str, *, guard: Guard, user_agent: str, seconds: float = SECONDS, limit: int = LIMIT_BYTES) -> Fetched | None:
    """The answer, or None when it cannot be had: refused by the guard, not there in time, too many redirects, broken.

    ``seconds`` is for everything together, however slowly a server drips; of the body at most ``limit`` bytes are read.
    """
    end = time.monotonic() + seconds
    for _ in range(REDIRECTS + 1):
        try:
            guard.check(url)
            answer, location = _ask(url, user_agent, end - time.monotonic(), limit)
        except (AddressError, OSError, ValueError, http.client.HTTPException, zlib.error, EOFError):
            return None
        if answer.status not in (301, 302, 303, 307, 308) or not location:
            return answer
        url = urljoin(url, location)
    return None


def _ask(url: str, user_agent: str, seconds: float, limit: int) -> tuple[Fetched, str]:
    if seconds <= 0:
        raise TimeoutError
    parts = urlsplit(url)
    made = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = made(parts.hostname or "", parts.port, timeout=seconds)
    end = time.monotonic() + seconds
    connection.connect()
    # A time-out of a socket counts anew with every byte that drips in; this one does not.
    watch = threading.Timer(end - time.monotonic(), _hang_up, (connection.sock,))
    watch.daemon = True
    watch.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"})
        with connection.getresponse() as answer:
            if answer.status != 200:
                return Fetched(url, answer.status, b""), answer.headers.get("Location", "")
            body = answer.read(limit + 1)
            if time.monotonic() >= end:
                raise TimeoutError
            cut, body = len(body) > limit, body[:limit]
            if answer.headers.get("Content-Encoding") == "gzip" or parts.path.endswith(".gz"):
                body = _unzip(body, limit)
                cut = cut or len(body) >= limit
            return Fetched(url, answer.status, body, answer.headers.get("Content-Type", "")[:200], cut), ""
    finally:
        watch.cancel()
        connection.close()


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _unzip(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    return zlib.decompressobj(wbits=31).decompress(body, limit)
