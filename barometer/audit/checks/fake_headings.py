"""Text that looks like a heading but is not one in the code."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def fake_headings(snapshot: Snapshot) -> Iterator[Assertion]:
    """Lookalikes fail; real headings with text are fine."""
    headings = snapshot.headings or ()
    fakes = [
        say.failed(one.element, "“{text}” looks like a heading but is ordinary text.", text=one.element.text)
        for one in headings
        if one.lookalike
    ]
    real = say.passed(one.element for one in headings if not one.lookalike and one.element.text)
    yield from reported([*fakes, *real], say)
