"""Links that say where they lead only together with the text around them."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.checks.vague_link_text import context_helps
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.vague import is_vague_link

say = Say(__file__)


def link_text_needs_context(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links whose name is in a list of names that say nothing, beside text that helps: WCAG 2.4.4 allows them, a list of links does not."""
    links = [link for link in snapshot.links or () if link.kind == "link" and link.element.text.strip()]
    reason = "“{name}” does not say where the link leads; only the text around it does."
    found = [
        say.failed(link.element, reason, name=link.element.text.strip())
        for link in links
        if is_vague_link(link.element.text) and context_helps(link)
    ]
    yield from reported([*found, *say.passed(link.element for link in links if not is_vague_link(link.element.text))], say)
