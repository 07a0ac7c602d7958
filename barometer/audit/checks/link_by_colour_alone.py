"""Links in a text that only a colour tells from it."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.layout import TextLink
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

ENOUGH = threshold(__file__, "contrast")
SAME = threshold(__file__, "same")
TEXT = int(threshold(__file__, "words"))
RULE = "link-in-text-block"


def link_by_colour_alone(snapshot: Snapshot) -> Iterator[Assertion]:
    """By the contrast with the text around it (WCAG 1.4.1, G183), where no line, weight or sign tells; what axe tells is left out."""
    if snapshot.look is None:
        return
    rules = snapshot.axe.rules if snapshot.axe else ()
    told = {
        (node.element.frame, node.element.selector)
        for rule in rules
        if rule.rule == RULE and rule.outcome == "violations"
        for node in rule.nodes
    }
    links = [link for link in snapshot.look.links if (link.element.frame, link.element.selector) not in told]
    found = [one for link in links if (one := _judged(link))]
    wrong = {one.target.selector for one in found}
    yield from reported([*found, *say.passed(link.element for link in links if link.element.selector not in wrong)], say)


def _judged(link: TextLink) -> Assertion | None:
    if link.told or link.words < TEXT or link.contrast == 0:
        return None
    if link.contrast < SAME:
        return say.failed(link.element, "This link looks just like the text around it.")
    if link.contrast < ENOUGH:
        return say.failed(
            link.element,
            "Only a colour tells this link from the text around it (contrast {contrast} to 1).",
            contrast=f"{link.contrast:.1f}",
        )
    if link.hover is False:
        return say.unsure(
            link.element, "Only a colour tells this link from the text, also under the mouse. Does everybody see that it is one?"
        )
    return None
