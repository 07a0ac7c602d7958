"""What is known of single Dutch words: how common they are in speech, and whether a noun can be touched or seen.

Data: LiNT-II 0.1.3 (J. Kim, EUPL-1.2; frequencies from SUBTLEX-NL), put together by ``training/lint_data.py``.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

UNKNOWN = 1.36
"""log10 per thousand million words of a word that the list does not have: once in the 44 million words of SUBTLEX-NL."""
SHORTEST_PART = 4
"""Letters that the last part of a compound has at least."""


class Known(NamedTuple):
    """``frequency`` is None for a noun without one; ``kind`` is c(oncrete), a(bstract), u(ndefined: both) or empty; ``tail`` letters
    of the last part of a compound, 0 when it is none."""

    frequency: float | None
    kind: str
    tail: int


@cache
def _rows() -> dict[str, str]:
    packed = files("barometer.plain").joinpath("nl", "lint.tsv.gz").read_bytes()
    return dict(line.partition("\t")[::2] for line in gzip.decompress(packed).decode().split("\n"))


@lru_cache(maxsize=50_000)
def known(word: str) -> Known | None:
    """What the list has of a word in small letters; of a compound that it does not have, what it has of its last part."""
    row = _rows().get(word)
    if row is not None:
        frequency, kind, tail = (*row.split("\t"), "", "")[:3]
        return Known(int(frequency) / 100 if frequency else None, kind, int(tail) if tail else 0)
    for at in range(2, len(word) - SHORTEST_PART + 1):
        part = _rows().get(word[at:])
        if part is not None and len(part.split("\t")) > 1:
            return Known(None, part.split("\t")[1], len(word) - at)
    return None


def frequency(word: str) -> float:
    """log10 per thousand million words; of a compound that of its last part, as LiNT-II has it."""
    found = known(word)
    if found is None:
        return UNKNOWN
    if found.tail and (part := known(word[-found.tail :])) is not None and part.frequency is not None:
        return part.frequency
    return UNKNOWN if found.frequency is None else found.frequency
