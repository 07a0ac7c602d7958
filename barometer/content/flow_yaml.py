"""A flow that somebody wrote in YAML → ``Flow``."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from barometer.content.flow_form import ConsentForm, FlowForm, StepForm
from barometer.content.flow_rules import check_flow, checked_address
from barometer.content.frontmatter import Document
from barometer.content.reading import read_form
from barometer.domain.flow import Act, Aim, Consent, Flow, FlowStep
from barometer.errors import ContentError

KINDS = ("css/", "aria/", "xpath/", "text/", "pierce/")
FIELDS = {Act.FILL: "label", Act.CHOOSE: "label", Act.TICK: "label"}


def yaml_flow(document: Document, *, base: str = "", looks: bool = True) -> Flow:
    """The flow of a YAML file; ContentError with file and line. A start such as ``/verhuizen`` is taken from ``base``."""
    form = read_form(document, FlowForm)
    if not base and is_relative(form.start):
        raise ContentError("This start is only the end of an address.", where=document.where(("start",)),
                           todo="Give the site with --url, or write the whole address.")  # fmt: skip
    start = checked_address(urljoin(base, form.start) if base else form.start, document.where(("start",)))
    steps: list[FlowStep] = []
    if form.viewport:
        size = (form.viewport.width, form.viewport.height)
        steps.append(FlowStep(Act.VIEWPORT, 0, size=size, mobile=form.viewport.mobile))
    steps.append(FlowStep(Act.GO, 0, text=start))
    for index, step in enumerate(form.steps):
        made = _step(step, index + 1, start)
        if made.act is Act.GO:
            checked_address(made.text, document.where(("steps", index)))
        steps.append(made)
    if looks and not any(step.act is Act.AUDIT for step in steps):
        raise ContentError("This flow looks at no page.", where=document.where(("steps",)),
                           todo="Add a step such as audit: {{label: The form}}.")  # fmt: skip
    rule = form.consent.click if isinstance(form.consent, ConsentForm) else ""
    flow = Flow(
        name=form.name, start=start, steps=tuple(steps), seconds=float(form.timeout),
        consent=Consent(form.consent) if isinstance(form.consent, str) else None, consent_click=_css(rule),
        origins=tuple(checked_address(one, document.where(("origins",))) for one in form.origins),
    )  # fmt: skip
    check_flow(flow, lambda number: document.where(("steps", number - 1)))
    return flow


def _step(form: StepForm, number: int, start: str) -> FlowStep:
    if form.go is not None:
        return FlowStep(Act.GO, number, text=urljoin(start, form.go))
    if form.click is not None:
        return FlowStep(Act.CLICK, number, aim=_aim(form.click, "words"))
    if form.fill is not None:
        return FlowStep(Act.FILL, number, aim=_aim(form.fill.field, "label"), text=form.fill.with_)
    if form.choose is not None:
        return FlowStep(Act.CHOOSE, number, aim=_aim(form.choose.field, "label"), text=form.choose.option)
    if form.tick is not None:
        return FlowStep(Act.TICK, number, aim=_aim(form.tick, "label"))
    if form.press is not None:
        return FlowStep(Act.PRESS, number, text=form.press)
    if form.hover is not None:
        return FlowStep(Act.HOVER, number, aim=_aim(form.hover, "words"))
    if form.scroll is not None:
        aim = _aim(form.scroll.to, "words") if form.scroll.to else None
        return FlowStep(Act.SCROLL, number, aim=aim, size=(0, form.scroll.down))
    if form.wait_for is not None:
        return FlowStep(Act.WAIT_FOR, number, aim=_aim(form.wait_for, "text"))
    if form.wait_until is not None:
        return FlowStep(Act.WAIT_UNTIL, number, text=form.wait_until)
    if form.expect is not None:
        act = Act.EXPECT_TEXT if form.expect.text is not None else Act.EXPECT_ADDRESS
        return FlowStep(act, number, text=form.expect.text or form.expect.address or "")
    if form.audit is None:
        raise AssertionError
    return FlowStep(Act.AUDIT, number, text=form.audit.label, place=form.audit.step or "")


def _aim(words: str, kind: str) -> Aim:
    """A selector with its kind as it stands; else the words that a resident reads."""
    return Aim(((words if words.startswith(KINDS) else f"{kind}/{words}",),))


def _css(rule: str) -> str:
    """A rule for the cookie wall is a selector; without a kind it is CSS."""
    return rule if not rule or rule.startswith(KINDS) else f"css/{rule}"


def is_relative(address: str) -> bool:
    """Whether an address needs the address of a service before it."""
    return not urlsplit(address).scheme
