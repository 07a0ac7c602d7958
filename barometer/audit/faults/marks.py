"""What stays of an element's marks when the page changes a little: generated names, states, numbers and dates go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from urllib.parse import urlsplit

LONGEST_TEXT = 120
STATES = frozenset({
    "active", "is-active", "open", "is-open", "current", "selected", "is-selected", "first", "last", "odd", "even", "focus", "focused",
    "hover", "visited", "visible", "hidden", "show", "shown", "collapsed", "expanded", "loaded", "lazyload", "lazyloaded", "in-viewport",
    "is-visible", "is-hidden", "disabled", "checked",
})  # fmt: skip
_TAG = re.compile(r"\s*<([A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""\s+([^\s=/>"']+)(?:=("[^"]*"|'[^']*'|[^\s>"']+))?""")
_GENERATED = re.compile(
    r"^(?:css|svelte|emotion|astro|jsx|jss|data-v|ng-tns)-?(?=[\w-]*\d)[\w-]{2,}$|^sc-[A-Za-z]*[a-z][A-Z]"
    r"|[0-9a-f]{8}|^[:«]|^(?:ember|react|radix|mui|yui|ext)[-_:]?\w*\d"
)
_MODULE = re.compile(r"_{1,3}(?=[A-Za-z0-9-]*\d[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{5,}$")
"""What CSS modules put behind a name."""
_RANDOM = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]*\d[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{6,}")
_DIGITS = re.compile(r"\d+(?:[.,:/-]\d+)*")
_HASH = re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*\d)[0-9a-f]{8,}(?![0-9A-Za-z])")
_SIZE = re.compile(r"[-_]?\d{2,4}x\d{2,4}(?=\.\w+$|$)")
_MONTH = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|janvier|février|mars|avril|mai|juin|juillet|août"
    "|septembre|octobre|novembre|décembre|january|february|march|may|june|july|august|october|januar|februar|märz|dezember"
    "|jan|feb|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec|déc"
)
_DAY = (
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_DATE = re.compile(rf"(?:\b(?:{_DAY}),?\s+)?(?:#(?:er|st|nd|rd|th)?\s+(?:{_MONTH})\b\.?(?:\s+#)?|\b(?:{_MONTH})\s+#)")


def start_tag(snippet: str) -> tuple[str, Mapping[str, str]]:
    """Name and attributes of the first tag of some HTML, which may be cut off; ('', {}) when there is none."""
    found = _TAG.match(snippet)
    if not found:
        return "", {}
    attributes: dict[str, str] = {}
    at = found.end()
    while step := _ATTRIBUTE.match(snippet, at):
        attributes.setdefault(step[1].lower(), unescape((step[2] or "").strip("\"'")))
        at = step.end()
    return found[1].lower(), attributes


def mark(name: str) -> str:
    """A class or id without what a tool generated in it; '' when nothing is left, or when it only tells a state."""
    if name in STATES or _GENERATED.search(name):
        return ""
    return re.sub(r"\d+", "#", _RANDOM.sub("*", _MODULE.sub("", name)))


def classes(names: str) -> tuple[str, ...]:
    """The marks of a class attribute, in alphabetical order."""
    return tuple(sorted({kept for name in names.split() if (kept := mark(name))}))


def words(text: str) -> str:
    """A text without its numbers and dates, cut: a counter or a date that changes makes no other text."""
    plain = _DIGITS.sub("#", " ".join(text.casefold().split()))
    return _DATE.sub("#", plain)[:LONGEST_TEXT]


def address(url: str) -> str:
    """Host and path of an address: no query, no fragment."""
    try:
        parts = urlsplit(url)
        return f"{(parts.hostname or '')}{parts.path}"
    except ValueError:
        return url.partition("?")[0].partition("#")[0]


def file(url: str) -> str:
    """The file name of an address without its size and its hash: the same picture, cut anew."""
    if url.startswith("data:"):
        return url[:60]
    name = address(url).rstrip("/").rpartition("/")[2]
    return _HASH.sub("*", _SIZE.sub("", name))


def around(text: str) -> tuple[str, ...]:
    """A neighbourhood (see ``Element.around``), nearest first: each ancestor's tag and role with the marks of its classes."""
    return tuple(_neighbour(one) for one in text.split(" < ") if one)


def _neighbour(one: str) -> str:
    tag, _, names = one.partition(".")
    return ".".join((tag, *classes(names.replace(".", " "))))


def first(values: Iterable[str]) -> str:
    """The first one that is not empty."""
    return next((value for value in values if value), "")
