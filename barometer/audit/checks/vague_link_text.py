"""Links whose text does not say where they lead."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.vague import helpful_words, is_vague_link

say = Say(__file__)

SENTENCE = re.compile(r"(?<=[.!?])\s+")
ENOUGH_CONTEXT = threshold(__file__, "context_words")


def vague_link_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """A link fails when its accessible name says nothing and the text around it does not help; links without a name are axe's.

    Links of the same vague name to other places in one block share that text: it may not tell them apart.

    Where the text of its block, list item, table headers or description helps, WCAG 2.4.4 is met: `link_text_needs_context` says that.
    """
    links = [link for link in snapshot.links or () if link.kind == "link" and link.element.text.strip()]
    vague = [link for link in links if is_vague_link(link.element.text) and not context_helps(link)]
    alike = [link for link in links if is_vague_link(link.element.text) and context_helps(link)]
    places = defaultdict(set)
    for link in alike:
        places[_place(link)].add(link.href)
    shared = [link for link in alike if len(places[_place(link)]) > 1]
    fine = [link.element for link in links if not is_vague_link(link.element.text) or (context_helps(link) and link not in shared)]
    yield from reported([*map(_judged, vague), *map(_shared, shared), *say.passed(fine)], say)


def _place(link: Link) -> tuple[str, str, str]:
    return link.element.frame, link.context, link.element.text.strip().lower()


def _shared(link: Link) -> Assertion:
    """Fails where the sentence of the link holds nothing but such links; where it says more, a person reads it."""
    name = link.element.text.strip()
    sentences = [one for one in SENTENCE.split(link.context) if name.lower() in one.lower()]
    if sentences and not any(helpful_words(re.sub(re.escape(name), " ", one, flags=re.IGNORECASE)) for one in sentences):
        return say.failed(link.element, "“{name}” stands here for several places, and the sentence does not say which is which.", name=name)
    return say.unsure(link.element, "“{name}” stands here for several places. Does the sentence say which is which?", name=name)


def context_helps(link: Link) -> bool:
    """Whether the text around a link has a word that can tell where it leads."""
    return helpful_words(link.context.replace(link.element.text, " ", 1)) >= ENOUGH_CONTEXT


def _judged(link: Link) -> Assertion:
    name = link.element.text.strip()
    return say.failed(link.element, "“{name}” does not say where the link leads, and the text around it does not either.", name=name)
