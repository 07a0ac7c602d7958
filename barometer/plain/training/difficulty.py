"""Fits the weights of the document measure: ``python -m barometer.plain.training.difficulty [FOLDER]``.

Dutch on pairs of a text and its B1 rewrite, English on articles at three levels. A logistic regression over pairs of the same group
(which of two texts is harder), so that what differs between subjects does not count; weights that would reward harder language are held
at zero. Each language takes part of its weights from the other one (``OWN``): that costs next to nothing on its own corpus, and less of
that corpus's ways is learned. French and German, for which there is nothing to learn from here, take half of each. Prints pairs and AUC
by five-fold cross-validation over documents, then writes ``<lang>/difficulty.yaml`` from all of them.
"""

from __future__ import annotations

import json
import math
import random
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from barometer.plain.difficulty import EXPECTED, FEATURES, lint_score, of_text, text_traits
from barometer.plain.training.treebank import TREEBANKS, trees

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "plain"
FOLDS, SEED, STEPS, RATE, RIDGE = 5, 1, 400, 0.5, 0.01
OWN = {"nl": {"nl": 0.8, "en": 0.2}, "en": {"en": 0.7, "nl": 0.3}, "fr": {"nl": 0.5, "en": 0.5}, "de": {"nl": 0.5, "en": 0.5}}
CORPORA = {"nl": "leesplank-dev", "en": "onestopenglish-levels-dev"}
BLOCK = 6
"""Sentences of a treebank that are taken as one text, to know what is usual in a language."""
MIDDLE = 46.0
"""LiNT's border between texts that most adults understand and texts that half of them do; the middle text of each corpus gets this
score."""
Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A harder and an easier text of one group."""

    group: str
    hard: Vector
    easy: Vector


@dataclass(frozen=True, slots=True)
class Model:
    """Mean, spread and weight by feature."""

    means: Vector
    spreads: Vector
    weights: Vector

    def score(self, given: Vector) -> float:
        """Higher is harder."""
        return sum(w * (x - m) / s for x, m, s, w in zip(given, self.means, self.spreads, self.weights, strict=True))


def fit(pairs: Sequence[Pair]) -> Model:
    """Which of two is harder, by projected gradient descent; signs as ``EXPECTED`` says."""
    every = [vector for pair in pairs for vector in (pair.hard, pair.easy)]
    means = tuple(statistics.fmean(column) for column in zip(*every, strict=True))
    spreads = tuple(statistics.pstdev(column) or 1.0 for column in zip(*every, strict=True))
    gaps = [[(h - e) / s for h, e, s in zip(pair.hard, pair.easy, spreads, strict=True)] for pair in pairs]
    weights = [0.0] * len(means)
    for _ in range(STEPS):
        slope = [RIDGE * weight for weight in weights]
        for gap in gaps:
            wrong = 1 / (1 + math.exp(min(50.0, sum(w * g for w, g in zip(weights, gap, strict=True)))))
            for index, value in enumerate(gap):
                slope[index] -= wrong * value / len(gaps)
        moved = [weight - RATE * step for weight, step in zip(weights, slope, strict=True)]
        weights = [max(0.0, weight * sign) * sign for weight, sign in zip(moved, EXPECTED, strict=True)]
    return Model(means, spreads, tuple(weights))


def auc(hard: Sequence[float], easy: Sequence[float]) -> float:
    """The chance that a hard text scores above an easy one, ties half."""
    return sum((h > e) + (h == e) / 2 for h in hard for e in easy) / len(hard) / len(easy)


def validated(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Pairs in the right order and AUC, each text scored by a model that did not see its group."""
    groups = sorted({pair.group for pair in pairs})
    random.Random(SEED).shuffle(groups)
    hard, easy = [], []
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        model = fit([pair for pair in pairs if pair.group not in held])
        for pair in pairs:
            if pair.group in held:
                hard.append(model.score(pair.hard))
                easy.append(model.score(pair.easy))
    return sum((h > e) + (h == e) / 2 for h, e in zip(hard, easy, strict=True)) / len(hard), auc(hard, easy)


def read(path: Path) -> Iterator[Pair]:
    """The pairs of a file of pairs, or all pairs of different levels of one group of a file of levels."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    levels: dict[str, list[tuple[float, Vector]]] = {}
    for row in rows:
        lang, group = row["lang"], str(row["grp"])
        if "complex" in row:
            hard, easy = of_text(row["complex"], lang=lang), of_text(row["simple"], lang=lang)
            if hard and easy:
                yield Pair(group, hard, easy)
        elif vector := of_text(row["text"], lang=lang):
            levels.setdefault(group, []).append((float(row["level"]), vector))
    for group, texts in levels.items():
        yield from (Pair(group, hard, easy) for level, hard in texts for other, easy in texts if level > other)


def usual(folder: Path, lang: str) -> tuple[Vector, Vector]:
    """Means and spreads of the features in the treebank of a language."""
    texts = [tree.text for name in TREEBANKS[lang] for tree in trees(folder / f"{name}-ud-dev.conllu")]
    blocks = ["\n".join(texts[at : at + BLOCK]) for at in range(0, len(texts), BLOCK)]
    found = [vector for block in blocks if (vector := of_text(block, lang=lang))]
    columns = list(zip(*found, strict=True))
    return tuple(map(statistics.fmean, columns)), tuple(statistics.pstdev(column) or 1.0 for column in columns)


def mixed(models: dict[str, Model], shares: dict[str, float]) -> Vector:
    """Weights of several models, each counted by its share; their absolute values add up to 1."""
    total = [0.0] * len(FEATURES)
    for lang, share in shares.items():
        size = sum(map(abs, models[lang].weights))
        total = [have + share * weight / size for have, weight in zip(total, models[lang].weights, strict=True)]
    return tuple(total)


def write(path: Path, model: Model, *, centre: float) -> None:
    """The file that ``barometer.plain.difficulty`` reads."""
    lines = [
        "# How hard a text is: a weighted sum of how far it is from the mean of each feature. Written by training/difficulty.py.",
        f"centre: {centre:.2f}",
        "features:",
    ]
    for row in zip(FEATURES, model.means, model.spreads, model.weights, strict=True):
        lines.append("  - {{name: {}, mean: {:.4f}, spread: {:.4f}, weight: {:.3f}}}".format(*row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    """All languages."""
    learned: dict[str, Model] = {}
    pairs: dict[str, list[Pair]] = {}
    for lang, name in CORPORA.items():
        pairs[lang] = list(read(folder / f"{name}.jsonl"))
        learned[lang] = fit(pairs[lang])
        right, area = validated(pairs[lang])
        print(f"{lang} {name}: {len(pairs[lang])} pairs, alone and cross-validated right {right:.3f}, AUC {area:.3f}")
    scale = 0.0
    for lang, shares in OWN.items():
        means, spreads = (learned[lang].means, learned[lang].spreads) if lang in learned else usual(folder, lang)
        model = Model(means, spreads, mixed(learned, shares))
        every = [vector for pair in pairs.get(lang, ()) for vector in (pair.hard, pair.easy)]
        if lang == "nl":
            scale = lint_spread(folder) / statistics.pstdev(map(model.score, every))
        model = Model(means, spreads, tuple(scale * weight for weight in model.weights))
        write(Path(__file__).parents[1] / lang / "difficulty.yaml", model, centre=MIDDLE)
        print(lang, ", ".join(f"{name} {weight:+.2f}" for name, weight in zip(FEATURES, model.weights, strict=True)))


def lint_spread(folder: Path) -> float:
    """How far LiNT's scores of the Dutch pairs lie apart."""
    rows = [json.loads(line) for line in (folder / f"{CORPORA['nl']}.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [text_traits(row[side], lang="nl") for row in rows for side in ("complex", "simple")]
    return statistics.pstdev(lint_score(one) for one in found if one)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
