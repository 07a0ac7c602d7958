"""Links whose text does not say where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Link, Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact
from barometer.plain.vague import helpful_words, is_vague_link

say = Say(__file__)

ENOUGH_CONTEXT = threshold(__file__, "context_words")


def vague_link_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """A link fails when its accessible name is in a list of names that say nothing; links without a name are axe's.

    Minor when the text of its block helps: WCAG 2.4.4 allows that, but a list of links does not show it. Major when nothing helps.
    """
    links = [link for link in snapshot.links or () if link.kind == "link" and link.element.text.strip()]
    vague = [link for link in links if is_vague_link(link.element.text)]
    fine = [link.element for link in links if not is_vague_link(link.element.text)]
    yield from reported([*map(_judged, vague), *say.passed(fine)], say)


def _judged(link: Link) -> Assertion:
    name = link.element.text.strip()
    around = link.context.replace(link.element.text, " ", 1)
    if helpful_words(around) < ENOUGH_CONTEXT:
        return say.failed(link.element, "“{name}” does not say where the link leads, and the text around it does not either.", name=name)
    reason = "“{name}” does not say where the link leads; only the text around it does."
    return say.failed(link.element, reason, impact=Impact.MINOR, name=name)
