"""Colours that hardly differ, where the code as it stands does not show it: in a state, in the style sheet, on a picture."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.audit.element import Element


@dataclass(frozen=True, slots=True)
class Faint:
    """Something whose contrast with what is behind it is less than it needs.

    ``kind``: placeholder, generated (``::before`` and ``::after``), hover, focus (text in that state), dark (text when the browser asks for
    dark pages), picture (text on a picture or a gradient), field (its edge), icon (of a control without words) or ring (the sign of the
    focus). ``ratio`` and ``needed`` are contrast ratios (to 1); colours are ``#rrggbb``, '' where there are many.
    """

    element: Element
    kind: str
    ratio: float
    needed: float
    colour: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Contrast:
    """``seen``: how many of each kind were compared; ``fine`` are the texts on pictures that can be read."""

    faint: tuple[Faint, ...] = ()
    seen: tuple[tuple[str, int], ...] = ()
    fine: tuple[Element, ...] = ()

    def count(self, kind: str) -> int:
        """How many of this kind were compared."""
        return dict(self.seen).get(kind, 0)
