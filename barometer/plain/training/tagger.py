"""Trains the taggers: ``python -m barometer.plain.training.tagger [FOLDER]`` with the treebanks' ``*-ud-dev.conllu``.

An averaged perceptron (Collins 2002). Prints how many words it gets right on a fifth of the sentences that it did not see, then trains on
all of them and writes ``<lang>/tagger.json.gz``; the same treebanks give the same file.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from barometer.plain.tagger import Part, Tagger, far_features, near_features, own_features
from barometer.plain.training.treebank import TREEBANKS, parts, trees

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "plain"
ROUNDS, SEED, HELD_OUT = 6, 1, 5
SCALE = 100
"""Weights are whole hundredths of what the perceptron learned, divided by the number of steps."""
SMALLEST = 4
"""A weight below this many hundredths changes nothing worth its bytes."""
Sentence = tuple[list[str], list[Part]]


def features(words: Sequence[str], at: int) -> list[str]:
    """All that can be seen of a word in its sentence."""
    padded = ["", "", *words, "", ""]
    own = own_features(words[at], first=at == 0)
    near = near_features(padded[at + 1], "<") + near_features(padded[at + 3], ">")
    return own + near + far_features(padded[at], "<") + far_features(padded[at + 4], ">")


class Learner:
    """Weights that are moved at each mistake, and their mean over all steps."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(Part))
        self.sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(Part))
        self.steps = 0

    def best(self, names: Sequence[str]) -> int:
        """The class with the highest sum."""
        rows = [self.weights[name] for name in names if name in self.weights]
        totals = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(Part)
        return totals.index(max(totals))

    def learn(self, names: Sequence[str], right: int) -> None:
        """One word."""
        self.steps += 1
        if (told := self.best(names)) == right:
            return
        for name in names:
            for index, step in ((right, 1.0), (told, -1.0)):
                self.weights[name][index] += step
                self.sums[name][index] += step * self.steps

    def mean(self) -> dict[str, list[int]]:
        """The averaged weights as whole numbers, without the small ones."""
        found = {}
        for name, row in self.weights.items():
            whole = [round(SCALE * (value - total / self.steps)) for value, total in zip(row, self.sums[name], strict=True)]
            if any(abs(value) >= SMALLEST for value in whole):
                found[name] = [value if abs(value) >= SMALLEST else 0 for value in whole]
        return found


def train(sentences: Sequence[Sentence]) -> Tagger:
    """A model of these sentences."""
    learner, order, shuffled = Learner(), list(Part), list(sentences)
    turn = random.Random(SEED)
    seen = {id(sentence): [(features(sentence[0], at), order.index(part)) for at, part in enumerate(sentence[1])] for sentence in shuffled}
    for _ in range(ROUNDS):
        turn.shuffle(shuffled)
        for sentence in shuffled:
            for names, right in seen[id(sentence)]:
                learner.learn(names, right)
    return Tagger(tuple(Part), learner.mean(), {})


def accuracy(model: Tagger, sentences: Sequence[Sentence]) -> float:
    """Share of words with the right part."""
    told = [(gold, part) for words, golds in sentences for gold, part in zip(golds, model.tag(words), strict=True)]
    return sum(gold is part for gold, part in told) / len(told)


def write(model: Tagger, path: Path) -> None:
    """The file that ``barometer.plain.tagger`` reads."""
    weights = {name: [x for at, value in enumerate(row) if value for x in (at, value)] for name, row in sorted(model.weights.items())}
    packed = json.dumps({"parts": list(model.parts), "weights": weights}, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(packed, mtime=0))


def main(folder: Path) -> None:
    """All languages."""
    for lang, names in TREEBANKS.items():
        found: list[Sentence] = []
        for name in names:
            for tree in trees(folder / f"{name}-ud-dev.conllu"):
                words, gold = parts(tree, lang=lang)
                found.append(([word.text for word in words], gold))
        random.Random(SEED).shuffle(found)
        held = len(found) // HELD_OUT
        right = accuracy(train(found[held:]), found[:held])
        path = Path(__file__).parents[1] / lang / "tagger.json.gz"
        write(train(found), path)
        print(f"{lang}: {len(found)} sentences, {right:.4f} of the words right on {held} held-out ones, {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
