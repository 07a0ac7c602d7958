"""Text that can hardly be read in a place or a state that the code of the page does not show."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.contrast import Contrast
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

REASONS = {
    "placeholder": "The example in this field hardly stands out (contrast {ratio}, {needed} is needed).",
    "generated": "The text that the style sheet adds here hardly stands out (contrast {ratio}, {needed} is needed).",
    "hover": "Under the mouse this text hardly stands out (contrast {ratio}, {needed} is needed).",
    "focus": "With the focus of the keyboard this text hardly stands out (contrast {ratio}, {needed} is needed).",
    "dark": "On the dark variant of the page this text hardly stands out (contrast {ratio}, {needed} is needed).",
    "picture": "This text hardly stands out from the picture or the colours behind it (contrast {ratio}, {needed} is needed).",
}


def faint_text(snapshot: Snapshot) -> Iterator[Assertion]:
    """Contrast of examples in fields, text from the style sheet, states, the dark variant, and text on pictures (WCAG 1.4.3).

    What one colour on one other shows at rest is axe's; where axe cannot tell, because there is a picture, the pixels can.
    """
    if snapshot.contrast is not None:
        yield from reported(_judged(snapshot.contrast), say)


def _judged(contrast: Contrast) -> Iterator[Assertion]:
    wrong = dict.fromkeys(REASONS, 0)
    for one in contrast.faint:
        if one.kind in REASONS:
            wrong[one.kind] += 1
            yield say.failed(one.element, REASONS[one.kind], ratio=f"{one.ratio:.1f}", needed=f"{one.needed:g}")
    yield from say.passed(contrast.fine)
    if any(contrast.count(kind) > count for kind, count in wrong.items() if kind not in ("picture", "dark")):
        yield say.page_passed()
