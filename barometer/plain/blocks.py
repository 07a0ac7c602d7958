"""Plain text → blocks: paragraphs, elements of lists, headings, each on its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

FULL = 0.75
"""Share of the widest lines' width from which a line may have been broken off for its width."""
BROKEN_WIDTH = 45
"""Characters below which a line is not taken for one that was broken off, unless the next goes on in small letters."""
RUNNING_PAGES = 3
"""Pages on which a line stands, and half of them all, that make it a header or footer."""
_ITEM = re.compile(r"[-–—•*·▪■□○◦➢✓]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s", re.IGNORECASE)
_STOPS = (".", "!", "?", ":", ";", ".”", ".)", ".»", "…")


def blocks_of(text: str) -> list[str]:
    """The blocks of a text. A blank line ends one, and so does a line end, unless the line was only broken off for its width."""
    lines = text.splitlines()
    widths = sorted(len(line.strip()) for line in lines if line.strip())
    wide = FULL * widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
    blocks: list[str] = []
    before = ""
    for line in lines:
        bare = line.strip()
        if bare and before and _goes_on(before, bare, wide=wide):
            cut = blocks[-1].endswith("-") and bare[0].islower() and blocks[-1][-2:-1].isalpha()
            blocks[-1] = blocks[-1][:-1] + bare if cut else f"{blocks[-1]} {bare}"
        elif bare:
            blocks.append(bare)
        before = bare
    return blocks


def _goes_on(line: str, following: str, *, wide: float) -> bool:
    """Whether a line was broken off for its width, and the next one goes on."""
    if _ITEM.match(following):
        return False
    broken = len(line) >= max(wide, BROKEN_WIDTH)
    if line.endswith(_STOPS):
        return broken and following[0].islower()
    return following[0].islower() or (broken and not following.isupper())


def without_running_lines(pages: Sequence[str]) -> list[str]:
    """The pages of a document without the lines that stand on half of them: headers and footers, whatever the page's number."""

    def bare(line: str) -> str:
        return re.sub(r"\d+", "#", line).strip()

    counted = Counter(line for page in pages for line in {bare(line) for line in page.splitlines()} if line)
    running = {line for line, count in counted.items() if count >= max(RUNNING_PAGES, len(pages) / 2)}
    return ["\n".join(line for line in page.splitlines() if bare(line) not in running) for page in pages]
