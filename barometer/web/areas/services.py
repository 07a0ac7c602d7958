"""Services: which ones there are, their journeys, and the pages that each step uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from barometer.domain.journey import Journey, Service
from barometer.errors import AddressError, BarometerError, InputError, NotFoundError
from barometer.reports import words as vocabulary
from barometer.usecases.audits import queue_audit
from barometer.usecases.services import add_service, bind_pages, change_service, remove_journey, set_journey_pages, web_places
from barometer.web.forms import SITE, audit_form, chosen_stakes, pages_form, place_field, refuse, service_form, stakes_hints
from barometer.web.language import told
from barometer.web.rendering import page
from barometer.web.workplace import place, workplace

area = Blueprint("services", __name__)


@area.get("/services")
def index() -> ResponseReturnValue:
    """All services, each with its newest audit."""
    repository = workplace().repository
    rows = [(service, next(iter(repository.audits(service=service.id, limit=1)), None)) for service in repository.services()]
    return page("services/index.html", rows=rows)


@area.route("/new-service", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Describe a service."""
    form = service_form(told())
    if form.validate_on_submit():
        try:
            service = add_service(workplace(), **_facts(form))
        except BarometerError as error:
            _refuse_fact(form, error)
        else:
            return redirect(url_for("services.show", service_id=service.id))
    return page("services/edit.html", _status(form), form=form, service=None, hints=stakes_hints(told()))


@area.route("/services/<service_id>/change", methods=["GET", "POST"])
def change(service_id: str) -> ResponseReturnValue:
    """Change the facts of a service."""
    service = workplace().repository.service(service_id)
    form = service_form(told(), service)
    if form.validate_on_submit():
        try:
            change_service(workplace(), service_id, **_facts(form))
        except BarometerError as error:
            _refuse_fact(form, error)
        else:
            return redirect(url_for("services.show", service_id=service_id))
    return page("services/edit.html", _status(form), form=form, service=service, hints=stakes_hints(told()))


@area.get("/services/<service_id>")
def show(service_id: str) -> ResponseReturnValue:
    """One service: journeys, audits, and the start of a new audit."""
    service = workplace().repository.service(service_id)
    return _show(service, _audit_form(service))


@area.route("/services/<service_id>/audits", methods=["GET", "POST"])
def start(service_id: str) -> ResponseReturnValue:
    """Queue an audit; the worker does it."""
    service = workplace().repository.service(service_id)
    if request.method == "GET":  # the language switch of a refused form leads here
        return redirect(url_for("services.show", service_id=service_id))
    form = _audit_form(service)
    if form.validate_on_submit():
        journey = "" if form.what.data == SITE else form.what.data
        try:
            audit = queue_audit(workplace(), service_id, journey=journey, allowed_origins=place().allowed_origins)
        except (AddressError, InputError) as error:
            refuse(form.what, error, told())
        else:
            return redirect(url_for("audits.show", audit_id=audit.id))
    return _show(service, form)


@area.get("/services/<service_id>/journeys")
def choose(service_id: str) -> ResponseReturnValue:
    """Choose a journey from the packs."""
    service = workplace().repository.service(service_id)
    journeys = [one for one in workplace().library.packs.journeys.values() if one.id not in service.journeys]
    return page("services/choose.html", service=service, journeys=journeys)


@area.route("/services/<service_id>/journeys/<journey_id>", methods=["GET", "POST"])
def pages(service_id: str, journey_id: str) -> ResponseReturnValue:
    """Say which pages each step of a journey uses."""
    service, journey = workplace().repository.service(service_id), find_journey(journey_id)
    form = pages_form(told(), journey, (service.pages or {}).get(journey_id, {}))
    if form.validate_on_submit():
        given = {name: (form[place_field(name)].data or "").splitlines() for name in web_places(journey)}
        if _addresses_hold(form, service, journey, given):
            set_journey_pages(workplace(), service_id, journey_id, given)
            return redirect(url_for("services.show", service_id=service_id))
    fields = [form[place_field(name)] for name in web_places(journey)]
    return page("services/pages.html", _status(form), form=form, fields=fields, service=service, journey=journey)


@area.post("/services/<service_id>/journeys/<journey_id>/remove")
def remove(service_id: str, journey_id: str) -> ResponseReturnValue:
    """Take a journey off a service; its audits stay."""
    remove_journey(workplace(), service_id, journey_id)
    return redirect(url_for("services.show", service_id=service_id))


def find_journey(journey_id: str) -> Journey:
    """A journey of the packs; NotFoundError."""
    journeys = workplace().library.packs.journeys
    if journey_id not in journeys:
        raise NotFoundError("There is nothing with the id '{name}'.", todo="Check the id.", name=journey_id[:80])
    return journeys[journey_id]


def _facts(form: FlaskForm) -> dict[str, Any]:
    return {
        "title": form.title.data,
        "organisation": form.organisation.data,
        "url": form.url.data,
        "stakes": chosen_stakes(form),
        "stakes_reason": form.stakes_reason.data,
    }


def _refuse_fact(form: FlaskForm, error: BarometerError) -> None:
    """An address error belongs to the address; what is left is about the name. Anything else is no fault of the form."""
    if isinstance(error, AddressError):
        refuse(form.url, error, told())
    elif isinstance(error, InputError):
        refuse(form.title, error, told())
    else:
        raise error


def _addresses_hold(form: FlaskForm, service: Service, journey: Journey, given: Mapping[str, list[str]]) -> bool:
    """Whether every address can be used; what is wrong stands at its field."""
    fine = True
    for name, addresses in given.items():
        for address in addresses:
            try:
                bind_pages(workplace().library, service, journey.id, {name: [address]})
            except (AddressError, InputError) as error:
                refuse(form[place_field(name)], error, told())
                fine = False
                break
    return fine


def _audit_form(service: Service) -> FlaskForm:
    journeys = workplace().library.packs.journeys
    ready = [name for name in service.journeys if name in journeys and any(((service.pages or {}).get(name) or {}).values())]
    return audit_form(told(), [(name, str(vocabulary.title(journeys[name].prose, told().lang))) for name in ready])


def _show(service: Service, form: FlaskForm) -> ResponseReturnValue:
    packs = workplace().library.packs
    known = [(packs.journeys[name], (service.pages or {}).get(name) or {}) for name in service.journeys if name in packs.journeys]
    audits = workplace().repository.audits(service=service.id)
    return page("services/show.html", _status(form), service=service, journeys=known, audits=audits, form=form, all_journeys=packs.journeys)


def _status(form: FlaskForm) -> int:
    return 400 if form.errors else 200
