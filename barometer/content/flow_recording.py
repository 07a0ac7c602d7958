"""A recording of Chrome's DevTools Recorder (JSON) → ``Flow``.

The shape is https://developer.chrome.com/docs/devtools/recorder and https://github.com/puppeteer/replay/blob/main/docs/api/interfaces/Schema.UserFlow.md.
Everything is looked at before it is used: a recording comes from anywhere.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from barometer.content.flow_form import MOST_STEPS
from barometer.content.flow_json import Place, read_json
from barometer.content.flow_rules import check_flow, checked_address
from barometer.content.reading import did_you_mean
from barometer.domain.flow import Act, Aim, Flow, FlowStep
from barometer.errors import ContentError
from barometer.i18n import N_

SLOWEST = 120_000.0
"""Milliseconds that one step may take at most."""
ACTS = {
    "navigate": Act.GO, "click": Act.CLICK, "doubleClick": Act.DOUBLE_CLICK, "change": Act.FILL, "keyDown": Act.KEY_DOWN,
    "keyUp": Act.KEY_UP, "hover": Act.HOVER, "scroll": Act.SCROLL, "waitForElement": Act.WAIT_FOR, "waitForExpression": Act.WAIT_UNTIL,
    "setViewport": Act.VIEWPORT,
}  # fmt: skip
KNOWN = (*ACTS, "close", "emulateNetworkConditions", "customStep")
AIMED = (Act.CLICK, Act.DOUBLE_CLICK, Act.FILL, Act.HOVER, Act.WAIT_FOR)
PREFIXES = ("aria/", "xpath/", "text/", "pierce/")
NETWORK = N_("The slow network of the recording is left out: an audit measures with the network that there is.")
CLOSED = N_("What comes after the window was closed is left out.")


def recorded_flow(path: Path) -> Flow:
    """The flow of a recording; ContentError that says what is wrong, where, and what to do."""
    top = Place(read_json(path), str(path), ())
    name = top.text("title", most=400, default=path.stem) or path.stem
    seconds = top.number("timeout", least=1, most=SLOWEST, default=10_000) / 1000
    given = top.rows("steps", most=MOST_STEPS)
    if not given:
        raise ContentError("This recording has no steps.", where=str(path), todo="Record it again in the Recorder of Chrome.")
    steps: list[FlowStep] = []
    notes: list[str] = []
    for number, row in enumerate(given, start=1):
        kind = row.text("type", most=60)
        if kind not in KNOWN:
            raise ContentError("'{name}' is not a step that is known here.", where=row.where, **did_you_mean(kind, KNOWN), name=kind[:60])
        if kind == "customStep":
            raise ContentError(
                "A step that somebody made themselves cannot be played.", where=row.where, todo="Remove it from the recording."
            )
        if kind == "emulateNetworkConditions":
            notes.append(NETWORK)
        elif kind == "close":
            if number < len(given):
                notes.append(CLOSED)
            break
        else:
            steps += _step(row, number, ACTS[kind])
    start = next((step.text for step in steps if step.act is Act.GO), "")
    if not start:
        raise ContentError("This recording opens no page.", where=str(path), todo="Record it from the first page on.")
    first = next(index for index, step in enumerate(steps) if step.act not in (Act.VIEWPORT, Act.AUDIT))
    if steps[first].act is not Act.GO:
        raise ContentError(
            "This recording does something before it opens a page.", where=given[first].where, todo="Record it from the first page on."
        )
    if steps[-1].act is not Act.AUDIT:
        last = next((step.address for step in reversed(steps) if step.act is Act.AUDIT), "")
        steps.append(FlowStep(Act.AUDIT, steps[-1].number, text="end", address="" if last else start))
    flow = Flow(name=name, start=start, steps=tuple(steps), seconds=seconds, notes=tuple(dict.fromkeys(notes)))
    check_flow(flow, lambda number: f"{path}: steps[{max(0, number - 1)}]")
    return flow


def _step(row: Place, number: int, act: Act) -> list[FlowStep]:
    """The step, and the state after it when it opens another page."""
    target = row.text("target", most=300, default="main")
    if target != "main":
        raise ContentError("This step happens in another window.", where=row.where, todo="Record it within one window.")
    visited = _navigation(row)
    wait = row.number("timeout", least=1, most=SLOWEST, default=0)
    step = FlowStep(act, number, changes_page=visited is not None, seconds=wait / 1000 if wait else None)
    step = replace(step, aim=_aim(row, required=act in AIMED))
    after: list[FlowStep] = []
    if act is Act.GO:
        step = replace(step, text=checked_address(row.text("url", most=2_000), row.where), changes_page=False)
        visited = visited or {"url": step.text, "title": ""}
    elif act is Act.FILL:
        step = replace(step, text=row.text("value", most=4_000))
    elif act in (Act.KEY_DOWN, Act.KEY_UP):
        step = replace(step, text=row.text("key", most=60))
    elif act is Act.WAIT_UNTIL:
        step = replace(step, text=row.text("expression", most=4_000))
    elif act is Act.VIEWPORT:
        size = int(row.number("width", least=200, most=4_000)), int(row.number("height", least=200, most=4_000))
        step = replace(step, size=size, mobile=row.truth("isMobile", default=False))
    elif act is Act.SCROLL:
        far = [int(row.number(axis, least=-1_000_000, most=1_000_000, default=0)) for axis in ("x", "y")]
        step = replace(step, size=(far[0], far[1]))
    elif act is Act.WAIT_FOR:
        step = _waiting(row, step)
    if visited is not None:
        address = visited["url"] if urlsplit(visited["url"]).scheme in ("http", "https") else ""
        label = visited["title"] or urlsplit(address).path.strip("/") or "start"
        after.append(FlowStep(Act.AUDIT, number, text=label, address=checked_address(address, row.where) if address else ""))
    return [step, *after]


def _waiting(row: Place, step: FlowStep) -> FlowStep:
    operator = row.text("operator", most=2, default=">=")
    if operator not in (">=", "==", "<="):
        raise ContentError("'{name}' cannot be '{value}'.", where=row.where, todo="Use >=, == or <=.", name="operator", value=operator)
    return replace(
        step, operator=operator, count=int(row.number("count", least=0, most=10_000, default=1)),
        visible=row.truth("visible", default=True), attributes=row.table("attributes"), properties=row.table("properties"),
    )  # fmt: skip


def _navigation(row: Place) -> dict[str, str] | None:
    """Address and title of the page to which the step leads, when the recording says that it leads to one."""
    for event in row.rows("assertedEvents", most=20):
        kind = event.text("type", most=60)
        if kind != "navigation":
            raise ContentError("'{name}' cannot be '{value}'.", where=event.where, todo="Use navigation.", name="type", value=kind)
        return {"url": event.text("url", most=2_000, default=""), "title": event.text("title", most=400, default="")}
    return None


def _aim(row: Place, *, required: bool) -> Aim | None:
    ways: list[tuple[str, ...]] = []
    for one in row.mixed("selectors", most=30):
        chain = one.value if isinstance(one.value, list) else [one.value]
        if not 0 < len(chain) <= 20 or not all(isinstance(part, str) and 0 < len(part) <= 2_000 for part in chain):
            raise ContentError("This selector is no text and no list of texts.", where=one.where, todo="Record the step again.")
        ways.append(tuple(part if part.startswith(PREFIXES) else f"css/{part}" for part in chain))
    if not ways:
        if required:
            raise ContentError("This step does not say which element it is about.", where=row.where, todo="Record the step again.")
        return None
    frame = tuple(int(one.as_number(least=0, most=100)) for one in row.mixed("frame", most=10))
    return Aim(tuple(ways), frame, _offset(row))


def _offset(row: Place) -> tuple[float, float] | None:
    given: dict[str, Any] = row.value if isinstance(row.value, dict) else {}
    if given.get("offsetX") is None or given.get("offsetY") is None:
        return None
    return row.number("offsetX", least=-10_000, most=10_000), row.number("offsetY", least=-10_000, most=10_000)
