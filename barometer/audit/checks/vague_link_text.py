"""Links whose text does not say where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.vague import helpful_words, is_vague_link

say = Say(__file__)

ENOUGH_CONTEXT = threshold(__file__, "context_words")


def vague_link_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """A link fails when its accessible name says nothing and the text around it does not help; links without a name are axe's.

    Where the text of its block, list item, table headers or description helps, WCAG 2.4.4 is met: `link_text_needs_context` says that.
    """
    links = [link for link in snapshot.links or () if link.kind == "link" and link.element.text.strip()]
    vague = [link for link in links if is_vague_link(link.element.text) and not context_helps(link)]
    fine = [link.element for link in links if not is_vague_link(link.element.text) or context_helps(link)]
    yield from reported([*map(_judged, vague), *say.passed(fine)], say)


def context_helps(link: Link) -> bool:
    """Whether the text around a link has a word that can tell where it leads."""
    return helpful_words(link.context.replace(link.element.text, " ", 1)) >= ENOUGH_CONTEXT


def _judged(link: Link) -> Assertion:
    name = link.element.text.strip()
    return say.failed(link.element, "“{name}” does not say where the link leads, and the text around it does not either.", name=name)
