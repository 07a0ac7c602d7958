"""Describing services: what a service is, which journeys residents take through it, which pages their steps use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from barometer.audit.addresses import web_address
from barometer.content.frontmatter import Document, Location, read_yaml
from barometer.content.reading import did_you_mean, read_form
from barometer.content.schema import ServiceForm
from barometer.domain.journey import Journey, Service
from barometer.domain.vocabulary import Channel, Stakes
from barometer.errors import AddressError, ContentError, InputError
from barometer.usecases.workplace import Library, Workplace

WEB_CHANNELS = (Channel.WEBSITE, Channel.APP, Channel.CHATBOT)


def slug(title: str) -> str:
    """A readable id made from a title; InputError when nothing is left of it."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-")
    if not made:
        raise InputError("A name needs at least one letter or digit.", todo="Write a name such as 'Verhuizen'.")
    return made


def web_places(journey: Journey) -> tuple[str, ...]:
    """``step/touchpoint`` of every touchpoint that has pages to audit."""
    return tuple(f"{step.id}/{point.id}" for step in journey.steps for point in step.touchpoints if point.channel in WEB_CHANNELS)


def add_service(
    workplace: Workplace, *, title: str, organisation: str, url: str, stakes: Stakes | None = None, stakes_reason: str = ""
) -> Service:
    """Stores a new service under a readable id; AddressError or InputError when a value cannot be used."""
    wanted = slug(title)
    taken = {service.id for service in workplace.repository.services()}
    service_id = next(name for number in range(1, 10_000) if (name := wanted if number == 1 else f"{wanted}-{number}") not in taken)
    service = Service(service_id, title.strip(), organisation.strip(), web_address(url), stakes, stakes_reason.strip())
    workplace.repository.add_service(service)
    return service


def change_service(
    workplace: Workplace, service_id: str, *, title: str, organisation: str, url: str, stakes: Stakes | None, stakes_reason: str
) -> Service:
    """Stores changed facts of a service; its journeys and pages stay."""
    changed = replace(
        workplace.repository.service(service_id), title=title.strip(), organisation=organisation.strip(), url=web_address(url),
        stakes=stakes, stakes_reason=stakes_reason.strip(),
    )  # fmt: skip
    workplace.repository.save_service(changed)
    return changed


def set_journey_pages(workplace: Workplace, service_id: str, journey_id: str, pages: Mapping[str, Iterable[str]]) -> Service:
    """Adds a journey to a service, or changes its pages: ``step/touchpoint`` → addresses, absolute or relative to the service's."""
    service = workplace.repository.service(service_id)
    changed = bind_pages(workplace.library, service, journey_id, pages)
    workplace.repository.save_service(changed)
    return changed


def remove_journey(workplace: Workplace, service_id: str, journey_id: str) -> Service:
    """Takes a journey off a service; its audits are kept."""
    service = workplace.repository.service(service_id)
    changed = replace(
        service,
        journeys=tuple(name for name in service.journeys if name != journey_id),
        pages={name: places for name, places in (service.pages or {}).items() if name != journey_id},
    )
    workplace.repository.save_service(changed)
    return changed


def bind_pages(library: Library, service: Service, journey_id: str, pages: Mapping[str, Iterable[str]]) -> Service:
    """The service with pages bound to a journey's touchpoints; InputError for a place that the journey does not have."""
    journey = find_journey(library, journey_id)
    places = web_places(journey)
    bound: dict[str, tuple[str, ...]] = {}
    for name, addresses in pages.items():
        place = name if "/" in name else f"{name}/website"
        if place not in places:
            raise InputError("The journey '{journey}' has no place '{name}' with pages.", **did_you_mean(place, places),
                             journey=journey_id, name=name)  # fmt: skip
        found = tuple(_page(service, address.strip()) for address in addresses if address.strip())
        if found:
            bound[place] = tuple(dict.fromkeys((*bound.get(place, ()), *found)))
    return replace(
        service,
        journeys=tuple(dict.fromkeys((*service.journeys, journey_id))),
        pages={**(service.pages or {}), journey_id: bound},
    )


def _page(service: Service, address: str) -> str:
    try:
        return web_address(urljoin(service.url, address))
    except ValueError as error:
        raise AddressError("This is not a web address.", where=address[:100], todo="Write one such as /verhuizen.") from error


def find_journey(library: Library, journey_id: str) -> Journey:
    """A journey of the packs; InputError that names the nearest one."""
    if journey_id not in library.packs.journeys:
        raise InputError("There is no journey '{name}'.", **did_you_mean(journey_id, library.packs.journeys), name=journey_id)
    return library.packs.journeys[journey_id]


def read_service_file(library: Library, path: Path, *, base_url: str = "") -> tuple[Service, ...]:
    """The services of a YAML file (one, or a list); ContentError with file and line. ``base_url`` replaces their address."""
    document = read_yaml(path)
    if not isinstance(document.data, list):
        return (_service(library, document, base_url),)
    services = []
    for index, entry in enumerate(document.data):
        lines = {place[1:]: line for place, line in document.lines.items() if place[0] == index}
        services.append(_service(library, replace(document, data=entry, lines=lines), base_url))
    return tuple(services)


def _service(library: Library, document: Document, base_url: str) -> Service:
    form = read_form(document, ServiceForm)
    with _at(document, ("url",)):
        url = web_address(base_url or form.url)
    service = Service(form.id, form.title, form.organisation, url, Stakes(form.stakes) if form.stakes else None, form.stakes_reason)
    for journey, pages in form.journeys.items():
        with _at(document, ("journeys", journey)):
            service = bind_pages(library, service, journey, {})
        for place, addresses in pages.items():
            with _at(document, ("journeys", journey, place)):
                bound = (service.pages or {}).get(journey, {})
                service = bind_pages(library, service, journey, {**bound, place: (*bound.get(place, ()), *addresses)})
    return service


@contextmanager
def _at(document: Document, location: Location) -> Iterator[None]:
    """Gives an error about something in a file its line."""
    try:
        yield
    except (AddressError, InputError) as error:
        raise ContentError(error.what, where=document.where(location), todo=error.todo, **error.values) from error
