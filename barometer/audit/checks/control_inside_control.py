"""Links and buttons with another control inside."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Nested, Structure
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def control_inside_control(snapshot: Snapshot) -> Iterator[Assertion]:
    """A stop of the keyboard inside a link or a button fails; inside a summary, or a link that is no stop itself, a person must look."""
    nested = (snapshot.structure or Structure()).nested
    outer = {(one.element.frame, one.element.selector) for one in nested}
    fine = [link.element for link in snapshot.links or () if (link.element.frame, link.element.selector) not in outer]
    yield from reported([*map(_judged, nested), *say.passed(fine)], say)


def _judged(one: Nested) -> Assertion:
    if one.kind == "summary" or not one.stop:
        reason = "“{inner}” stands inside this, and both react to a press. Can people tell them apart?"
        return say.unsure(one.element, reason, inner=one.inner)
    if one.kind == "button":
        return say.failed(one.element, "This button holds another control: “{inner}”.", inner=one.inner)
    return say.failed(one.element, "This link holds another control: “{inner}”.", inner=one.inner)
