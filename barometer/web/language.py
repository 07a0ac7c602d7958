"""The language is in the URL: ``/nl/…``. The first visit takes it from the browser; the switch keeps the page."""

from __future__ import annotations

from typing import Any

from flask import Flask, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response

from barometer.i18n import DEFAULT, LOCALES, Words, words

CHOICES = ",".join(LOCALES)


def current() -> str:
    """The language of this request: that of its URL, also where the URL leads nowhere, else what the browser prefers."""
    if "lang" not in g:
        first = request.path.strip("/").partition("/")[0]
        g.lang = first if first in LOCALES else preferred()
    lang: str = g.lang
    return lang


def preferred() -> str:
    """What the browser prefers of what we speak, else Dutch."""
    return request.accept_languages.best_match(LOCALES, DEFAULT) or DEFAULT


def told() -> Words:
    """The words of this request."""
    return words(current())


def switches() -> tuple[tuple[str, str], ...]:
    """The same page in each language: code and address; the home page where this address leads nowhere."""
    readable = request.url_rule is not None and "GET" in (request.url_rule.methods or ())
    if readable and request.endpoint and current_app.url_map.is_endpoint_expecting(request.endpoint, "lang"):
        return tuple((lang, url_for(request.endpoint, **{**(request.view_args or {}), "lang": lang})) for lang in LOCALES)
    return tuple((lang, url_for("about.home", lang=lang)) for lang in LOCALES)


def init_app(app: Flask) -> None:
    """Takes the language out of the URL, and puts it into every URL that is built."""

    @app.url_value_preprocessor
    def pull(endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values and "lang" in values:
            g.lang = values.pop("lang")

    @app.url_defaults
    def put(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = current()

    @app.get("/")
    def start() -> Response:
        response = redirect(url_for("about.home", lang=preferred()))
        response.headers["Vary"] = "Accept-Language"
        return response
