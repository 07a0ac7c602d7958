"""A flow within an audit: which pages are its states, in which order they come, and to which steps of the journey they belong."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from pydantic import TypeAdapter

from barometer.audit.addresses import same_page
from barometer.audit.snapshot import Snapshot
from barometer.audit.visit import Visit
from barometer.content.reading import did_you_mean
from barometer.domain.audit import Audit, AuditPage, AuditPlan, Device, PageState
from barometer.domain.flow import Consent, Flow, FlowState
from barometer.domain.journey import Journey
from barometer.errors import InputError
from barometer.usecases.access import states
from barometer.usecases.services import find_journey, web_places
from barometer.usecases.workplace import Workplace


def not_visited(url: str, reason: str) -> Visit:
    """The outcome of a page that nobody came to."""
    return Visit(Snapshot(url=url, final_url=url, gathered_at=datetime.now(UTC), loaded=False, reason=reason))


class Walk:
    """The states of an audit's flow that still wait, and whether the walk is stuck."""

    def __init__(self, plan: AuditPlan) -> None:
        self.states = states(plan)
        self.waiting: deque[AuditPage] = deque()
        self.stuck = False

    def begin(self, known: Iterable[AuditPage], waiting: deque[AuditPage]) -> None:
        """Takes the states out of the pages that wait; a walk that was stuck before it was cut off is still stuck."""
        mine = sorted((page for page in waiting if page.url in self.states), key=lambda page: self.states[page.url].number)
        self.waiting.extend(mine)
        for page in mine:
            waiting.remove(page)
        for page in known:
            if page.state is PageState.UNTESTED:
                self.failed(page)

    def failed(self, page: AuditPage) -> None:
        """A page could not be tested; when it is a state, nothing after it can be reached."""
        self.stuck = self.stuck or page.url in self.states


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Flow)


def stored_plan(audit: Audit) -> AuditPlan:
    """The plan of a stored audit."""
    known = {field.name for field in fields(AuditPlan)}
    values = {name: value for name, value in audit.plan.items() if name in known}
    for name in ("pages", "allowed_origins"):
        values[name] = tuple(values.get(name) or ())  # type: ignore[arg-type]
    if isinstance(values.get("places"), dict):
        values["places"] = {place: tuple(urls) for place, urls in values["places"].items()}  # type: ignore[attr-defined]
    values |= _stored_flows(values)
    return AuditPlan(**values)  # type: ignore[arg-type]


def _stored_flows(values: Mapping[str, object]) -> dict[str, object]:
    """The parts of a stored plan that are flows and closed words, as the domain has them."""
    flows = [name for name in ("flow", "login") if isinstance(values.get(name), dict)]
    found: dict[str, object] = {name: _adapter().validate_python(values[name]) for name in flows}
    found["consent"] = Consent(str(values.get("consent") or Consent.LEAVE))
    found["device"] = Device(str(values.get("device") or Device.DESKTOP))
    found["basic_auth"] = tuple(tuple(row) for row in values.get("basic_auth") or ())  # type: ignore[attr-defined]
    return found


def walked(workplace: Workplace, plan: AuditPlan, flow: Flow) -> AuditPlan:
    """The plan with a flow: its states are pages, bound to the steps of the journey that they name.

    A touchpoint that the flow names is judged by what the flow sees there, not by opening its pages by their address: residents do not
    come to the middle of a form that way. A recording names no touchpoints; a state at an address that the journey uses takes its place.
    InputError when the flow names a touchpoint that the journey does not have.
    """
    if not plan.journey:
        return replace(plan, flow=flow, pages=tuple(state.url for state in flow.states), places=None)
    journey = find_journey(workplace.library, plan.journey)
    places = bound(journey, flow, plan.places or {})
    urls = [url for found in places.values() for url in found]
    return replace(plan, flow=flow, places=places, pages=tuple(dict.fromkeys([*(state.url for state in flow.states), *urls])))


def bound(journey: Journey, flow: Flow, places: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """``step/touchpoint`` → addresses, states included."""
    known = web_places(journey)
    for state in flow.states:
        if state.place and state.place not in known:
            raise InputError("The journey '{journey}' has no place '{name}' with pages.", where=f"{flow.name}: {state.label}",
                             **did_you_mean(state.place, known), journey=journey.id, name=state.place)  # fmt: skip
    named = {state.place for state in flow.states if state.place}
    found = {place: () if place in named else urls for place, urls in places.items()}
    for state in flow.states:
        for place in [state.place] if state.place else _places_at(state, places):
            others = tuple(url for url in found.get(place, ()) if state.place or not _same(url, state.address))
            found[place] = (*others, state.url)
    return {place: found[place] for place in sorted(found, key=known.index)}


def _places_at(state: FlowState, places: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [place for place, urls in places.items() if any(_same(url, state.address) for url in urls)]


def _same(one: str, other: str) -> bool:
    """Whether two addresses are one page, whatever the query."""
    try:
        pages = [same_page(urlunsplit(urlsplit(url)._replace(query="", fragment=""))) for url in (one, other) if url]
    except ValueError:
        return False
    return len(pages) == 2 and pages[0] == pages[1] and "#state=" not in one
