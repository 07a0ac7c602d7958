"""Fingerprints: two findings with the same one are one fault, on whatever pages and in whatever audit.

A fingerprint survives what changes without anybody mending or breaking anything: the order of classes, generated ids, counters and dates,
an inserted sibling, another position, query strings. It holds no selector, because positions change, and no message, because words do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from barometer.audit.faults import marks
from barometer.domain.evidence import Assertion, Target
from barometer.domain.fault import Cause
from barometer.domain.vocabulary import Place

VERSION = "1"
PAGE = ("html", "head", "body", "title", "")
"""Selectors of what is about the page as a whole."""
CONTENT = frozenset({"img", "video", "audio", "iframe", "object", "embed", "source", "track", "input", "select", "textarea", "area"})
"""Elements that are content of their own: two pictures of one class are two faults, because each needs its own text."""
_COLOURS = re.compile(r"foreground color: (#\w+), background color: (#\w+)", re.IGNORECASE)
_RATIO = re.compile(r"Expected contrast ratio of ([\d.:]+)")
Key = tuple[str, ...]


def fingerprint(page: str, one: Assertion, declared: Cause) -> tuple[str, Cause]:
    """The fingerprint (16 hexadecimal digits) of a finding on the page with this URL, and what makes it one fault with its twins.

    ``declared`` is the cause that the check declares; a component in a header or menu is a matter of the template. What a page has of its
    own (``page``) is one fault per page, such as its prose; where it stands in the template, the same words are one fault.
    """
    cause, key = _key(page, one, declared)
    told = "\x1f".join((VERSION, one.check, one.outcome.value, cause.value, marks.address(one.target.frame), *key))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16], cause


def _key(page: str, one: Assertion, declared: Cause) -> tuple[Cause, Key]:
    at = one.target
    text = marks.words(at.text)
    if declared is Cause.PAGE and not (text and at.selector and at.place is Place.TEMPLATE):
        return Cause.PAGE, (marks.address(page),)
    if declared in (Cause.TEXT, Cause.PAGE) and text:
        return Cause.TEXT, (text,)
    if at.selector in PAGE:
        return Cause.SITE, ()
    tag, attributes = marks.start_tag(at.snippet)
    own = marks.classes(attributes.get("class", ""))
    neighbours = marks.around(at.around)
    if declared is Cause.STYLE:
        return Cause.STYLE, _style(one, tag, own, neighbours)
    kind = (tag, attributes.get("role", ""), attributes.get("type", ""))
    content = _content(attributes) if tag in CONTENT else ()
    if at.place is Place.TEMPLATE or declared is Cause.TEMPLATE:
        return Cause.TEMPLATE, (*kind, *own, "<", *neighbours, *content)
    if own:
        return Cause.COMPONENT, (*kind, *own, *content)
    return Cause.COMPONENT, (*kind, *(content or _identity(at, attributes) or ("<", *neighbours, _without_positions(at.selector))))


def _style(one: Assertion, tag: str, own: Key, neighbours: Key) -> Key:
    """The pair of colours that axe names, with the contrast that it asks; else the element's classes, or those of what is around it."""
    colours = _COLOURS.search(one.reason)
    if colours:
        ratio = _RATIO.search(one.reason)
        return (colours[1].lower(), colours[2].lower(), ratio[1] if ratio else "")
    return (tag, *own) if own else (tag, "<", *neighbours)


def _content(given: Mapping[str, str]) -> Key:
    """What tells one picture, film or field from another."""
    known = marks.first(
        (given.get("name", ""), marks.file(given.get("src", "")), marks.file(given.get("data", "")), marks.mark(given.get("id", "")))
    )
    return (known,) if known else ()


def _identity(at: Target, given: Mapping[str, str]) -> Key:
    """What tells an element without classes from its neighbours: its id, its target, else its words."""
    known = marks.first(
        (
            marks.mark(given.get("id", "")),
            given.get("name", ""),
            marks.address(given.get("href", "")),
            given.get("for", ""),
            marks.words(at.text),
            marks.words(given.get("aria-label", "")),
        )
    )
    return (known,) if known else ()


def _without_positions(selector: str) -> str:
    return re.sub(r":nth-of-type\(\d+\)|\[[^\]]*\]|#[\w-]+", "", selector)
