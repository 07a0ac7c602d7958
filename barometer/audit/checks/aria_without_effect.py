"""Names and explanations for screen readers that never reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import LostLabel, Structure
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def aria_without_effect(snapshot: Snapshot) -> Iterator[Assertion]:
    """A label on plain text that says something else than the text fails; a reference to nothing may be filled later."""
    structure = snapshot.structure or Structure()
    fine = [one.element for one in structure.labels if not _lost(one)]
    reason = "Screen readers ignore the label “{text}” on this kind of element."
    found = [say.failed(one.element, reason, text=one.name[:80]) for one in structure.labels if _lost(one)]
    gone = "“{attribute}” points to “{text}”, but nothing on the page has that name now. Is something missing?"
    found += [say.unsure(one.element, gone, attribute=one.attribute, text=one.value) for one in structure.references]
    yield from reported([*found, *say.passed(fine)], say)


def _lost(one: LostLabel) -> bool:
    """Whether the label says anything that the text does not."""
    words = re.findall(r"\w+", one.text.lower())
    return bool(one.text) and any(word not in words for word in re.findall(r"\w+", one.name.lower()))
