"""The web application: a form → one use case → a redirect, or a page. No query, no scoring; a crawl never runs in a request."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from govuk_frontend_wtf.main import WTFormsHelpers

from barometer.settings import Settings
from barometer.usecases.workplace import Workplace
from barometer.web import errors, language, rendering, security
from barometer.web.areas import about, audits, barometers, faults, knowledge, plain, services
from barometer.web.workplace import EXTENSION, WebPlace

LARGEST_FORM = 1_000_000
"""Bytes; nothing that a person types is larger."""


def create_app(settings: Settings, *, allowed_origins: Iterable[str] = (), hosts: Iterable[str] = ()) -> Flask:
    """The application for one workplace; ContentError or StorageError when packs or database cannot be used.

    ``allowed_origins`` are non-public sites that the operator lets it audit (the sample city). ``hosts`` are the names under which it may
    be reached beside those of this computer; any other ``Host`` is refused, so that no foreign page can read it by DNS rebinding.
    """
    app = Flask(__name__, static_url_path="/static")
    app.config.update(
        SECRET_KEY=settings.secret_key or security.stored_secret(settings.data_dir),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_NAME="barometer",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
    )
    app.extensions[EXTENSION] = WebPlace(Workplace.open(settings), tuple(allowed_origins))
    security.init_app(app, hosts)
    CSRFProtect(app)
    WTFormsHelpers(app)
    language.init_app(app)
    rendering.init_app(app)
    errors.init_app(app)
    for area in (about.area, services.area, audits.area, barometers.area, faults.area, knowledge.area, plain.area):
        app.register_blueprint(area, url_prefix=f"/<any({language.CHOICES}):lang>")
    return app
