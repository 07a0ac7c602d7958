"""How a visit came to its page: what a flow used on it, and the cookie wall that was closed first."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.audit.element import Element


@dataclass(frozen=True, slots=True)
class Walked:
    """The state of a flow at which a page was looked at. ``used`` are the elements that the flow acts on there, before and after."""

    flow: str
    number: int
    label: str
    used: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class ClosedWall:
    """A cookie wall that was closed: ``how`` is rule (the author's own), refuse or accept; ``text`` stood on the button."""

    how: str
    text: str
    selector: str
