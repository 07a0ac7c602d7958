"""What the names and the small parts of a page say: labels beside names, parts in a language of their own, frames, walls."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.audit.element import Element


@dataclass(frozen=True, slots=True)
class Labelled:
    """A control whose name is given apart from its label. ``element.text`` is its accessible name, ``shown`` what the eye reads on it."""

    element: Element
    shown: str


@dataclass(frozen=True, slots=True)
class Part:
    """Text inside a line that may be in a language of its own: a quotation, words in italics, a link, or anything with ``lang``.

    ``lang`` is the nearest declared language ('' if none); ``marked`` tells whether the part itself declares it.
    """

    element: Element
    tag: str
    lang: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Embed:
    """A frame inside the page, with its ``title`` and the address that it shows."""

    element: Element
    title: str
    src: str


@dataclass(frozen=True, slots=True)
class Wall:
    """A layer about cookies. ``covers`` is the share (0–1) of the window where it, or what lies under it, takes the click.

    ``choices`` are the names of the buttons and links in it.
    """

    element: Element
    covers: float
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """All of them, in document order, frame after frame."""

    labelled: tuple[Labelled, ...] = ()
    parts: tuple[Part, ...] = ()
    embeds: tuple[Embed, ...] = ()
    walls: tuple[Wall, ...] = ()
