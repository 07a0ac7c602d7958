"""Things to press that are small and stand too close to others."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

RULE = "target-size"


def small_target(snapshot: Snapshot) -> Iterator[Assertion]:
    """Smaller than 24 by 24 CSS pixels without that much room around it (WCAG 2.5.8); what axe tells already is left out."""
    look = snapshot.look
    if look is None or not look.targets:
        yield say.inapplicable()
        return
    rules = snapshot.axe.rules if snapshot.axe else ()
    told = {(node.element.frame, node.element.selector) for rule in rules if rule.rule == RULE for node in rule.nodes}
    found = [one for one in look.small_targets if one.crowded and (one.element.frame, one.element.selector) not in told]
    for one in found:
        width, height = f"{one.width:.0f}", f"{one.height:.0f}"
        if one.in_line:
            yield say.unsure(
                one.element,
                "This measures {width} by {height} pixels, in a line of links. Can a trembling hand press it?",
                width=width,
                height=height,
            )
        else:
            yield say.failed(
                one.element, "This measures {width} by {height} pixels, and another one is too close.", width=width, height=height
            )
    if not found:
        yield say.page_passed()
