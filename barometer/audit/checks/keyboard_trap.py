"""Places that the keyboard cannot leave."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.keyboard import Keyboard, Trap
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def keyboard_trap(snapshot: Snapshot) -> Iterator[Assertion]:
    """Stops of the Tab walk that neither Tab, Shift+Tab, Esc, an arrow nor a key that the page names leaves; all other stops are fine."""
    if snapshot.keyboard is not None:
        yield from reported(_judged(snapshot.keyboard), say)


def _judged(keyboard: Keyboard) -> Iterator[Assertion]:
    for trap in keyboard.traps:
        yield _about(trap)
    held = {trap.element for trap in keyboard.traps}
    yield from say.passed(stop.element for stop in keyboard.stops if stop.element not in held)
    if not keyboard.complete and not keyboard.traps:
        yield say.unsure(None, "The walk with the Tab key stopped before the end of the page.")


def _about(trap: Trap) -> Assertion:
    if trap.untold:
        return say.unsure(trap.element, "Only Esc leads out of here, and nothing says so. Will somebody with a keyboard find that?")
    if trap.backwards:
        return say.unsure(trap.element, "Shift+Tab does not leave this place. Can somebody with a keyboard go back from here?")
    if trap.other_way:
        return say.unsure(
            trap.element, "Tab does not leave this place, Shift+Tab does. Can somebody with a keyboard reach what comes after it?"
        )
    if trap.announced:
        return say.failed(
            trap.element, "The keyboard cannot leave this place. The page names {keys}, but that does not work.", keys=trap.announced
        )
    if trap.size > 1:
        return say.failed(trap.element, "The keyboard goes round in {count} places here and cannot leave them.", count=trap.size)
    return say.failed(trap.element, "The keyboard cannot leave this place: Tab, Shift+Tab and Esc do not help.")
