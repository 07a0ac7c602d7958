"""Controls that only a mouse or a finger reaches."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def mouse_only_controls(snapshot: Snapshot) -> Iterator[Assertion]:
    """Elements that listen to clicks but cannot get the keyboard's focus; what the Tab key reached is fine.

    Of those that do not listen themselves, a click was tried where something around them does.
    """
    keyboard = snapshot.keyboard
    if keyboard is None:
        return
    clicked = {(one.frame, one.selector) for one in (snapshot.interaction.clicked if snapshot.interaction else ())}
    proved = [one for one in keyboard.mouse_only_unsure if (one.frame, one.selector) in clicked]
    found = [say.failed(one, "This reacts to a click, but the keyboard cannot reach it.") for one in (*keyboard.mouse_only, *proved)]
    unsure = [
        say.unsure(one, "This has the pointer of a control, but the keyboard cannot reach it. Does it do something?")
        for one in keyboard.mouse_only_unsure
        if one not in proved
    ]
    double = [
        say.unsure(one, "This reacts to a double click, which a keyboard cannot give. Can the same be done in another way?")
        for one in keyboard.double_click
    ]
    yield from reported([*found, *unsure, *double, *say.passed(stop.element for stop in keyboard.stops)], say)
