"""What the code of a page says about its pictures, media, tables, order and parts, beside what the eye sees there."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.audit.element import Element


@dataclass(frozen=True, slots=True)
class Track:
    """A ``track`` of a video. ``cues`` is how many captions its file holds, None when it was not read; ``broken`` when it cannot be."""

    kind: str
    lang: str = ""
    label: str = ""
    file: bool = True
    broken: bool = False
    cues: int | None = None


@dataclass(frozen=True, slots=True)
class Medium:
    """A video or a sound. ``kind`` is video, audio, embedded video or embedded audio (a known player in a frame).

    ``sound`` tells whether it has a sound track and ``seconds`` how long it is; None when the file was not read.
    """

    element: Element
    kind: str
    controls: bool = True
    autoplay: bool = False
    muted: bool = False
    loop: bool = False
    seconds: float | None = None
    sound: bool | None = None
    shown: bool = True
    broken: bool = False
    exposed: bool = True
    tracks: tuple[Track, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """An ``img``, ``svg``, ``canvas`` (drawn on) or ``embed``; width and height in CSS pixels.

    ``silenced`` says what hides it from a screen reader (alt, aria-hidden, role; '' when nothing does), ``text`` the words that are
    drawn in it as far as its code holds them, ``caption`` its figcaption, ``beside`` the text of the link or button that it stands in,
    ``near`` the text right around it.
    """

    element: Element
    kind: str
    alt: str | None = None
    src: str = ""
    title: str = ""
    name: str = ""
    text: str = ""
    silenced: str = ""
    caption: str = ""
    beside: str = ""
    near: str = ""
    linked: bool = False
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Background:
    """An element without content that shows a picture from the style sheet; ``near`` is the text around it."""

    element: Element
    src: str
    width: int
    height: int
    linked: bool = False
    near: str = ""


@dataclass(frozen=True, slots=True)
class Generated:
    """Text that only the style sheet holds, ``before`` or ``after`` an element."""

    element: Element
    text: str
    side: str


@dataclass(frozen=True, slots=True)
class Struck:
    """A number through which only the style sheet draws a line, and the text with a number ``beside`` it."""

    element: Element
    beside: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Text whose direction does not fit its letters. ``rtl`` and ``latin`` count letters; ``override`` when CSS turns the letters round."""

    element: Element
    direction: str
    rtl: int
    latin: int
    override: bool
    words: int


@dataclass(frozen=True, slots=True)
class Order:
    """Children of one element that do not stand in the order of the code.

    ``texts`` are in the order of the code, ``ranks`` their places on the screen. ``stacked`` when each stands above or below the
    next, ``plain`` when none of them is a control; ``heads`` is 1 for a heading. ``kind`` is flex, grid or absolute.
    """

    element: Element
    kind: str
    ranks: tuple[int, ...]
    texts: tuple[str, ...]
    stacked: bool
    plain: bool
    heads: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spaced:
    """Text whose spaces and line ends are kept: a ``pre`` that is no code, or runs of hard spaces. ``text`` has its lines, cut at 3,000."""

    element: Element
    tag: str
    text: str
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """An element with ``pieces`` that only line breaks part: ``links``, or (0 links) short pieces that the text before them announces."""

    element: Element
    links: int
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``kind`` is table, or roles when ARIA roles make it one.

    ``heads`` counts cells marked as header in any way, ``scopes`` those that say what they head; ``crossed`` tells that there are
    headers above and at the left; ``thead`` is a head without header cells; ``first_bold`` and ``first_shaded``
    tell that the first row stands out, ``column_bold`` that the first column does. ``over_all`` is the text of a first data cell that
    spans all columns; ``nested_in`` is td or th for a table in a table. ``cells`` are the texts of at most 12 rows of 12 columns,
    ``longest`` the characters of the longest cell. ``orphans`` are headers without a cell, ``odd_scopes`` headers that point the wrong way.
    """

    element: Element
    kind: str = "table"
    role: str = ""
    rows: int = 0
    columns: int = 0
    caption: str = ""
    label: str = ""
    summary: str = ""
    heads: int = 0
    scopes: int = 0
    crossed: bool = False
    thead: bool = False
    first_bold: bool = False
    first_shaded: bool = False
    column_bold: bool = False
    nested_in: str = ""
    blocks: bool = False
    fields: int = 0
    pictures: int = 0
    links: int = 0
    over_all: str = ""
    uneven: bool = False
    headed: bool = False
    described: bool = False
    cells: tuple[tuple[str, ...], ...] = ()
    no_cells: bool = False
    longest: int = 0
    orphans: tuple[Element, ...] = ()
    odd_scopes: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class EmbeddedFrame:
    """A frame in the page. ``text`` and ``focusable`` are what it holds; None when it comes from elsewhere and may not be read."""

    element: Element
    name: str
    src: str
    tabindex: int = 0
    exposed: bool = True
    text: str | None = None
    focusable: int | None = None


@dataclass(frozen=True, slots=True)
class LostLabel:
    """An ``aria-label`` or ``aria-labelledby`` (``name``) on an element that can have no name, with the ``text`` that is read instead."""

    element: Element
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LostReference:
    """An ARIA attribute that names an element which is not there."""

    element: Element
    attribute: str
    value: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A keyboard stop in a part that is hidden from a screen reader, or (sealed) in a control that has no content of its own."""

    element: Element
    kind: str


@dataclass(frozen=True, slots=True)
class Nested:
    """A control with another one inside. ``kind`` is link, button or summary, ``inner`` the name of the first control in it.

    ``stop``: the Tab key stops at the outer one too.
    """

    element: Element
    kind: str
    inner: str
    stop: bool


@dataclass(frozen=True, slots=True)
class DialogShown:
    """A dialog that stands open as the page comes, with the name that its author gave it."""

    element: Element
    name: str


@dataclass(frozen=True, slots=True)
class Start:
    """The first repeated part of the page (menu, header); how many words come after it, and the ways past it: main, heading, link, fold."""

    element: Element
    ways: tuple[str, ...]
    words: int
    links: int


@dataclass(frozen=True, slots=True)
class Structure:
    """All of it, over the page and its frames."""

    media: tuple[Medium, ...] = ()
    pictures: tuple[Picture, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    generated: tuple[Generated, ...] = ()
    struck: tuple[Struck, ...] = ()
    directions: tuple[Direction, ...] = ()
    orders: tuple[Order, ...] = ()
    spaced: tuple[Spaced, ...] = ()
    lines: tuple[Lines, ...] = ()
    tables: tuple[Table, ...] = ()
    frames: tuple[EmbeddedFrame, ...] = ()
    labels: tuple[LostLabel, ...] = ()
    references: tuple[LostReference, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()
    nested: tuple[Nested, ...] = ()
    dialogs: tuple[DialogShown, ...] = ()
    start: Start | None = None
