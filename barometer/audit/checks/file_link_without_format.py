"""Links to a file that do not say which kind of file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

FORMATS = {
    "pdf": r"pdf|adobe|acrobat",
    "doc": r"docx?|word",
    "docx": r"docx?|word",
    "rtf": r"rtf|word",
    "odt": r"odt|open ?document|libre ?office|word",
    "xls": r"xlsx?|excel",
    "xlsx": r"xlsx?|excel",
    "ods": r"ods|open ?document|libre ?office|excel",
    "csv": r"csv",
    "ppt": r"pptx?|power ?point",
    "pptx": r"pptx?|power ?point",
    "odp": r"odp|open ?document|libre ?office|power ?point",
    "zip": r"zip",
    "epub": r"epub|e-?book",
}
AFTER = 60
"""Characters after the link's text in which the format may stand, as in “Reglement (pdf, 200 kB)”."""


def file_link_without_format(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links whose address ends in a known kind of file: the name, or the text right after it, must name the kind."""
    files = [(link, kind) for link in snapshot.links or () if (kind := _kind(link.href))]
    found = [
        say.failed(link.element, "“{text}” is a {format} file and does not say so.", text=link.element.text, format=kind.upper())
        for link, kind in files
        if not _told(link, kind)
    ]
    yield from reported([*found, *say.passed(link.element for link, kind in files if _told(link, kind))], say)


def _kind(href: str) -> str:
    try:
        path = urlsplit(href).path
    except ValueError:
        return ""
    ending = path.rpartition(".")[2].lower()
    return ending if ending in FORMATS and "/" not in ending else ""


def _told(link: Link, kind: str) -> bool:
    named = re.compile(rf"\b({FORMATS[kind]})\b", re.IGNORECASE)
    _, found, after = link.context.partition(link.element.text) if link.element.text else ("", "", "")
    title = re.search(r"\btitle=\"([^\"]*)\"", link.element.snippet)
    return any(named.search(text) for text in (link.element.text, after[:AFTER] if found else "", title[1] if title else ""))
