"""Links with one name that lead to different places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from urllib.parse import urlsplit

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.vague import helpful_words, is_private, is_vague_link

say = Say(__file__)

_START_FILE = re.compile(r"/(index|default|home)\.\w{2,5}$", re.IGNORECASE)
_COPY = re.compile(r"copy|kopie|mirror|redirect|equivalent|alt\b|old\b", re.IGNORECASE)
_COUNTED = re.compile(r"^[\W\d_]*$|^\w{1,2}$")
"""Names that are a number, a sign or a letter: notes, pages of a list, an alphabet."""


def same_name_other_place(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links of the same name in one frame: fails when two of them share their text around and lead elsewhere; a person looks when
    nothing around them tells them apart. Names that say nothing are another check's. Two addresses of one host may be one page, so
    only the path counts, and a place within a page does not."""
    named: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in snapshot.links or ():
        name = " ".join(link.element.text.casefold().split())
        if (
            link.kind == "link"
            and name
            and _place(link.href)
            and not _COUNTED.match(name)
            and not is_vague_link(name)
            and not is_private(name)
        ):
            named[name, link.element.frame].append(link)
    found = [assertion for links in named.values() if (assertion := _judged(links))]
    wrong = {one.target.selector for one in found}
    fine = [link.element for links in named.values() if len(links) > 1 for link in links if link.element.selector not in wrong]
    yield from reported([*found, *say.passed(fine)], say)


def _place(href: str) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", "file"):
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{_START_FILE.sub('/', parts.path).rstrip('/')}?{parts.query}"


def _judged(links: list[Link]) -> Assertion | None:
    first = links[0]
    others = [link for link in links[1:] if _place(link.href) != _place(first.href)]
    for other in others:
        same = " ".join(other.context.split()) == " ".join(first.context.split())
        both = other.context.casefold().count(" ".join(other.element.text.casefold().split())) > 1
        if same and both and _surely_other(_path(first.href), _path(other.href)):
            return say.failed(
                other.element, "Two links side by side are called “{name}” and lead to different pages.", name=other.element.text[:200]
            )
    for other in others:
        alone = all(helpful_words(link.context.replace(link.element.text, " ")) == 0 for link in (first, other))
        if alone:
            return say.unsure(
                other.element, "Several links are called “{name}”. Do they all lead to the same thing?", name=other.element.text[:200]
            )
    return None


def _surely_other(one: str, other: str) -> bool:
    """Whether two paths of one host end in names that are not copies of each other ("contact.html" and "contact-2.html" may be)."""
    if one.partition("/")[0] != other.partition("/")[0]:
        return False
    ends = [re.sub(r"\.\w{2,5}$|[\W\d_]", "", path.rpartition("/")[2].casefold()) for path in (one, other)]
    return ends[0] != ends[1] and not any(_COPY.search(path) for path in (one, other))


def _path(href: str) -> str:
    return _place(href).partition("?")[0]
