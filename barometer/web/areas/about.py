"""What the barometer is, how it counts, and how accessible it is itself."""

from __future__ import annotations

from flask import Blueprint
from flask.typing import ResponseReturnValue

from barometer.scoring.model import model_document
from barometer.web.rendering import page
from barometer.web.workplace import workplace

area = Blueprint("about", __name__)


@area.get("/")
def home() -> ResponseReturnValue:
    """What it is, and the services."""
    return page("about/home.html", services=workplace().repository.services(), packs=workplace().library.packs)


@area.get("/method")
def method() -> ResponseReturnValue:
    """Every number of the model with its reason, and the barriers."""
    library = workplace().library
    return page("about/method.html", model=model_document(), barriers=library.catalogue.barriers, versions=library.versions())


@area.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """The accessibility statement of this application."""
    return page("about/accessibility.html")
