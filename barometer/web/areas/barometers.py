"""The barometer of an audit, its cells opened, and the reports to take away."""

from __future__ import annotations

from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue

from barometer.errors import BarometerError, NotFoundError
from barometer.reports import html, json_report
from barometer.reports.cells import open_cell
from barometer.reports.display import Display
from barometer.usecases.barometers import BarometerReading
from barometer.web.language import current
from barometer.web.rendering import page
from barometer.web.workplace import place, workplace

area = Blueprint("barometers", __name__)


class WebLinks:
    """Addresses in the application, in this request's language."""

    def __init__(self, audit_id: str) -> None:
        self.audit_id = audit_id

    def cell(self, persona: str, step: str) -> str:
        """The page of a cell."""
        return url_for("barometers.cell", audit_id=self.audit_id, persona=persona, step=step)

    def persona(self, persona: str) -> str:
        """The page of a persona."""
        return url_for("knowledge.persona", persona_id=persona)

    def card(self, card: str) -> str:
        """The page of a card."""
        return url_for("knowledge.card", card_id=card)


@area.get("/audits/<audit_id>/barometer")
def show(audit_id: str) -> ResponseReturnValue:
    """The barometer."""
    return page("barometers/show.html", display=display_of(audit_id))


@area.get("/audits/<audit_id>/barometer/<persona>/<step>")
def cell(audit_id: str, persona: str, step: str) -> ResponseReturnValue:
    """Why one profile meets this risk at one step."""
    display = display_of(audit_id)
    try:
        found = display.reading.barometer.cell(persona=persona, step=step)
    except KeyError:
        raise NotFoundError("There is nothing with the id '{name}'.", todo="Check the id.", name=f"{persona}/{step}"[:80]) from None
    return page("barometers/cell.html", display=display, shown=open_cell(display, found))


@area.get("/audits/<audit_id>/report.html")
def report_html(audit_id: str) -> ResponseReturnValue:
    """The report as one HTML file; it brings its own content security policy."""
    reading = place().reading(audit_id)
    written = html.write(reading, lang=current(), screenshots=lambda name: screenshot(reading, name))
    return _attachment(written, "text/html", f"barometer-{reading.audit.id}-{current()}.html")


@area.get("/audits/<audit_id>/report.json")
def report_json(audit_id: str) -> ResponseReturnValue:
    """The report as JSON."""
    reading = place().reading(audit_id)
    return _attachment(json_report.write(reading, lang=current()), "application/json", f"barometer-{reading.audit.id}.json")


def screenshot(reading: BarometerReading, name: str) -> bytes | None:
    """The picture of a page, or None when it is gone."""
    try:
        return workplace().files.path(name if "/" in name else f"{reading.audit.id}/{name}").read_bytes()
    except (OSError, BarometerError):
        return None


def display_of(audit_id: str) -> Display:
    """The reading of an audit in this request's language; NotFoundError."""
    reading = place().reading(audit_id)
    return Display(reading, current(), WebLinks(reading.audit.id))


def _attachment(text: str, mimetype: str, name: str) -> Response:
    return Response(text, mimetype=mimetype, headers={"Content-Disposition": f'attachment; filename="{name}"'})
