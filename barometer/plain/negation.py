"""Two negations that cancel out ("niet zonder", "not uncommon"): the reader has to turn the sentence round twice.

The lists are ``<lang>/negation.yaml``: words that deny, and words after them that deny again.
"""

from __future__ import annotations

from collections.abc import Sequence

from barometer.plain.lexicon import terms
from barometer.plain.words import Token

REACH = 3
"""Words between the two at most."""


def find(tokens: Sequence[Token], *, lang: str) -> list[tuple[int, int]]:
    """First and last token of each pair in one sentence."""
    first, second, between = (terms(lang, "negation", key) for key in ("first", "second", "not_between"))
    low = [token.low for token in tokens]
    found = []
    for at, word in enumerate(low):
        if word not in first:
            continue
        for other in range(at + 1, min(len(low), at + 2 + REACH)):
            if not low[other][0].isalnum() or low[other] in between:
                break
            if low[other] in second:
                found.append((at, other))
                break
    return found
