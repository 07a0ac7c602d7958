"""Where something stands on a page: what every artifact points with."""

from __future__ import annotations

from dataclasses import dataclass

from barometer.domain.vocabulary import Place


@dataclass(frozen=True, slots=True)
class Element:
    """Where something stands: CSS selector within its frame, outer HTML (at most 300 characters), and the place on the page.

    ``text`` is the accessible name or visible text, white space folded, at most 2,000 characters. ``frame`` is the URL of the
    iframe that holds it, empty for the page itself.
    ``around`` is its neighbourhood: the three nearest ancestors below the body, nearest first, each as ``tag.class.class``, with `` < ``
    between them.
    """

    selector: str
    snippet: str = ""
    text: str = ""
    place: Place = Place.MAIN
    frame: str = ""
    around: str = ""
