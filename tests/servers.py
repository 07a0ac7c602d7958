"""A server on this computer whose answers a test writes itself, and that remembers what it was asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = str | bytes | tuple[int, Mapping[str, str], str | bytes] | Callable[[BaseHTTPRequestHandler], None]
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Served:
    """A running server: its address without a slash at the end, and every request as (seconds, path with query)."""

    url: str
    requests: list[tuple[float, str]] = field(default_factory=list)
    answered: list[tuple[float, str]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for _, path in self.requests]


def page(body: str, *, title: str = "Een pagina", head: str = "") -> str:
    start = f"<!doctype html><html lang=nl><head><meta charset=utf-8><title>{title}</title>{head}</head>"
    return f"{start}<body><main><h1>{title}</h1>{body}</main></body></html>"


def to(address: str, status: int = 302) -> Answer:
    return status, {"Location": address}, b""


@contextmanager
def serve(answers: Mapping[str, Answer] | Callable[[str], Answer | None], *, tls: ssl.SSLContext | None = None) -> Iterator[Served]:
    """Serves ``path → answer`` (or what a function gives for a path; None is 404) on a free port while the block runs."""
    served = Served("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))  # what is left unread would be taken for the next request
            served.requests.append((time.monotonic(), self.path))
            given = answers(self.path) if callable(answers) else answers.get(self.path, answers.get(self.path.partition("?")[0]))
            with suppress(OSError):
                if callable(given):
                    self.close_connection = True
                    given(self)
                else:
                    self.send(given)
            served.answered.append((time.monotonic(), self.path))

        do_POST = do_HEAD = do_GET

        def send(self, given: Any) -> None:
            if given is None:
                given = 404, HTML, page("<p>Niet gevonden.</p>")
            status, headers, body = given if isinstance(given, tuple) else (200, HTML, given)
            sent = body.encode() if isinstance(body, str) else body
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            """The terminal belongs to pytest."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that hangs up is no fault."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    served.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
