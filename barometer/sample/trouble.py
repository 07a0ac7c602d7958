"""Pages that misbehave in one known way each, for the tests of the auditor; the city links to none of them."""

from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Iterator

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

_START = (
    "<!doctype html><html lang='nl'><head><meta charset='utf-8'><title>Moeilijke pagina van Elzerbeke</title></head>"
    "<body><main><h1>Moeilijke pagina</h1>"
)
_END = "</main></body></html>"


def trouble_pages(*, leaving: threading.Event, delay: float = 60.0) -> Blueprint:
    """The ``/trouble/…`` pages; ``leaving`` is set when the server stops, ``delay`` is the wait of ``/trouble/slow`` in seconds."""
    pages = Blueprint("trouble", __name__, url_prefix="/trouble")

    @pages.get("/slow")
    def slow() -> Response:
        end = time.monotonic() + delay
        while time.monotonic() < end and not leaving.wait(0.1) and not _client_left():
            pass
        return Response(f"{_START}<p>Deze pagina kwam na een minuut.</p>{_END}")

    @pages.get("/never-ends")
    def never_ends() -> Response:
        return Response(_paragraphs(leaving), mimetype="text/html")

    @pages.get("/huge")
    def huge() -> Response:
        block = "<p>" + "Elzerbeke ligt aan de beek. " * 370 + "</p>\n"  # about 10 kB
        return Response((part for part in (_START, *[block] * 3_000, _END)), mimetype="text/html")  # about 31 MB

    @pages.get("/500")
    def broken() -> tuple[str, int]:
        return f"{_START}<p>De server heeft een fout.</p>{_END}", 500

    @pages.get("/404")
    def missing() -> tuple[str, int]:
        return f"{_START}<p>Deze pagina bestaat niet.</p>{_END}", 404

    @pages.get("/redirect-loop")
    def redirect_loop() -> BaseResponse:
        return redirect("/trouble/redirect-loop")

    @pages.get("/redirect-away")
    def redirect_away() -> BaseResponse:
        # The same machine under another name: another origin for a browser, and no packet leaves the machine.
        return redirect(f"http://localhost:{request.host.rpartition(':')[2]}/")

    @pages.get("/download")
    def download() -> Response:
        return Response(b"naam;straat\n", mimetype="text/csv", headers={"Content-Disposition": "attachment; filename=straten.csv"})

    @pages.get("/hang")
    def hang() -> str:
        return f"{_START}<script>while (true) {{}}</script>{_END}"

    @pages.get("/dialog")
    def dialog() -> str:
        return f"{_START}<script>while (true) {{ alert('Nog een melding'); }}</script>{_END}"

    @pages.get("/popup")
    def popup() -> str:
        return f"{_START}<p>Deze pagina opent zelf een venster.</p><script>window.open('/trouble/empty', 'reclame');</script>{_END}"

    @pages.get("/empty")
    def empty() -> str:
        return ""

    @pages.get("/not-html")
    def not_html() -> Response:
        return Response('{"gemeente": "Elzerbeke"}', mimetype="application/json")

    @pages.get("/encoding")
    def encoding() -> Response:
        text = f"{_START}<p>Een idee voor de gemeente? Bel ons gratis. Ge\xefnteresseerde co\xf6rdinatoren betalen 5 \u20ac.</p>{_END}"
        page = Response(text.replace("<meta charset='utf-8'>", "").encode("cp1252"))
        page.headers["Content-Type"] = "text/html"  # Response would add a charset
        return page

    return pages


def _paragraphs(leaving: threading.Event) -> Iterator[str]:
    yield _START
    while not leaving.wait(0.1):
        yield "<p>Er komt nog meer tekst.</p>\n"


def _client_left() -> bool:
    """Whether the other side closed the connection while it waits for the first byte (werkzeug's server lends its socket)."""
    connection = request.environ.get("werkzeug.socket")
    if not isinstance(connection, socket.socket):
        return False
    readable, _, _ = select.select([connection], [], [], 0)
    if not readable:
        return False
    try:
        return connection.recv(1, socket.MSG_PEEK) == b""
    except OSError:
        return True
