"""What a page looks like and does: at other sizes, in its styles, and by itself over time."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.audit.element import Element


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that stays on the screen while the page scrolls; ``height`` in CSS pixels, ``buttons`` whether it holds controls."""

    element: Element
    height: int
    buttons: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """Text that stands on its side in one orientation of the screen only; ``share`` of the page's text, from 0 to 1.

    ``told`` is True for a message that is shown in one orientation only, in which little else is shown.
    """

    element: Element
    orientation: str  # portrait or landscape
    share: float
    told: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What a phone of 320 CSS pixels, zoom of 200 % and WCAG's text spacing do to the page.

    ``wider`` are elements that force sideways scrolling at 320 px (tables, code, maps and media excepted); ``clipped`` are
    elements whose text is newly cut off under text spacing. ``overflow`` is the page's extra width in CSS pixels.
    """

    overflow: int
    wider: tuple[Element, ...]
    clipped: tuple[Element, ...]
    examined: int
    zoom_cut: tuple[Element, ...] = ()
    """Boxes whose text is newly cut off at 200 % (a screen of half the size)."""
    zoom_covered: tuple[Element, ...] = ()
    """Text that at 200 % newly stands over other text."""
    zoom_still: tuple[Element, ...] = ()
    """Text that at 200 % is no larger than before: its letters are measured in parts of the window."""
    letters_cut: tuple[Element, ...] = ()
    """Boxes whose text is newly cut off, or whose lines newly overlap, when only the letters are twice as large."""
    phone_hidden: tuple[Element, ...] = ()
    """Text of the page's content that is gone at 320 px and stands nowhere else."""
    phone_controls: int = 0
    """Controls that are there at 320 px only, such as the button of a menu."""
    phone_layers: tuple[Layer, ...] = ()
    """Layers that stay on the screen at 320 px."""
    turned: tuple[Turned, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeFault:
    """A style of text that is hard to read: ``kind`` is justified, capitals, italic, tiny, long_lines or tight_lines.

    ``element`` is the first text in that style, ``count`` how many there are, ``value`` the measure: pixels, characters or ratio.
    """

    kind: str
    element: Element
    count: int
    value: float


@dataclass(frozen=True, slots=True)
class TextLink:
    """A link within a text. ``told`` by more than colour; ``contrast`` of its colour with the text around it (1–21, 0 if unknown).

    ``hover``: whether a style rule gives it another sign under the mouse (None when style sheets could not be read).
    ``words``: words of the text around it.
    """

    element: Element
    told: bool
    contrast: float
    hover: bool | None
    words: int


@dataclass(frozen=True, slots=True)
class Target:
    """Something to press that is smaller than 24 by 24 CSS pixels. ``near`` is the text of what stands too close, '' when nothing does.

    ``in_line``: it stands in a line that holds nothing but such targets.
    """

    element: Element
    width: float
    height: float
    crowded: bool
    in_line: bool


@dataclass(frozen=True, slots=True)
class FarLabel:
    """A field whose label stands ``gap`` CSS pixels away from it, ``sideways`` or above."""

    element: Element
    gap: int
    sideways: bool


@dataclass(frozen=True, slots=True)
class StrayLabel:
    """A field beside which a visible label stands that the code ties to another field, further away."""

    element: Element
    label: str


@dataclass(frozen=True, slots=True)
class ColourState:
    """A field that differs from the others of its form by colour. ``state`` is required, invalid or unknown.

    ``part``: label or border. Nothing in words or signs tells the same beside it.
    """

    element: Element
    state: str
    part: str


@dataclass(frozen=True, slots=True)
class Look:
    """Computed styles of what a resident sees, at the ordinary size."""

    texts: int
    type_faults: tuple[TypeFault, ...]
    links: tuple[TextLink, ...]
    targets: int
    small_targets: tuple[Target, ...]
    labels: int
    far_labels: tuple[FarLabel, ...]
    fields: int
    colour_states: tuple[ColourState, ...]
    stray_labels: tuple[StrayLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class Moving:
    """Something that moves by itself.

    ``kind``: animation (style sheet), picture (animated image), text (its words change), blink (a script switches it on and off), slides
    (its style changes by script), flicker (it does so fast).
    ``seconds`` until it stops; None for never or not known. ``width`` and ``height`` in CSS pixels. ``moves``: it changes place,
    size or visibility, not only colour or shadow. ``flashes`` per second of light and dark, 0 when unknown.
    ``control``: near (a button to stop it right there), somewhere (elsewhere on the page) or ''. ``busy``: a sign of loading.
    """

    element: Element
    kind: str
    seconds: float | None
    width: int
    height: int
    moves: bool = True
    flashes: float = 0.0
    control: str = ""
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Sound:
    """Audio or video that may start by itself. ``seconds`` None when not known. ``audible``: sound was decoded (None: not known)."""

    element: Element
    kind: str
    seconds: float | None
    audible: bool | None
    loop: bool
    control: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit of time. ``kind``: countdown (a text that counts down), timer (a script that leaves the page) or words.

    ``seconds`` until it ends, None when not known; ``started`` whether the timer was seen to run.
    """

    element: Element | None
    kind: str
    seconds: float | None = None
    started: bool = False


@dataclass(frozen=True, slots=True)
class Vanished:
    """Text that was there and then went away by itself. ``message``: it is marked as one (a status, an alert, a toast)."""

    element: Element
    message: bool


@dataclass(frozen=True, slots=True)
class Motion:
    """What happens without anybody doing something, in the ``watched`` seconds after the page stood still."""

    watched: float
    moving: tuple[Moving, ...] = ()
    sounds: tuple[Sound, ...] = ()
    clocks: tuple[Clock, ...] = ()
    extend: bool = False
    """Whether a control gives more time."""
    vanished: tuple[Vanished, ...] = ()
    """Text in the place of which nothing came."""
    messages: int = 0
    """Messages that are marked as such and stayed."""
    timers: int = 0
    """Timers of a second and more that ran."""
    senses: tuple[str, ...] = ()
    """Events of the device's motion that the page listens to."""
    shake: Element | None = None
    """Text that asks to shake or tilt the device."""
    shake_control: bool | None = False
    """Whether a control stands beside that text; None when there is one a few blocks away."""
