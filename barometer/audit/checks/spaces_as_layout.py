"""Words spread out with spaces, and columns made of spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Spaced, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot, TextBlock
from barometer.domain.evidence import Assertion

say = Say(__file__)

LETTERS, ALONE, LINES = threshold(__file__, "letters"), threshold(__file__, "letters_alone"), threshold(__file__, "lines")
SPREAD = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])")
GAP = re.compile(r"(?<=\S)(?: {3,}| ?\t[ \t]*)(?=\S)")
CODE = frozenset({"code", "pre", "kbd", "samp", "th", "td"})


def spaces_as_layout(snapshot: Snapshot) -> Iterator[Assertion]:
    """Letters with spaces between them are read one by one; columns of spaces are read line by line. Code is left out."""
    spread = [(block, text) for block in snapshot.blocks or () if (text := _spread(block))]
    found = [
        say.failed(block.element, "A screen reader spells this word letter by letter: “{text}”.", text=text[:60]) for block, text in spread
    ]
    columns = [one for one in (snapshot.structure or Structure()).spaced if not one.labelled and _columns(one)]
    reason = "These columns exist only through spaces, so a screen reader reads straight across them."
    found += [say.failed(one.element, reason, shown=one.element.text[:200]) for one in columns]
    spoiled = {id(block) for block, _ in spread}
    yield from reported(
        [*found, *say.passed(block.element for block in snapshot.blocks or () if id(block) not in spoiled and block.tag not in CODE)], say
    )


def _spread(block: TextBlock) -> str:
    """The letters that stand apart; '' when there are none, or when they are an alphabet or initials."""
    if block.tag in CODE:
        return ""
    for match in SPREAD.finditer(block.element.text):
        letters = match.group().replace(" ", "")
        alone = len(match.group()) >= 0.8 * len(block.element.text)
        if len(letters) < (ALONE if alone else LETTERS) or list(letters.lower()) == sorted(letters.lower()):
            continue
        if len(set(letters.lower())) > 2 and any(letter in "aeiouyàéèêïöüAEIOUY" for letter in letters):
            return match.group()
    return ""


def _columns(one: Spaced) -> bool:
    """Whether several lines have a gap at the same place (hard spaces: just a gap, since letters differ in width)."""
    lines = [line.replace("\u00a0", " ").rstrip() for line in one.text.splitlines()]
    lines = [line for line in lines if len(re.findall(r"[^\W_]", line)) >= 2]
    if one.tag != "pre":
        return sum(bool(GAP.search(line)) for line in lines) >= min(LINES, 2) and len(lines) >= 2
    ends = Counter(match.end() for line in lines for match in GAP.finditer(line.expandtabs(8)))
    drawn = sum(line.count("|") >= 2 for line in lines)
    return bool(ends and max(ends.values()) >= LINES) or drawn >= LINES
