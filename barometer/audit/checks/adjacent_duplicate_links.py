"""Two links side by side to the same place."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def adjacent_duplicate_links(snapshot: Snapshot) -> Iterator[Assertion]:
    """A link to where the link right before it leads, with nothing between them: a picture and its title, or one link cut in two.

    See https://www.w3.org/WAI/WCAG22/Techniques/html/H2.
    """
    links = [link for link in snapshot.links or () if link.kind == "link" and link.href]
    reason = "“{name}” leads to the same page as the link right before it."
    found = [say.failed(link.element, reason, name=link.element.text[:200]) for link in links if link.twin]
    yield from reported([*found, *say.passed(link.element for link in links if not link.twin)], say)
