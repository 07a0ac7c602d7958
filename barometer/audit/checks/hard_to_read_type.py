"""Typography that makes reading harder."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.layout import TypeFault
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

TINY = threshold(__file__, "tiny_pixels")
LONG = threshold(__file__, "line_characters")
TIGHT = threshold(__file__, "line_height")


def hard_to_read_type(snapshot: Snapshot) -> Iterator[Assertion]:
    """One assertion per kind and style of text, with how many texts have it."""
    look = snapshot.look
    if look is None or not look.texts:
        yield say.inapplicable()
        return
    said = False
    for fault in look.type_faults:
        for one in _judged(fault):
            said = True
            yield one
    if not said:
        yield say.page_passed()


def _judged(fault: TypeFault) -> Iterator[Assertion]:
    element, count = fault.element, fault.count
    match fault.kind:
        case "justified":
            yield say.failed(element, "{count} texts like this are justified: the gaps between the words differ.", count=count)
        case "capitals":
            yield say.failed(element, "{count} texts like this stand in capitals.", count=count)
        case "italic":
            yield say.failed(element, "{count} long texts like this stand in italics.", count=count)
        case "tiny" if fault.value < TINY:
            yield say.failed(element, "{count} texts like this have letters of {pixels} pixels.", count=count, pixels=f"{fault.value:.0f}")
        case "long_lines" if fault.value > LONG:
            yield say.failed(
                element,
                "{count} texts like this have lines of about {characters} characters.",
                count=count,
                characters=f"{fault.value:.0f}",
            )
        case "tight_lines" if fault.value < TIGHT:
            yield say.failed(element, "{count} texts like this have lines that stand too close.", count=count)
