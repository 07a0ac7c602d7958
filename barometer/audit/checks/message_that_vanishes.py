"""A message that goes away before everybody has read it."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def message_that_vanishes(snapshot: Snapshot) -> Iterator[Assertion]:
    """A status, alert or toast that goes within seconds fails; of other text that goes, a person judges what it was (WCAG 2.2.1)."""
    motion = snapshot.motion
    if motion is None:
        return
    for one in motion.vanished:
        if one.message:
            yield say.failed(one.element, "This message goes away by itself, and nobody can keep it.")
        else:
            yield say.unsure(one.element, "This text goes away by itself. Can everybody read it in time, or find it again?")
    if not motion.vanished:
        yield say.page_passed() if motion.messages else say.inapplicable()
