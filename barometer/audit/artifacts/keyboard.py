"""What the Tab key shows about a page."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.audit.element import Element


@dataclass(frozen=True, slots=True)
class Cover:
    """A fixed or sticky layer, painted over a whole focused element. ``closable``: it holds a control that may close it."""

    layer: Element
    closable: bool


@dataclass(frozen=True, slots=True)
class FocusStop:
    """One stop of the Tab walk. ``visible`` tells whether the picture changed on focus; None when it could not be compared.

    ``hidden`` says why the focused element itself cannot be seen, also after a moment: size, offscreen, transparent or clipped; '' when it
    can be. ``named`` is False for an element without a name and without a role, such as a guard around a dialog. ``left`` and ``top`` are
    CSS pixels of the document, ``position`` is the place in the code among all elements of its frame.
    """

    element: Element
    visible: bool | None
    hidden: str = ""
    named: bool = True
    cover: Cover | None = None
    tabindex: int = 0
    position: int = 0
    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    field: bool = False
    """Whether this is a field of a form, or one of its buttons."""
    fixed: bool = False
    """Whether it stands in a fixed or sticky layer, or out of the flow: its place says little about the reading order."""
    row: str = ""
    """Selector of the flex or grid container that draws its parts in another order than they have in the code; '' when there is none."""


@dataclass(frozen=True, slots=True)
class Trap:
    """A place that the Tab key does not leave: ``element`` and, when ``size`` is more than one, the next ones in turn.

    ``backwards``: it is Shift+Tab that does not leave it. ``other_way``: the opposite direction does leave it. ``announced``: keys that the
    page names as a way out and that did not work. ``untold``: Esc leads out, and nothing on the page says so.
    """

    element: Element
    size: int
    backwards: bool = False
    other_way: bool = False
    announced: str = ""
    untold: bool = False


@dataclass(frozen=True, slots=True)
class LostFocus:
    """An element that got the focus by Tab and did not keep it: afterwards nothing had it. ``there``: the element itself stayed."""

    element: Element
    there: bool


@dataclass(frozen=True, slots=True)
class FocusChange:
    """What an element did when it got the focus: ``kind`` is navigate, open, submit, alert, dialog, or away (the focus was passed on);
    ``again`` when it did so twice."""

    element: Element
    kind: str
    again: bool


@dataclass(frozen=True, slots=True)
class PointerUse:
    """An element that a pointer uses in a special way, and whether there is another way: None when that is not sure."""

    element: Element
    other_way: bool | None


@dataclass(frozen=True, slots=True)
class HandMade:
    """An element that is no native control, that the Tab key reaches and that listens to clicks or keys itself.

    ``told``: it has the role of a control; None when it is not sure that it is a control at all.
    """

    element: Element
    told: bool | None


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The Tab walk and the controls that only a mouse reaches. ``complete`` is False when the walk hit its bound."""

    stops: tuple[FocusStop, ...]
    mouse_only: tuple[Element, ...]
    mouse_only_unsure: tuple[Element, ...]
    controls: int
    complete: bool
    double_click: tuple[Element, ...] = ()
    """Elements that listen to a double click and not to a click or a key."""
    dragged: tuple[PointerUse, ...] = ()
    """Elements that can be dragged. True: they hold a control of their own; False: nothing around them could move them otherwise."""
    pressed_down: tuple[PointerUse, ...] = ()
    """Controls that listen to the pointer going down. True: they listen to a click too; False: nothing around them listens to one."""
    handmade: tuple[HandMade, ...] = ()
    traps: tuple[Trap, ...] = ()
    lost: tuple[LostFocus, ...] = ()
    changes: tuple[FocusChange, ...] = ()
    silenced: tuple[Element, ...] | None = ()
    """Parts with most of the text of the page that aria-hidden keeps from a screen reader after the walk, with no window over them.

    None when the page did not answer.
    """
