"""Pictures that seem to tell something, but are hidden from a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from barometer.audit.artifacts.structure import Background, Picture, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = Say(__file__)

WIDE, HIGH = threshold(__file__, "wide"), threshold(__file__, "high")
LOGO = re.compile(r"(?<![a-z])logos?(?![a-z])", re.IGNORECASE)
ADORNMENT = re.compile(
    r"(?<![a-z])(bg|background|achtergrond|pattern|texture|sprite|divider|spacer|decor\w*|wave|shadow|arrow|icons?)(?![a-z])", re.IGNORECASE
)
DRAWING = "Something is drawn here without text for a screen reader. Does the drawing tell something?"
LONE = "This logo says nothing to a screen reader. Does text beside it say whose it is?"
LETTERS = re.compile(r"[^\W\d_]{2}")


def silent_pictures(snapshot: Snapshot) -> Iterator[Assertion]:
    """A lone logo without text, or a file shown without a name, fails; a large or captioned picture that is hidden needs a look."""
    structure = snapshot.structure or Structure()
    pictures = [one for one in structure.pictures if one.silenced or one.kind in ("canvas", "embed") or _wordless(one)]
    judged = [(one.element, _picture(one)) for one in pictures] + [(one.element, _background(one)) for one in structure.backgrounds]
    found = [assertion for _, assertion in judged if assertion]
    yield from reported([*found, *say.passed(element for element, assertion in judged if not assertion)], say)


def file_name(src: str) -> str:
    """The last part of an address without its ending; '' for a picture inside the code."""
    return "" if src.startswith("data:") else unquote(urlsplit(src).path).rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _wordless(one: Picture) -> bool:
    """Whether this is a large drawing in the page that neither says anything nor says that it is decoration."""
    said = one.name or one.title or one.text or one.linked or one.silenced
    return one.kind == "svg" and not said and one.width >= WIDE and one.height >= HIGH


def _picture(one: Picture) -> Assertion | None:
    if one.kind == "embed":
        named = one.name or one.title
        return (
            None if named or one.silenced or one.width < 20 else say.failed(one.element, "This file is shown in the page without a name.")
        )
    if one.kind == "canvas":
        if one.name or one.text or one.title or one.silenced or one.width < WIDE / 2:
            return None
        return say.unsure(one.element, DRAWING)
    if one.linked:
        return None  # a link or button with other text needs no second one, and without any axe-core says so
    if LOGO.search(file_name(one.src)) and one.kind == "img" and one.width >= 20:
        if not LETTERS.search(one.near + one.caption):
            if one.element.place is Place.TEMPLATE:  # a header or footer often says the name a little further on
                return say.unsure(one.element, LONE)
            return say.failed(one.element, "This logo is hidden from screen readers, and no text beside it says whose it is.")
        return None
    large = one.width >= WIDE and one.height >= HIGH and one.element.place is Place.MAIN and one.kind == "img"
    if one.caption and one.kind == "img":
        return say.unsure(one.element, "This picture has a caption but is hidden from screen readers. Does it tell more than the caption?")
    if _wordless(one):
        return say.unsure(one.element, DRAWING)
    if one.silenced == "alt" and LETTERS.search(one.title):
        return say.unsure(
            one.element,
            "This picture is marked as decoration, but has a tooltip: “{text}”. Which of the two is right?",
            text=one.title[:80],
        )
    if len(LETTERS.findall(one.text)) >= 3:
        return say.unsure(
            one.element,
            "This drawing holds text (“{text}”), but is hidden from screen readers. Is the text elsewhere too?",
            text=one.text[:80],
        )
    if large and not ADORNMENT.search(file_name(one.src)):
        return say.unsure(one.element, "This large picture is marked as decoration. Does it really tell nothing?")
    return None


def _background(one: Background) -> Assertion | None:
    name = file_name(one.src)
    if one.linked or ADORNMENT.search(name):
        return None
    if LOGO.search(name) and LETTERS.search(one.near):
        return None
    if LOGO.search(name) and one.element.place is Place.TEMPLATE:
        return say.unsure(one.element, LONE)
    if LOGO.search(name):
        return say.failed(one.element, "This logo stands in the style sheet, so a screen reader does not know that it is there.")
    if one.width >= WIDE and one.height >= HIGH and one.element.place is Place.MAIN:
        return say.unsure(one.element, "This picture stands in the style sheet, so it cannot have a text. Is it only decoration?")
    return None
