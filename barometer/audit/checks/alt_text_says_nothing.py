"""Alternative texts that are there, but say nothing: file names, placeholders, the word "image"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Image, Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.words import letter_words

say = Say(__file__)

LONG, FEW = threshold(__file__, "long"), threshold(__file__, "few_words")

FILE_NAME = re.compile(r"[^\s/]+\.(jpe?g|png|gif|svg|webp|avif|bmp|tiff?|heic)", re.IGNORECASE)
CAMERA = re.compile(r"(img|dsc[fn]?|pxl|p|screenshot|schermafbeelding|whatsapp[ _-]image)[ _-]?\d[\d _-]*", re.IGNORECASE)
ONLY_KIND = re.compile(
    r"(de |het |een |an? |the |une? |l['’]|la |le |ein |das )?"
    r"(afbeelding|beeld|foto|fotootje|plaatje|illustratie|figuur|grafiek|logo|icoon|pictogram|banner|header|image|img|picture|photo|pic|graphic|icon"
    r"|illustration|figure|bild|grafik|symbol|visuel|icône|graphique)( ?\d+)?",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(
    r"(alt|alt[ -]?te(xt|kst)|alternatieve tekst|alternative text|texte alternatif|alternativtext|untitled|zonder titel|sans titre"
    r"|ohne titel"
    r"|placeholder|undefined|null|none|n/?a|todo|tbd|xxx+|test|spacer|blank|leeg|lege|vide|lorem ipsum.*|image description"
    r"|beschrijving|beschrijving afbeelding"
    r"|omschrijving|description)",
    re.IGNORECASE,
)
ADORNMENT = re.compile(
    r"(decorati(ef|eve?|on)|decoratie|versiering|ornament|bullet|divider|separator|lijn|line|border|kader|background|achtergrond"
    r"|arrière-plan)"
    r"( (image|img|beeld|afbeelding|foto))?",
    re.IGNORECASE,
)
CHART = re.compile(
    r"\b(bar|pie|line|flow|org)? ?(chart|graph)\b|\b(staaf|taart|lijn)?(grafiek|diagram)\b|\binfogra\w+"
    r"|\b(graphique|diagramme|organigram(me)?|diagramm)\b",
    re.IGNORECASE,
)
SIGNS_ONLY = re.compile(r"[\W\d_]+")


def says_nothing(image: Image) -> str:
    """The reason why this alternative text says nothing; '' when it says something."""
    alt = (image.alt or "").strip()
    if SIGNS_ONLY.fullmatch(alt):
        return "The alternative text holds no words: “{text}”."
    alt = alt.strip(".…: ")
    if FILE_NAME.fullmatch(alt) or CAMERA.fullmatch(alt):
        return "The alternative text is a file name: “{text}”."
    if ONLY_KIND.fullmatch(alt):
        return "The alternative text only says that this is an image: “{text}”."
    if ADORNMENT.fullmatch(alt):
        return "The alternative text says that the image is decoration: “{text}”."
    if _is_file(alt, image.src):
        return "The alternative text is a file name: “{text}”."
    if PLACEHOLDER.fullmatch(alt):
        return "The alternative text is a placeholder: “{text}”."
    return ""


def alt_text_says_nothing(snapshot: Snapshot) -> Iterator[Assertion]:
    """Exposed images with an alternative text; a missing text is axe's to find, and an empty one says that the image is decoration."""
    spoken = [image for image in snapshot.images or () if image.exposed and (image.alt or "").strip()]
    short = [image for image in spoken if not says_nothing(image) and _unexplained(image)]
    faults = {image: reason for image in spoken if (reason := says_nothing(image))}
    told = " ".join([*(one.element.text for one in snapshot.blocks or ()), *(link.href for link in snapshot.links or ())]).casefold()
    found = [_judged(image, reason, told=told) for image, reason in faults.items()]
    found += [_doubted(image) for image in short]
    yield from reported([*found, *say.passed(image.element for image in spoken if image not in faults and image not in short)], say)


def _is_file(alt: str, src: str) -> bool:
    """Whether the text is the name of the file without its ending, and looks like one: no spaces, but digits or joined words."""
    name = unquote(urlsplit(src).path).rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return " " not in alt and alt.lower() == name.lower() and bool(re.search(r"\d|[_-]|[a-z][A-Z]", alt))


def _unexplained(image: Image) -> bool:
    alt = image.alt or ""
    return len(alt) > LONG or (bool(CHART.search(alt)) and len(letter_words(alt)) < FEW and image.width >= 120)


def _doubted(image: Image) -> Assertion:
    text = (image.alt or "")[:80]
    if len(image.alt or "") > LONG:
        return say.unsure(image.element, "The alternative text is very long: “{text}”. Can the page itself say this?", text=text)
    return say.unsure(image.element, "“{text}” names a chart. Does text on the page say what the chart shows?", text=text)


def _judged(image: Image, reason: str, *, told: str) -> Assertion:
    text = (image.alt or "")[:80]
    if FILE_NAME.fullmatch(text.strip()) and text.strip().casefold() in told:
        return say.unsure(image.element, "The alternative text is a file name: “{text}”. Is the file what this is about?", text=text)
    if SIGNS_ONLY.fullmatch(text.strip()) and any(sign.isdigit() for sign in text):
        return say.unsure(image.element, "The alternative text is only a number: “{text}”. Is that all that the image says?", text=text)
    return say.failed(image.element, reason, text=text)
