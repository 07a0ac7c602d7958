"""A limit of time that nobody can extend."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.layout import Clock
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def time_limit(snapshot: Snapshot) -> Iterator[Assertion]:
    """Timers that leave the page, texts that count down and words about a session that ends (WCAG 2.2.1).

    Timers that do something else are fine. A page that reloads through its head is left to axe.
    """
    motion = snapshot.motion
    if motion is None:
        return
    if not motion.clocks:
        yield say.page_passed() if motion.timers else say.inapplicable()
        return
    for clock in motion.clocks:
        yield _judged(clock, extend=motion.extend)


def _judged(clock: Clock, *, extend: bool) -> Assertion:
    if extend:
        return say.unsure(
            clock.element, "The time here is limited, and a button promises more. Does it work, and is there a warning in time?"
        )
    if clock.kind == "timer":
        seconds = f"{clock.seconds or 0:.0f}"
        if clock.started:
            return say.failed(None, "A script leaves this page after {seconds} seconds, and nothing here gives more time.", seconds=seconds)
        return say.unsure(
            None, "A script may leave this page every {seconds} seconds. When does it, and can somebody stop it?", seconds=seconds
        )
    if clock.kind == "late":
        told = "A script changes this page after {seconds} seconds. Does the resident lose something, and can somebody get more time?"
        return say.unsure(None, told, seconds=f"{clock.seconds or 0:.0f}")
    if clock.kind == "countdown":
        return say.unsure(clock.element, "This counts down. What happens at zero, and can somebody get more time?")
    return say.unsure(clock.element, "This says that the time is limited. Can somebody get more time?")
