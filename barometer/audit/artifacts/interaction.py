"""How a page behaves when somebody uses it: what happened after a key, a choice, or the pointer. Nothing was sent or left."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.audit.element import Element


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that was changed. ``kind`` is select, tick or text; ``happened`` navigate, open, submit, alert, focus, or '' for nothing.

    ``announced``: words before or at the field say that something happens by itself. ``again`` when it happened twice.
    """

    element: Element
    kind: str
    happened: str
    announced: bool
    again: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """A text that tells how much a search box found, and that changed while somebody typed into the ``box``.

    ``told``: a live region read out something. ``sure``: it took the place of a text that was there before.
    """

    element: Element
    box: str
    told: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A text with which the page answered the press of a button named ``by``, while the focus stayed where it was.

    ``told``: a live region read out something. ``sure``: it reads like a message about what became of the press.
    """

    element: Element
    by: str
    told: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Pasted:
    """A field into which was pasted on a page that listens to that. ``blocked``: it was stopped, and no field took what was pasted."""

    element: Element
    blocked: bool


@dataclass(frozen=True, slots=True)
class Widget:
    """A control made by hand that can get the focus and listens to clicks. True: the key or click did something; None: it was not tried.

    ``listens``: it, or something around it, listens to keys at all. ``role`` is '' when it has none.
    """

    element: Element
    role: str
    native: bool
    listens: bool
    enter: bool | None
    space: bool | None
    click: bool | None


@dataclass(frozen=True, slots=True)
class Hover:
    """Content that appears under the pointer. ``element.text`` of ``content`` is what appears.

    ``focus``: it also appears with the focus or a key; None when that is not sure. ``elsewhere``: the same links or words stand on the page
    without it. ``reachable``: it stays when the pointer moves onto it. ``dismissible``: Esc takes it away. ``covers``: it lies over text
    or controls. ``stays``: it does not go away by itself while the pointer rests;
    None when a timer ran and there was no time to wait for it.
    """

    trigger: Element
    content: Element
    focus: bool | None
    elsewhere: bool
    reachable: bool | None
    dismissible: bool | None
    covers: bool
    stays: bool | None = True


@dataclass(frozen=True, slots=True)
class Dialog:
    """What a button opened over the page. ``declared``: by role=dialog, aria-modal or <dialog>; ``modal``: it claims the whole page.

    ``enters``: the focus moved in; ``next_enters``: it did, or the first Tab led in. ``stays``: Tab did not lead out to the page behind;
    None when not tried. ``closes``: what closed it: escape, control, mouse (a control that the keyboard does not reach), or ''.
    ``untried``: there is a control in it that was not pressed. ``returns``: after closing the focus was back on the opener or near it;
    None when no key closed it. ``named``: it has an accessible name; None when its role needs none.
    """

    opener: Element
    layer: Element
    declared: bool
    modal: bool
    enters: bool
    next_enters: bool
    stays: bool | None
    closes: str
    untried: bool
    returns: bool | None
    named: bool | None = None


@dataclass(frozen=True, slots=True)
class Toggle:
    """A button that shows and hides something. ``state`` is the attribute that tells so ('' when none); ``kept_up``: it changed along.

    ``renamed``: its name changed instead. ``native``: a summary element, which tells by itself.
    """

    element: Element
    state: str
    kept_up: bool
    renamed: bool


@dataclass(frozen=True, slots=True)
class Stateful:
    """A control that looks different after a press, and as before when it, or another one of its group, is pressed next.

    ``state`` is the attribute that tells so for its ``role``; ``missing``: it does not have that one. ``told``: a state in the code, or the
    words of its name, changed along. ``role`` is '' for one of several buttons that show parts of the page in turn. ``sure`` is False where
    the other look may mean something else than a state.
    """

    element: Element
    role: str
    state: str
    missing: bool
    told: bool
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Combobox:
    """A combobox in whose list an arrow key moved a mark that the eye sees.

    ``told``: the code says which option has it (aria-activedescendant, aria-selected, the focus, or the value); None when only a
    message did.
    """

    element: Element
    told: bool | None


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu or menu bar by its role, with at least two items in the Tab order.

    ``moves``: an arrow key goes from one to another; ``links``: all items in the Tab order lead somewhere.
    """

    element: Element
    moves: bool
    links: bool = True


@dataclass(frozen=True, slots=True)
class Stuck:
    """A part of the page whose rest the Tab key does not reach. ``works``: one of the keys that people expect there does something.

    ``kind``: tabs (of which one is a stop; the element is another one), folder (a closed one in a tree), slider, or list (under a field).
    """

    element: Element
    kind: str
    works: bool


@dataclass(frozen=True, slots=True)
class SkipLink:
    """A link that should jump to a place on the page. ``target``: there is such a place; ``moved``: the next Tab went on from there."""

    element: Element
    target: bool
    moved: bool


@dataclass(frozen=True, slots=True)
class Misled:
    """A field that came when a button was pressed: the ``label`` beside it has its id, which the code gives to an earlier field."""

    element: Element
    label: str


@dataclass(frozen=True, slots=True)
class Interaction:
    """What was provoked on a page. ``cut`` names the parts for which there was no time or that hold more than was tried."""

    choices: tuple[Choice, ...] = ()
    pasted: tuple[Pasted, ...] = ()
    counted: tuple[Counted, ...] = ()
    said: tuple[Said, ...] = ()
    widgets: tuple[Widget, ...] = ()
    hovers: tuple[Hover, ...] = ()
    dialogs: tuple[Dialog, ...] = ()
    toggles: tuple[Toggle, ...] = ()
    misled: tuple[Misled, ...] = ()
    states: tuple[Stateful, ...] = ()
    comboboxes: tuple[Combobox, ...] = ()
    menus: tuple[Menu, ...] = ()
    stuck: tuple[Stuck, ...] = ()
    skip_links: tuple[SkipLink, ...] = ()
    acted: tuple[Element, ...] = ()
    """Controls that took something away, or left, when the pointer went down on them and before it came up."""
    clicked: tuple[Element, ...] = ()
    """Elements that cannot get the focus and do not listen themselves, of a kind of which one did something when it was clicked."""
    shortcuts: tuple[str, ...] = ()
    """Letters, digits and signs that do something when pressed alone, wherever the focus is."""
    listens_to_keys: bool = False
    """Whether the page as a whole listens to keys."""
    shortcuts_told: bool = False
    """Whether the page speaks about its shortcuts."""
    cut: tuple[str, ...] = ()
