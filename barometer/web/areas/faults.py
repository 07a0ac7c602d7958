"""The faults of an audit, and what a person looks at by hand."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from barometer.web.areas.barometers import display_of
from barometer.web.rendering import page

area = Blueprint("faults", __name__)


@area.get("/audits/<audit_id>/faults")
def show(audit_id: str) -> ResponseReturnValue:
    """What a team mends once, the worst first."""
    return page("faults/show.html", display=display_of(audit_id))


@area.get("/audits/<audit_id>/by-hand")
def by_hand(audit_id: str) -> ResponseReturnValue:
    """Per success criterion what a person looks at, how and where."""
    return page("faults/by_hand.html", display=display_of(audit_id))
