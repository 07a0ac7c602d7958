"""Plain language: a text that somebody pastes, with what makes it hard. Nothing of it is stored."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from barometer.reports.plain_html import show
from barometer.usecases.plain_texts import judge, typed
from barometer.web.forms import plain_form
from barometer.web.language import told
from barometer.web.rendering import page

area = Blueprint("plain", __name__)


@area.route("/plain", methods=["GET", "POST"])
def paste() -> ResponseReturnValue:
    """The form, and after it was sent the text with its remarks."""
    form = plain_form(told())
    shown = show(judge(typed(form.text.data)), told()) if form.validate_on_submit() else None
    return page("plain/paste.html", 400 if form.errors else 200, form=form, shown=shown)
