"""Reading a flow, saying in plain words what it will do, and planning its audit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from barometer.audit.addresses import web_address
from barometer.content.flows import read_flow, secret_names
from barometer.content.frontmatter import read_yaml
from barometer.content.reading import read_form
from barometer.content.schema import ServiceForm
from barometer.domain.audit import AuditPlan
from barometer.domain.flow import Act, Flow, FlowStep
from barometer.domain.journey import Service
from barometer.domain.vocabulary import Stakes
from barometer.errors import InputError
from barometer.i18n import N_
from barometer.usecases.audits import plan_audit
from barometer.usecases.secrets import known_secrets
from barometer.usecases.services import bind_pages, find_journey
from barometer.usecases.walking import bound, walked
from barometer.usecases.workplace import Workplace

SENTENCES = {
    Act.GO: N_("Open {words}."),
    Act.CLICK: N_("Click “{what}”."),
    Act.DOUBLE_CLICK: N_("Click “{what}” twice."),
    Act.FILL: N_("Fill “{words}” into “{what}”."),
    Act.CHOOSE: N_("Choose “{words}” in “{what}”."),
    Act.TICK: N_("Tick “{what}”."),
    Act.PRESS: N_("Press {words}."),
    Act.KEY_DOWN: N_("Press {words} and hold it."),
    Act.KEY_UP: N_("Let go of {words}."),
    Act.HOVER: N_("Point at “{what}” with the mouse."),
    Act.SCROLL: N_("Scroll."),
    Act.VIEWPORT: N_("Make the window {width} by {height} pixels."),
    Act.WAIT_FOR: N_("Wait for “{what}”."),
    Act.WAIT_UNTIL: N_("Wait until the page says that this is true: {words}"),
    Act.EXPECT_TEXT: N_("Expect the words “{words}”."),
    Act.EXPECT_ADDRESS: N_("Expect the address {words}."),
    Act.AUDIT: N_("Look at the page: “{words}”."),
}


@dataclass(frozen=True)
class FlowCheck:
    """What ``flow check`` tells: the flow, which of its secrets are there, and which states belong to no step of the journey."""

    flow: Flow
    secrets: dict[str, bool]
    loose: tuple[str, ...]


def told(step: FlowStep) -> tuple[str, dict[str, str]]:
    """A step in plain words: a message id with its values."""
    what = step.aim.shown if step.aim else ""
    return SENTENCES[step.act], {"words": step.text[:200], "what": what, "width": str(step.size[0]), "height": str(step.size[1])}


def check_flow(workplace: Workplace, path: Path, *, url: str = "", journey: str = "") -> FlowCheck:
    """Reads a flow without a browser; ContentError or InputError for the first mistake."""
    flow = read_flow(path, base=web_address(url) if url else "")
    loose: tuple[str, ...] = ()
    if journey:
        bound(find_journey(workplace.library, journey), flow, {})
        loose = tuple(state.label for state in flow.states if not state.place)
    return FlowCheck(flow, known_secrets(workplace.settings, secret_names(flow)), loose)


def plan_flow(
    workplace: Workplace,
    path: Path,
    *,
    url: str = "",
    journey: str = "",
    stakes: Stakes | None = None,
    pace: float | None = None,
    private: bool = False,
) -> AuditPlan:
    """The audit of one flow, from the command line; with a journey, its states count for the steps that they name."""
    flow = read_flow(path, base=web_address(url) if url else "")
    settings = workplace.settings
    if journey and not any(state.place for state in flow.states):
        raise InputError("No state of this flow says to which step of the journey it belongs.", where=str(path),
                         todo="Add step: STEP/TOUCHPOINT to its audits, or use the flow in a service file.")  # fmt: skip
    plan = AuditPlan(
        url=web_address(flow.start), journey=journey, pace=settings.pace if pace is None else pace, concurrency=settings.concurrency,
        page_timeout=settings.page_timeout, local=True, private=private, stakes=int(stakes) if stakes else None,
    )  # fmt: skip
    return walked(workplace, plan, flow)


def service_flow(path: Path, service: Service, journey: str) -> Flow | None:
    """The flow that a service file names for a journey; None when it names none."""
    document = read_yaml(path)
    entries = document.data if isinstance(document.data, list) else [document.data]
    for entry in entries:
        form = read_form(replace(document, data=entry), ServiceForm)
        if form.id == service.id and journey in form.flows:
            return read_flow(path.parent / form.flows[journey], base=service.url)
    return None


def plan_service(workplace: Workplace, *, flow: Flow | None, service: Service | None, url: str, journey: str, **more: object) -> AuditPlan:
    """``plan_audit``, with the states of the service's flow when it has one; then the journey needs no other pages."""
    if flow is None or service is None:
        return plan_audit(workplace, url=url, journey=journey, service=service, **more)  # type: ignore[arg-type]
    if not any(((service.pages or {}).get(journey) or {}).values()) and not more.get("pages"):
        named = {state.place: [state.address or flow.start] for state in flow.states if state.place}
        if not named:
            raise InputError("No state of this flow says to which step of the journey it belongs.", where=flow.name,
                             todo="Name the pages of the journey in the service file.")  # fmt: skip
        service = bind_pages(workplace.library, service, journey, named)
    return walked(workplace, plan_audit(workplace, url=url, journey=journey, service=service, **more), flow)  # type: ignore[arg-type]
