"""Fetching small texts without a browser: robots.txt and sitemaps.

Every hop passes the guard, and an address that the guard checked is what is dialled; bytes, time and redirects are capped.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from barometer.audit.guard import Address, Guard
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


def fetch(url: str, *, guard: Guard, user_agent: str, seconds: float = SECONDS, limit: int = LIMIT_BYTES, lang: str = "") -> Fetched | None:
    """The answer, or None when it cannot be had: refused by the guard, not there in time, too many redirects, broken.

    ``seconds`` is for everything together, however slowly a server drips; of the body at most ``limit`` bytes are read.
    ``lang``: the language that is asked for, as a browser does.
    """
    end = time.monotonic() + seconds
    headers = {"User-Agent": user_agent, "Accept-Encoding": "gzip", **({"Accept-Language": lang} if lang else {})}
    for _ in range(REDIRECTS + 1):
        try:
            answer, location = _ask(url, guard.check(url), headers, seconds=end - time.monotonic(), limit=limit)
        except (AddressError, OSError, ValueError, http.client.HTTPException, zlib.error, EOFError):
            return None
        if answer.status not in (301, 302, 303, 307, 308) or not location:
            return answer
        url = urljoin(url, location)
    return None


def _ask(url: str, addresses: Sequence[Address], headers: dict[str, str], *, seconds: float, limit: int) -> tuple[Fetched, str]:
    if seconds <= 0:
        raise TimeoutError
    parts = urlsplit(url)
    made = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = made(parts.hostname or "", parts.port, timeout=seconds)
    end = time.monotonic() + seconds
    connection.auto_open = 0  # it may not look the host up by itself
    connection.sock = _dial(addresses, connection.port, seconds)
    if isinstance(connection, http.client.HTTPSConnection):
        tls = ssl.create_default_context()
        connection.sock = tls.wrap_socket(connection.sock, server_hostname=parts.hostname, do_handshake_on_connect=False)
    # A time-out of a socket counts anew with every byte that drips in; this one does not.
    watch = threading.Timer(end - time.monotonic(), _hang_up, (connection.sock,))
    watch.daemon = True
    watch.start()
    try:
        if isinstance(connection.sock, ssl.SSLSocket):
            connection.sock.do_handshake()
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=headers)
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


def _dial(addresses: Sequence[Address], port: int, seconds: float) -> socket.socket:
    """The first of the addresses that takes a connection; the name behind them is not looked up again."""
    end = time.monotonic() + seconds
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((str(address), port), max(0.1, min(end - time.monotonic(), seconds / 2)))
    return socket.create_connection((str(addresses[-1]), port), max(0.1, end - time.monotonic()))


def _hang_up(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _unzip(body: bytes, limit: int) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    return zlib.decompressobj(wbits=31).decompress(body, limit)
