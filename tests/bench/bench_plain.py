"""How good ``barometer/plain`` is, on corpora that nobody here wrote: ``make bench-plain``; see README.md beside this file.

Reads every ``.jsonl`` and ``.conllu`` in ``../shared/data/plain`` beside the checkout, or in the folders that are named. The weights of
the measure and the taggers were learned from the development parts that lie there by default, so figures on those are too high: what
training prints is cross-validated.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import textstat

from barometer.plain import analyse, measure, passive_en, passive_fr, passive_nl, tang_nl
from barometer.plain.blocks import blocks_of
from barometer.plain.difficulty import lint_score, text_traits
from barometer.plain.language import guess
from barometer.plain.measures import lix
from barometer.plain.sentences import spans, split
from barometer.plain.tagger import tagger
from barometer.plain.textstat_adapter import LOCALES, flesch
from barometer.plain.training.treebank import Tree
from barometer.plain.words import letter_words, tokens
from tests.bench.plain.corpora import Corpora, Levelled, Pair, auc, in_order, paragraphs, spearman

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "plain"
PASSIVES = {"nl": passive_nl.find, "fr": passive_fr.find, "en": passive_en.find}
FRAGMENT_WORDS = (1, 2, 3, 5, 10)
SEED = 1
TANG = frozenset({"aux", "aux:pass", "compound:prt", "det"})
"""Relations whose two ends are a tang when eight words or more stand between them."""
Measure = Callable[[str, str], float]


def _sentences(text: str, lang: str) -> list[str]:
    return [sentence.text for block in blocks_of(text) for sentence in split(block, lang)]


def _ours(text: str, lang: str) -> float:
    return measure(text, lang).difficulty


def _lint(text: str, lang: str) -> float:
    found = text_traits(text, lang=lang)
    return lint_score(found) if found else 0.0


def _lix(text: str, lang: str) -> float:
    return lix(_sentences(text, lang)) or 0.0


def _clean_flesch(text: str, lang: str) -> float:
    return -(flesch(_sentences(text, lang), lang=lang) or 0.0)


def _textstat(name: str) -> Measure:
    def taken(text: str, lang: str) -> float:
        textstat.set_lang(LOCALES[lang])
        value = float(getattr(textstat, name)(text))
        return -value if name == "flesch_reading_ease" else value

    return taken


def measures_for(lang: str) -> dict[str, Measure]:
    """Name → measure, each higher for harder text. textstat's English formulas need a dictionary that it would download: left out."""
    found: dict[str, Measure] = {"difficulty (ours)": _ours, "LIX (ours)": _lix}
    if lang == "nl":
        found["LiNT-II formula (ours)"] = _lint
    if lang != "en":
        found["textstat Flesch, our sentences"] = _clean_flesch
        found["textstat Flesch, raw text"] = _textstat("flesch_reading_ease")
    found["textstat ARI, raw text"] = _textstat("automated_readability_index")
    return found


def show_pairs(name: str, rows: Sequence[Pair]) -> None:
    """Pairs in order and AUC of every measure, and the best single threshold of ours."""
    print(f"\n{name}: {len(rows)} pairs ({rows[0].lang})")
    for label, taken in measures_for(rows[0].lang).items():
        hard, easy = [taken(row.hard, row.lang) for row in rows], [taken(row.easy, row.lang) for row in rows]
        print(f"  {label:32} pairs {in_order(hard, easy):.3f}  AUC {auc(hard, easy):.3f}", flush=True)


def show_levels(name: str, rows: Sequence[Levelled]) -> None:
    """Rank correlation of every measure with the level."""
    print(f"\n{name}: {len(rows)} texts ({rows[0].lang})")
    for label, taken in measures_for(rows[0].lang).items():
        values = [taken(row.text, row.lang) for row in rows]
        print(f"  {label:32} Spearman {spearman(values, [row.level for row in rows]):.3f}", flush=True)


def show_resolved(name: str, rows: Sequence[Pair]) -> None:
    """Per kind: how many findings the harder texts have, and the share of them that the easier version has no more."""
    had: Counter[str] = Counter()
    gone: Counter[str] = Counter()
    for row in rows:
        before, after = (Counter(_flags(text, row.lang)) for text in (row.hard, row.easy))
        for (kind, text), count in before.items():
            had[kind] += count
            gone[kind] += max(0, count - after[kind, text])
    print(f"\n{name}: findings in the harder texts, and the share that its editor removed")
    for kind, count in had.most_common():
        print(f"  {kind:24} {count:6}  resolved {gone[kind] / count:.2f}")


def _flags(text: str, lang: str) -> list[tuple[str, str]]:
    """A kind that stands for a stretch of text is counted, a kind that stands for words is looked up in the other version."""
    found = analyse(blocks_of(text), lang=lang).findings
    counted = ("long_sentence", "passive", "tang", "semicolon")
    return [(f"{one.kind}{' (weak)' if one.weak else ''}", "" if one.kind.value in counted else one.text) for one in found]


def show_trees(name: str, lang: str, rows: Sequence[Tree]) -> None:
    """Sentence boundaries, passives and tangs against gold trees."""
    gold = told = right = 0
    for block in paragraphs(rows):
        ends, at = set(), 0
        for text in block[:-1]:
            at += len(text) + 1
            ends.add(at)
        found = {start for start, _ in spans(" ".join(block), lang)} - {0}
        gold, told, right = gold + len(ends), told + len(found), right + len(ends & found)
    print(f"\n{name}: {len(rows)} sentences")
    print(f"  sentence boundaries      precision {right / max(told, 1):.4f}  recall {right / max(gold, 1):.4f}")
    if lang in PASSIVES:
        _show_found("passive", [(_has_passive(tree), bool(PASSIVES[lang](tokens(tree.text)))) for tree in rows])
    if lang == "nl":
        _show_found("tang of 8 words or more", [(_widest(tree) >= tang_nl.WIDE, _has_tang(tree.text)) for tree in rows])


def _show_found(label: str, pairs: Sequence[tuple[bool, bool]]) -> None:
    both, told, gold = (sum(map(test, pairs)) for test in (all, lambda pair: pair[1], lambda pair: pair[0]))
    print(f"  {label:24} precision {both / max(told, 1):.3f}  recall {both / max(gold, 1):.3f}  ({gold} in gold)")


def _has_passive(tree: Tree) -> bool:
    return any(row.relation.startswith("aux:pass") and row.lemma not in {"krijgen", "get"} for row in tree.rows)


def _widest(tree: Tree) -> int:
    words = [index for index, row in enumerate(tree.rows) if row.upos != "PUNCT"]
    places = {index: place for place, index in enumerate(words)}
    ends = [(index, row.head) for index, row in enumerate(tree.rows) if row.relation in TANG and index in places and row.head in places]
    return max((abs(places[one] - places[other]) - 1 for one, other in ends), default=0)


def _has_tang(text: str) -> bool:
    found = tokens(text)
    return tang_nl.widest(found, tagger("nl").tag([token.text for token in found])) is not None


def show_languages(texts: dict[str, list[str]]) -> None:
    """The language of fragments of a few words."""
    print("\nlanguage of fragments")
    for length in FRAGMENT_WORDS:
        chosen: list[tuple[str, str]] = []
        for lang, sentences in texts.items():
            rows = [words[at : at + length] for words in map(letter_words, sentences) for at in range(0, len(words) - length + 1, length)]
            chosen += [(lang, " ".join(row)) for row in random.Random(SEED).sample(rows, min(1500, len(rows)))]
        rows_told = [(lang, guess(text)) for lang, text in chosen]
        told = [(lang, found) for lang, found in rows_told if found.lang]
        first = statistics.fmean(found.best == lang for lang, found in rows_told)
        share, sure = len(told) / len(rows_told), statistics.fmean(found.lang == lang for lang, found in told) if told else 0.0
        print(f"  {length:2} words  front runner right {first:.4f}  told {share:.3f}  right when told {sure:.4f}")


def show_speed(texts: Sequence[str]) -> None:
    """One megabyte of Dutch, warm."""
    kept: list[str] = []
    while sum(len(text.encode()) for text in kept) < 10**6:
        kept += texts
    whole = "\n\n".join(kept).encode()[: 10**6].decode(errors="ignore")
    measure(whole[:2000], "nl")
    gc.collect()
    start, clock = time.process_time(), time.monotonic()
    measure(whole, "nl")
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"\n1 MB of Dutch, warm: {time.process_time() - start:.1f} s of processor time, {time.monotonic() - clock:.1f} s on the clock")
    print(f"largest memory of this process, with the corpora in it: {largest:.0f} MB")


def main() -> None:
    """Measures everything in the folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[FOLDER], help="folders with corpora (default: %(default)s)")
    parser.add_argument("--only-speed", action="store_true", help="measure speed and memory alone")
    asked = parser.parse_args()
    for folder in asked.folders:
        if not folder.is_dir():
            sys.exit(f"There is no folder {folder}: nothing to measure.")
        corpora = Corpora.read(folder)
        dutch = [row.hard for rows in corpora.pairs.values() for row in rows if row.lang == "nl"]
        if dutch:
            show_speed(dutch)
        if asked.only_speed:
            continue
        for name, pairs in corpora.pairs.items():
            show_pairs(name, pairs)
            show_resolved(name, pairs)
        for name, levelled in corpora.levels.items():
            show_levels(name, levelled)
        texts: dict[str, list[str]] = {}
        for name, (lang, rows) in corpora.trees.items():
            show_trees(name, lang, rows)
            texts.setdefault(lang, []).extend(tree.text for tree in rows)
        if texts:
            show_languages(texts)


if __name__ == "__main__":
    main()
