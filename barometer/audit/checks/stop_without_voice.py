"""Places where the keyboard stops and a screen reader has nothing to say."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.structure import Structure
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def stop_without_voice(snapshot: Snapshot) -> Iterator[Assertion]:
    """Players, frames, editable text and plain elements with a ``tabindex`` in a hidden part or in a control; the rest is axe's to find."""
    found = []
    for one in (snapshot.structure or Structure()).unreachable:
        if one.kind == "hidden":
            found.append(say.failed(one.element, "The keyboard stops here, but the part around it is hidden from screen readers."))
        else:
            found.append(
                say.failed(one.element, "The keyboard stops here, inside a button or picture whose content screen readers do not enter.")
            )
    yield from reported(found, say) if found else iter([_nothing(snapshot)])


def _nothing(snapshot: Snapshot) -> Assertion:
    return say.page_passed() if snapshot.fields or snapshot.links else say.inapplicable()
