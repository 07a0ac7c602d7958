"""Skip links that do not skip."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def skip_link_goes_nowhere(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links at the start of the page that should jump: pressed for real, and the next Tab must go on from their target."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "skip_links", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    for link in interaction.skip_links:
        if not link.target:
            yield say.failed(link.element, "“{text}” leads to a place that is not on the page.", text=link.element.text)
        elif not link.moved:
            yield say.failed(
                link.element, "“{text}” does not move the keyboard: the next Tab is still before its target.", text=link.element.text
            )
    yield from say.passed(link.element for link in interaction.skip_links if link.target and link.moved)
