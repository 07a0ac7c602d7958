"""How good barometer/plain is, on corpora that nobody here wrote; the figures in barometer/plain/README.md come from here.

Reads ``../shared/data/plain`` beside the checkout (or ``--corpora FOLDER``); without it there is nothing to measure and it says so.
"""

import argparse
import json
import random
import re
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path

from barometer.plain import analyse, passive_en, passive_fr, passive_nl
from barometer.plain.language import guess
from barometer.plain.measures import Measures, measure
from barometer.plain.sentences import spans, split
from barometer.plain.words import letter_words, tokens

CORPORA = Path(__file__).parents[3] / "shared" / "data" / "plain"
TREES = {
    "nl_lassysmall": "nl",
    "nl_alpino": "nl",
    "fr_gsd": "fr",
    "en_ewt": "en",
    "de_gsd": "de",
}
PASSIVES = {"nl": passive_nl.find, "fr": passive_fr.find, "en": passive_en.find}
FRAGMENT_WORDS = (2, 3, 4, 6, 10)
SEED = 1


def trees(folder: Path, name: str) -> Iterator[tuple[str, str, bool]]:
    """Id, text and "has a passive" (aux:pass, the "get" and "krijgen" passives left out) of each sentence of a treebank."""
    for chunk in (folder / f"{name}-ud-dev.conllu").read_text(encoding="utf-8").split("\n\n"):
        lines = chunk.splitlines()
        told = {line.split(" = ")[0][2:]: line.split(" = ", 1)[1] for line in lines if line.startswith("# ") and " = " in line}
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        passive = any(row[7].startswith("aux:pass") and row[2] not in {"krijgen", "get"} for row in rows)
        if "text" in told:
            yield told["sent_id"], told["text"], passive


def paragraphs(rows: list[tuple[str, str, bool]]) -> Iterator[list[str]]:
    """Sentences that follow each other in one document, at most five; one without a stop at its end closes its block."""
    block: list[str] = []
    before = ""
    for name, text, _ in rows:
        document = re.sub(r"(\.p\..*|\\.*|[-_]s?\d+)$", "", name)
        if block and (document != before or len(block) == 5):
            yield block
            block = []
        block.append(text)
        before = document
        if not re.search(r"[.!?…][\"'”’)»\]]*$", text):
            yield block
            block = []
    if block:
        yield block


def sentence_scores(rows: list[tuple[str, str, bool]], *, lang: str) -> tuple[float, float]:
    """Precision and recall of sentence boundaries inside blocks."""
    gold = told = right = 0
    for block in paragraphs(rows):
        ends, at = set(), 0
        for text in block[:-1]:
            at += len(text) + 1
            ends.add(at)
        found = {start for start, _ in spans(" ".join(block), lang)} - {0}
        gold, told, right = gold + len(ends), told + len(found), right + len(ends & found)
    return right / max(told, 1), right / max(gold, 1)


def passive_scores(rows: list[tuple[str, str, bool]], *, find: Callable[..., object]) -> tuple[float, float, int]:
    """Precision and recall of "this sentence has a passive", and how many have one."""
    pairs = [(gold, bool(find(tokens(text)))) for _, text, gold in rows]
    right = sum(gold and found for gold, found in pairs)
    return right / sum(found for _, found in pairs), right / sum(gold for gold, _ in pairs), sum(gold for gold, _ in pairs)


def fragments(texts: dict[str, list[str]], *, length: int) -> list[tuple[str, str]]:
    """Up to 1,500 rows of neighbouring words per language."""
    chosen = []
    for lang, sentences in texts.items():
        rows = []
        for text in sentences:
            words = letter_words(text)
            rows += [words[at : at + length] for at in range(0, len(words) - length + 1, length)]
        chosen += [(lang, " ".join(row)) for row in random.Random(SEED).sample(rows, min(1500, len(rows)))]
    return chosen


def auc(hard: list[float], easy: list[float]) -> float:
    """The chance that a hard text scores above an easy one."""
    ordered = sorted(easy)
    return sum((bisect_left(ordered, value) + bisect_right(ordered, value)) / 2 for value in hard) / len(hard) / len(easy)


def taken(text: str, *, lang: str) -> Measures:
    """Measures of a text of one block, however short."""
    found = measure([sentence.text for sentence in split(text, lang)], lang=lang)
    if found is None:
        raise ValueError("a text without words in the corpus")
    return found


def measure_trees(folder: Path) -> None:
    """Prints the figures that need gold sentences."""
    texts: dict[str, list[str]] = {}
    for name, lang in TREES.items():
        rows = list(trees(folder, name))
        texts.setdefault(lang, []).extend(text for _, text, _ in rows)
        precision, recall = sentence_scores(rows, lang=lang)
        print(f"sentences  {name:14} precision {precision:.4f}  recall {recall:.4f}")
        if lang in PASSIVES:
            precision, recall, many = passive_scores(rows, find=PASSIVES[lang])
            print(f"passive    {name:14} precision {precision:.3f}  recall {recall:.3f}  ({many} of {len(rows)} sentences)")
    for length in FRAGMENT_WORDS:
        rows = [(lang, guess(text)) for lang, text in fragments(texts, length=length)]
        told = [(lang, found) for lang, found in rows if found.lang]
        best = sum(found.best == lang for lang, found in rows) / len(rows)
        right = sum(found.lang == lang for lang, found in told) / len(told)
        share = len(told) / len(rows)
        print(f"language   {length:2} words       front runner right {best:.4f}  told {share:.3f}  right when told {right:.4f}")


def measure_pairs(folder: Path) -> None:
    """Prints how well the measures tell the original from its B1 rewrite, and where the thresholds of hard_text stand."""
    rows = [json.loads(line) for line in (folder / "leesplank-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = [(taken(row["complex"], lang="nl"), taken(row["simple"], lang="nl")) for row in rows]
    for name, sign in (("lix", 1), ("flesch", -1), ("words_per_sentence", 1)):
        hard = [sign * getattr(complex_, name) for complex_, _ in pairs]
        easy = [sign * getattr(simple, name) for _, simple in pairs]
        right = sum(above > below for above, below in zip(hard, easy, strict=True)) / len(pairs)
        print(f"leesplank  {name:18} pairs {right:.3f}  AUC {auc(hard, easy):.3f}")
    for least in (0, 30):
        hard = [complex_.lix for complex_, _ in pairs if complex_.words >= least]
        easy = [simple.lix for _, simple in pairs if simple.words >= least]
        for lix in (45, 55):
            above, wrong = (sum(value >= lix for value in values) / len(values) for values in (hard, easy))
            print(f"leesplank  from {least:2} words, LIX >= {lix}: {above:.3f} of the originals, {wrong:.4f} of the rewrites")
    big = [row["complex"] for row in rows] + [row["simple"] for row in rows]
    while sum(map(len, big)) < 10**6:
        big += big
    kept, total = [], 0
    for text in big:
        kept.append(text)
        total += len(text.encode())
        if total >= 10**6:
            break
    start = time.process_time()
    analyse(kept, lang="nl")
    print(f"speed      1 MB of Dutch, warm: {time.process_time() - start:.1f} s of processor time")


def measure_levels(folder: Path) -> None:
    """Prints how many English articles of each level (1 elementary, 3 advanced) hard_text would call hard."""
    levels: dict[int, list[float]] = {}
    for line in (folder / "onestopenglish-levels-dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = analyse(row["text"].split("\n"), lang="en").measures
        if found:
            levels.setdefault(row["level"], []).append(found.lix)
    for level, values in sorted(levels.items()):
        print(f"onestop    level {level}, LIX >= 45: {sum(value >= 45 for value in values) / len(values):.3f} of {len(values)} articles")


def main() -> None:
    """Measure everything that the folder has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder with the corpora (default: %(default)s)")
    folder = parser.parse_args().corpora
    if not folder.is_dir():
        sys.exit(f"There is no folder {folder}: nothing to measure.")
    measure_trees(folder)
    measure_pairs(folder)
    measure_levels(folder)


if __name__ == "__main__":
    main()
