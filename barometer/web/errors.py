"""Pages for what went wrong: one sentence in the reader's language and a way on."""

from __future__ import annotations

from flask import Flask, Response, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError

from barometer.errors import BarometerError, NotFoundError, StorageError
from barometer.i18n import N_
from barometer.web.language import told

TITLES = {
    404: N_("This page does not exist"),
    403: N_("This is not allowed"),
    405: N_("This cannot be done here"),
    413: N_("This form is too large"),
    500: N_("Something went wrong on our side"),
    503: N_("The barometer cannot work at the moment"),
}
SENTENCES = {
    404: N_("Check the address, or start again from the list of services."),
    405: N_("Go back and use the buttons of the page."),
    413: N_("Send fewer or shorter addresses."),
    500: N_("This is a mistake in the barometer. Nothing that was stored is lost. Try again, and report it when it comes back."),
}


def status_of(error: BarometerError) -> int:
    """404 for an id that nothing has, 503 when storage refuses, 400 for anything that a person can correct."""
    if isinstance(error, NotFoundError):
        return 404
    return 503 if isinstance(error, StorageError) else 400


def sentence(error: BarometerError) -> str:
    """The error as one sentence in this request's language."""
    return error.sentence(told())


def _page(code: int, text: str) -> ResponseReturnValue:
    title = TITLES.get(code, N_("This did not work"))
    return render_template("error.html", title=title, text=text), code


def init_app(app: Flask) -> None:
    """Registers the pages."""

    @app.errorhandler(BarometerError)
    def foreseen(error: BarometerError) -> ResponseReturnValue:
        return _page(status_of(error), sentence(error))

    @app.errorhandler(CSRFError)
    def expired(error: CSRFError) -> ResponseReturnValue:
        return _page(
            400, told()(N_("This form was open for too long, or it came from another site. Go back, load the page again and send it."))
        )

    @app.errorhandler(SecurityError)
    def foreign_host(error: SecurityError) -> ResponseReturnValue:
        return Response("This name is not one of the barometer's own.\n", 400, content_type="text/plain; charset=utf-8")

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if code < 400:
            return error
        return _page(code, told()(SENTENCES.get(code, N_("Go back and try again."))))

    @app.errorhandler(InternalServerError)
    def broken(error: InternalServerError) -> ResponseReturnValue:
        return _page(500, told()(SENTENCES[500]))
