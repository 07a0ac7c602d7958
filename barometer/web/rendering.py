"""Jinja for the application: its own templates, those that it shares with the report, and the design system's components."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask, render_template, request, url_for
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from barometer import __version__
from barometer.i18n import NAMES
from barometer.reports.environment import TEMPLATES, context
from barometer.web import language, prose
from barometer.web.security import nonce


def init_app(app: Flask) -> None:
    """Loader, filters and the names that every template can use."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.loader = ChoiceLoader([
        FileSystemLoader([Path(__file__).parent / "templates", TEMPLATES]),
        PrefixLoader({
            "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja"),
            "govuk_frontend_wtf": PackageLoader("govuk_frontend_wtf"),
        }),
    ])  # fmt: skip

    @app.context_processor
    def names() -> dict[str, Any]:
        return {
            **context(language.current()),
            "switches": language.switches,
            "language_names": NAMES,
            "nonce": nonce,
            "version": __version__,
            "asset": asset,
            "prose": prose.render,
            "section_of_page": section_of_page,
        }


def section_of_page() -> str:
    """The entry of the main menu that this page belongs to; '' for none."""
    area, _dot, name = (request.endpoint or "").partition(".")
    if area == "knowledge":
        return {"persona": "personas", "journey": "journeys", "card": "toolbox"}.get(name, "")
    return "services" if area in ("services", "audits", "barometers", "faults") else ""


def asset(name: str) -> str:
    """The address of a built file; the version in it lets browsers keep it and still see a new one."""
    return url_for("static", filename=name, v=__version__)


def page(template: str, status: int = 200, /, **values: object) -> ResponseReturnValue:
    """A page with its status."""
    return render_template(template, **values), status
