"""Controls that get the keyboard's focus but not its keys."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction, Widget
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

STUCK = {
    "tabs": "The Tab key does not come here, and the arrow keys do not either.",
    "folder": "A click opens this folder, and no key does.",
    "slider": "This slider gets the focus, but no key moves it.",
    "list": "Letters open a list here, and no key leads to what stands in it.",
}
SPACE = frozenset({"button", "checkbox", "switch"})


def controls_deaf_to_keys(snapshot: Snapshot) -> Iterator[Assertion]:
    """Controls made by hand, or that only listen to the pointer: a key must do what a click does.

    What the Tab key does not reach, such as the other tabs of a row or an option in a list, an arrow key must reach.
    """
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *_not_all(snapshot.interaction)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    fine = []
    for widget in interaction.widgets:
        said = _about(widget)
        if said:
            yield said
        else:
            fine.append(widget.element)
    said_already = {(one.element.frame, one.element.selector) for one in interaction.widgets if _about(one)}
    for part in interaction.stuck:
        if part.works:
            fine.append(part.element)
        elif (part.element.frame, part.element.selector) not in said_already:
            yield say.failed(part.element, STUCK[part.kind])
    yield from say.passed(fine)


def _not_all(interaction: Interaction) -> Iterator[Assertion]:
    yield from not_all_tried(interaction, "widgets" if "widgets" in interaction.cut else "stuck", say)


def _about(widget: Widget) -> Assertion | None:
    if not widget.listens:
        if widget.role or widget.native or widget.click:
            return say.failed(widget.element, "This reacts to a click, but no key does anything here.")
        return say.unsure(widget.element, "This gets the focus and listens to clicks, not to keys. Does a click do something?")
    if widget.enter is False and widget.space is False and widget.click:
        return say.failed(widget.element, "A click does something here; Enter and the space bar do not.")
    if widget.space is False and widget.enter and widget.role in SPACE:
        return say.unsure(widget.element, "Enter works here, the space bar does not. Do people expect it?")
    if widget.enter is False and widget.space and widget.role == "button":
        return say.unsure(widget.element, "The space bar works here, Enter does not. Do people expect it?")
    return None
