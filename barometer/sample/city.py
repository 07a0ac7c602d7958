"""A fictional municipality on the web, with every known fault switched on or off by its id."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, redirect, render_template, request, url_for
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Response as BaseResponse

from barometer.errors import InputError
from barometer.sample import files
from barometer.sample.trouble import trouble_pages
from barometer.yamls import load_yaml

HERE = Path(__file__).parent
PAGES = HERE / "templates" / "pages"


@cache
def listed_faults() -> tuple[dict[str, Any], ...]:
    """Every fault of ``faults.yaml``, in file order; what the keys mean stands at the top of that file."""
    return tuple(load_yaml((HERE / "faults.yaml").read_text(encoding="utf-8")))


@cache
def listed_pages() -> Mapping[str, str]:
    """Path → template of every page of the city; a page exists by lying in ``templates/pages``."""
    names = sorted(file.relative_to(PAGES).with_suffix("").as_posix() for file in PAGES.rglob("*.html"))
    return {"/" + ("" if name == "index" else name.removesuffix("/index")): f"pages/{name}.html" for name in names}


@cache
def _search_rows() -> tuple[dict[str, str], ...]:
    return tuple(load_yaml((HERE / "search.yaml").read_text(encoding="utf-8")))


@cache
def _forms() -> dict[str, dict[str, Any]]:
    return dict(load_yaml((HERE / "forms.yaml").read_text(encoding="utf-8")))


class SampleCity:
    """The website of Elzerbeke as a WSGI application (``app``) and as a server on this machine (``serve``).

    ``faults`` are ids of ``faults.yaml``: None switches all of them on, an empty set gives the repaired twin.
    Raises InputError for an id that is not listed.
    """

    def __init__(self, faults: frozenset[str] | None = None) -> None:
        known = frozenset(str(fault["id"]) for fault in listed_faults())
        self.faults = known if faults is None else frozenset(faults)
        if strange := sorted(self.faults - known):
            raise InputError("The sample city has no fault {id}.", todo="Take an id of faults.yaml.", id=strange[0])
        self._leaving = threading.Event()
        self.app = self._build()

    @contextmanager
    def serve(self, port: int = 0) -> Iterator[str]:
        """Serve on 127.0.0.1 in the background; gives the URL without a slash at its end. 0 takes a free port."""
        self._leaving.clear()
        try:
            server = make_server("127.0.0.1", port, self.app, threaded=True, request_handler=_QuietHandler)
        except (OSError, SystemExit) as error:  # werkzeug exits the process when the port is taken
            raise InputError("Port {port} is taken.", todo="Choose another port, or 0 for a free one.", port=port) from error
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="sample-city", daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            self._leaving.set()
            server.shutdown()
            thread.join(timeout=5)
            server.server_close()

    def _build(self) -> Flask:
        app = Flask("barometer.sample", root_path=str(HERE), static_folder="static", template_folder="templates")
        app.jinja_env.globals["fault"] = lambda name: name in self.faults
        app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
        for path, template in listed_pages().items():
            app.add_url_rule(path, template, _page(path, template), methods=["GET", "POST"])
        app.add_url_rule("/beeld/<name>", "picture", _picture)
        app.add_url_rule("/documenten/<name>", "document", _document)
        app.add_url_rule("/robots.txt", "robots", _robots)
        app.add_url_rule("/sitemap.xml", "sitemap", _sitemap)
        app.register_blueprint(trouble_pages(leaving=self._leaving))
        app.register_error_handler(404, _not_found)
        return app


class _QuietHandler(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing: the terminal belongs to whoever started the audit."""


def _page(path: str, template: str) -> Any:
    def show() -> BaseResponse | str:
        form = _forms().get(path, {"fields": {}})
        sent = {name: value.strip() for name, value in request.form.items() if name != "stap"}
        own: dict[str, str] = form["fields"]
        errors: dict[str, str] = {}
        if request.form.get("stap") == path:
            errors = {name: text for name, text in own.items() if text and not sent.get(name)}
            if not errors and "next" in form:
                # 307 makes the browser post the same values to the next step: nothing is kept on the server.
                return redirect(form["next"], code=307)
        carried = {name: value for name, value in sent.items() if name not in own}
        wanted = request.args.get("q", "").strip()[:80]
        return render_template(template, path=path, values=sent, carried=carried, errors=errors, wanted=wanted, found=_found(wanted))

    return show


def _found(wanted: str) -> list[tuple[str, str]]:
    """Pages whose search words hold what was asked: path and title."""
    words = wanted.casefold().split()
    return [
        (row["path"], row["title"]) for row in _search_rows() if any(word in f"{row['title']} {row['words']}".casefold() for word in words)
    ]


def _picture(name: str) -> Response:
    makers: dict[str, tuple[Callable[[], bytes], str]] = {
        "speelplein-groot.png": (files.large_picture, "image/png"),
        "beiaard.wav": (files.carillon, "audio/wav"),
        "beiaard.vtt": (files.captions, "text/vtt"),
        "leeg.vtt": (files.no_captions, "text/vtt"),
    }
    if name not in makers:
        abort(404)
    make, kind = makers[name]
    return Response(make(), mimetype=kind)


def _document(name: str) -> Response:
    if name not in files.DOCUMENTS:
        abort(404)
    return Response(files.document(name), mimetype="application/pdf")


def _robots() -> Response:
    lines = ["User-agent: *", "Disallow: /zoeken?", "", f"Sitemap: {url_for('sitemap', _external=True)}", ""]
    return Response("\n".join(lines), mimetype="text/plain")


def _sitemap() -> Response:
    root = request.host_url.rstrip("/")
    # The thank-you pages stand outside the sitemap, as on real sites: a visitor reaches them by sending a form.
    places = "".join(f"<url><loc>{root}{path}</loc></url>" for path in listed_pages() if not path.endswith("/bevestiging"))
    return Response(
        f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>',
        mimetype="application/xml",
    )


def _not_found(error: Exception) -> tuple[str, int]:
    return render_template("not_found.html", path="", values={}, carried={}, errors={}, wanted="", found=[]), 404
