"""Drawings made of letters and signs, which a screen reader spells out sign by sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Spaced, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

LINES, SIGNS, SHARE = (threshold(__file__, name) for name in ("lines", "signs", "share"))
FRAMED = re.compile(r"^\s*[+|│┌├└╔╠╚]", re.MULTILINE)


def text_art(snapshot: Snapshot) -> Iterator[Assertion]:
    """Text with kept spaces and line ends that is nearly all signs, and has no name. Code and tables drawn with lines are left out."""
    shown = [one for one in (snapshot.structure or Structure()).spaced if one.tag == "pre"]
    drawn = [one for one in shown if _drawn(one)]
    found = [say.failed(one.element, "This drawing of signs has no text that says what it shows.") for one in drawn if not one.labelled]
    yield from reported([*found, *say.passed(one.element for one in shown if one not in drawn or one.labelled)], say)


def _drawn(one: Spaced) -> bool:
    lines = [line for line in one.text.splitlines() if line.strip()]
    filled = [sign for sign in one.text if not sign.isspace()]
    signs = sum(not sign.isalnum() for sign in filled)
    framed = len(FRAMED.findall(one.text)) >= 0.8 * max(1, len(lines))
    return len(lines) >= LINES and signs >= SIGNS and signs >= SHARE * len(filled) and not framed
