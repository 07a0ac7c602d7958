"""Links with a whole paragraph as their name."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

LONGEST = threshold(__file__, "longest_name")


def overlong_link_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links whose accessible name is longer than a screen reader can say in one breath."""
    links = [link for link in snapshot.links or () if link.kind == "link" and link.element.text.strip()]
    found = [
        say.failed(link.element, "The text of this link is {count} characters long.", count=len(link.element.text))
        for link in links
        if len(link.element.text) > LONGEST
    ]
    yield from reported([*found, *say.passed(link.element for link in links if len(link.element.text) <= LONGEST)], say)
