"""Fields of which only a colour says that they are required or wrong."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def state_by_colour_alone(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields with a red label or border among others, and no word, sign or picture that tells the same (WCAG 1.4.1)."""
    look = snapshot.look
    if look is None or not look.fields:
        yield say.inapplicable()
        return
    for one in look.colour_states:
        if one.state == "invalid" and one.part == "label":
            yield say.failed(one.element, "Only the colour of its label says that this field is wrong.")
        elif one.state == "invalid":
            yield say.failed(one.element, "Only the colour of its border says that this field is wrong.")
        elif one.state == "required":
            yield say.failed(one.element, "Only a colour says that this field is required.")
        else:
            yield say.unsure(one.element, "This field has another colour than the others. Does the colour mean something?")
    if not look.colour_states:
        yield say.page_passed()
