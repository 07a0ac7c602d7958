"""Content that only the pointer makes appear."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def hover_only_content(snapshot: Snapshot) -> Iterator[Assertion]:
    """Content that appears under the pointer and not with the focus or a key; what also stands elsewhere on the page is fine."""
    if snapshot.interaction is not None:
        yield from reported([*_judged(snapshot.interaction), *not_all_tried(snapshot.interaction, "hovers", say)], say)


def _judged(interaction: Interaction) -> Iterator[Assertion]:
    for hover in interaction.hovers:
        if hover.focus or hover.elsewhere:
            continue
        text = hover.content.text[:80]
        if hover.focus is None:
            yield say.unsure(hover.trigger, "“{text}” appears under the pointer. Can the keyboard make it appear too?", text=text)
        else:
            yield say.failed(hover.trigger, "“{text}” only appears under the pointer; the keyboard cannot make it appear.", text=text)
    yield from say.passed(hover.trigger for hover in interaction.hovers if hover.focus or hover.elsewhere)
