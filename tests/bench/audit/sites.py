"""The sites that are audited: HTML of two Debian packages, and the sample city grown large. All served on this computer."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from barometer.sample.city import SampleCity, listed_pages

PACKAGES = {
    "python": ("python3.11-doc", "usr/share/doc/python3.11/html"),
    "postgresql": ("postgresql-doc-15", "usr/share/doc/postgresql-doc-15/html"),
}
"""Site → Debian package and the folder of its HTML."""
WORDS = (
    "Je vraagt dit online of aan het loket.", "Breng je identiteitskaart mee.", "De dienst antwoordt binnen vijf werkdagen.",
    "Heb je hulp nodig? Bel ons gratis.", "Je betaalt aan het loket of met een overschrijving.", "Wie weinig verdient, betaalt minder.",
    "Je krijgt een bevestiging per post of per mail.", "Kom langs op maandag of donderdag.", "Neem iemand mee als je dat fijn vindt.",
)  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """The terminal belongs to the bench."""


class _QuietCity(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """The terminal belongs to the bench."""


def documentation(cache: Path, name: str) -> Path:
    """The folder with a package's HTML, downloaded once; SystemExit with what to do where there is no apt."""
    package, inside = PACKAGES[name]
    folder = cache / package
    if not (folder / inside).is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        try:
            subprocess.run(["apt-get", "download", package], cwd=cache, check=True, stdout=subprocess.DEVNULL)
            archive = max(cache.glob(f"{package}_*.deb"), key=lambda path: path.stat().st_mtime)
            subprocess.run(["dpkg-deb", "--extract", archive, folder], check=True)
        except (OSError, subprocess.CalledProcessError, ValueError) as error:
            raise SystemExit(f"bench: {package} could not be had ({error}). Run this on Debian, after: apt-get update") from error
    return folder / inside


@contextmanager
def serve_documentation(cache: Path, name: str, pages: int) -> Iterator[list[str]]:
    """Serves a package's HTML; the addresses of its first pages in the order of their names, frames and indexes left out."""
    folder = documentation(cache, name)
    files = sorted(path for path in folder.rglob("*.html") if path.stat().st_size > 2_000 and not path.name.startswith("genindex"))
    with _running(lambda: ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))) as port:
        yield [f"http://127.0.0.1:{port}/{path.relative_to(folder).as_posix()}" for path in files[:pages]]


@contextmanager
def serve_large_city(pages: int) -> Iterator[list[str]]:
    """The repaired sample city with ``pages`` pages that share its header, menu and footer and have a text of their own."""
    client = SampleCity(frozenset()).app.test_client()
    shells = [client.get(path).get_data(as_text=True) for path in listed_pages()]
    app = Flask("large-city", static_folder=None)

    @app.get("/p/<int:number>")
    def page(number: int) -> str:
        shell = shells[number % len(shells)]
        return re.sub(r"(<main\b[^>]*>).*?(</main>)", lambda found: found[1] + _text(number) + found[2], shell, flags=re.DOTALL)

    @app.get("/<path:path>")
    def rest(path: str):  # type: ignore[no-untyped-def]
        answer = client.get("/" + path)
        return answer.get_data(), answer.status_code, {"Content-Type": answer.content_type, "Cache-Control": "max-age=600"}

    with _running(lambda: make_server("127.0.0.1", 0, app, threaded=True, request_handler=_QuietCity)) as port:
        yield [f"http://127.0.0.1:{port}/p/{number}" for number in range(pages)]


def _text(number: int) -> str:
    chance = random.Random(number)
    parts = [f"<h1>Dienst {number} van de stad</h1>"]
    for part in range(1, 5):
        parts.append(f"<h2>Stap {part} voor dienst {number}</h2>")
        parts += [f"<p>{' '.join(chance.sample(WORDS, 4))}</p>" for _ in range(chance.randint(1, 4))]
        parts.append("<ul>" + "".join(f"<li>{chance.choice(WORDS)}</li>" for _ in range(3)) + "</ul>")
    parts.append(f'<p><a href="/contact">Stel je vraag over dienst {number}</a></p>')
    return "".join(parts)


@contextmanager
def _running(make: Callable[[], ThreadingHTTPServer]) -> Iterator[int]:
    server = make()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


if __name__ == "__main__":
    sys.exit("Run: make bench-audit")
