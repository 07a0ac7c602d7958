"""Fits the line that estimates a sentence's longest dependency: ``python -m barometer.plain.training.dependency [FOLDER]``.

Least squares over the gold trees of Alpino and Lassy Small: words of the sentence, and the widest gap between a finite verb and the rest of
its verb, both by our own tagger. Prints the line and its correlation with gold; ``traits.py`` has the numbers.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from barometer.plain.tagger import tagger
from barometer.plain.training.treebank import TREEBANKS, Tree, trees
from barometer.plain.traits import dependency, verb_gap
from barometer.plain.words import tokens

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "plain"
NOT_COUNTED = ("punct", "parataxis")
Row = tuple[float, float, float]


def longest(tree: Tree) -> int:
    """The most words between two words of a gold tree that hang together, marks left out."""
    words = [index for index, row in enumerate(tree.rows) if row.upos != "PUNCT"]
    places = {index: place for place, index in enumerate(words)}
    ends = [(index, row.head) for index, row in enumerate(tree.rows) if row.relation not in NOT_COUNTED]
    return max((abs(places[one] - places[other]) - 1 for one, other in ends if one in places and other in places), default=0)


def solve(rows: Sequence[Sequence[float]], wanted: Sequence[float]) -> list[float]:
    """The weights of least squares, by elimination of the normal equations."""
    size = len(rows[0])
    table = [
        [sum(row[i] * row[j] for row in rows) for j in range(size)] + [sum(row[i] * y for row, y in zip(rows, wanted, strict=True))]
        for i in range(size)
    ]
    for i in range(size):
        table[i] = [value / table[i][i] for value in table[i]]
        for other in range(size):
            if other != i:
                table[other] = [a - table[other][i] * b for a, b in zip(table[other], table[i], strict=True)]
    return [row[-1] for row in table]


def correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's r."""
    one, two = sum(first) / len(first), sum(second) / len(second)
    above = sum((x - one) * (y - two) for x, y in zip(first, second, strict=True))
    return float(above / (sum((x - one) ** 2 for x in first) * sum((y - two) ** 2 for y in second)) ** 0.5)


def main(folder: Path) -> None:
    """Prints the fitted line beside the one in use."""
    rows: list[Row] = []
    gold: list[float] = []
    used: list[float] = []
    for tree in (tree for name in TREEBANKS["nl"] for tree in trees(folder / f"{name}-ud-dev.conllu")):
        found = tokens(tree.text)
        tagged = zip(found, tagger("nl").tag([token.text for token in found]), strict=True)
        parts = [part for token, part in tagged if token.is_word]
        rows.append((float(len(parts)), float(verb_gap(parts)), 1.0))
        gold.append(float(longest(tree)))
        used.append(dependency(parts))
    words, gap, rest = solve(rows, gold)
    fitted = [words * row[0] + gap * row[1] + rest for row in rows]
    print(f"{len(rows)} sentences: {words:.3f} x words + {gap:.3f} x gap {rest:+.3f}, r = {correlation(fitted, gold):.3f}")
    print(f"words alone r = {correlation([row[0] for row in rows], gold):.3f}; the line in use r = {correlation(used, gold):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
