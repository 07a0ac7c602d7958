"""The corpora in a folder: pairs and levels (JSON lines), gold trees (CoNLL-U)."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from barometer.plain.training.treebank import Tree, trees


@dataclass(frozen=True, slots=True)
class Pair:
    """A harder and an easier version of one text."""

    lang: str
    group: str
    hard: str
    easy: str


@dataclass(frozen=True, slots=True)
class Levelled:
    """A text with its level; higher is harder."""

    lang: str
    group: str
    text: str
    level: float


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything in a folder, by the name of its file."""

    pairs: dict[str, list[Pair]]
    levels: dict[str, list[Levelled]]
    trees: dict[str, tuple[str, list[Tree]]]

    @classmethod
    def read(cls, folder: Path) -> Corpora:
        """Every ``.jsonl`` and ``.conllu``; a file in another form is passed over by name."""
        pairs: dict[str, list[Pair]] = {}
        levels: dict[str, list[Levelled]] = {}
        for path in sorted(folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                if "complex" in row:
                    pairs.setdefault(path.stem, []).append(Pair(row["lang"], str(row["grp"]), row["complex"], row["simple"]))
                elif "level" in row:
                    levels.setdefault(path.stem, []).append(Levelled(row["lang"], str(row["grp"]), row["text"], float(row["level"])))
        gold = {path.stem: (path.stem[:2], list(trees(path))) for path in sorted(folder.glob("*.conllu"))}
        return cls(pairs, levels, gold)


def paragraphs(rows: Sequence[Tree]) -> Iterator[list[str]]:
    """Sentences that follow each other in one document, at most five; one without a stop at its end closes its block."""
    block: list[str] = []
    before = ""
    for tree in rows:
        document = re.sub(r"(\.p\..*|\\.*|[-_]s?\d+)$", "", tree.name)
        if block and (document != before or len(block) == 5):
            yield block
            block = []
        block.append(tree.text)
        before = document
        if not re.search(r"[.!?…][\"'”’)»\]]*$", tree.text):
            yield block
            block = []
    if block:
        yield block


def auc(hard: Sequence[float], easy: Sequence[float]) -> float:
    """The chance that a hard text scores above an easy one, ties half."""
    ordered = sorted(easy)
    return sum((bisect_left(ordered, value) + bisect_right(ordered, value)) / 2 for value in hard) / len(hard) / len(easy)


def in_order(hard: Sequence[float], easy: Sequence[float]) -> float:
    """Share of pairs in which the harder text scores higher, ties half."""
    return sum((above > below) + (above == below) / 2 for above, below in zip(hard, easy, strict=True)) / len(hard)


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    """Rank correlation, ties by their mean rank."""
    return _pearson(_ranks(first), _ranks(second))


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + bisect_right(ordered, value) + 1) / 2 for value in values]


def _pearson(first: Sequence[float], second: Sequence[float]) -> float:
    size = len(first)
    one, two = sum(first) / size, sum(second) / size
    above = sum((x - one) * (y - two) for x, y in zip(first, second, strict=True))
    below = (sum((x - one) ** 2 for x in first) * sum((y - two) ** 2 for y in second)) ** 0.5
    return above / below if below else 0.0
