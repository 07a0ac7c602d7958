"""Gold sentences of Universal Dependencies, with our own words laid over theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from barometer.plain.tagger import Part
from barometer.plain.words import Token, tokens

TREEBANKS = {"nl": ("nl_alpino", "nl_lassysmall"), "fr": ("fr_gsd",), "de": ("de_gsd",), "en": ("en_ewt",)}
_PARTS = {
    "NOUN": Part.NOUN,
    "PROPN": Part.NAME,
    "ADJ": Part.ADJECTIVE,
    "ADV": Part.ADVERB,
    "PART": Part.ADVERB,
    "PRON": Part.PRONOUN,
    "DET": Part.DETERMINER,
    "ADP": Part.PREPOSITION,
    "CCONJ": Part.COORDINATOR,
    "SCONJ": Part.SUBORDINATOR,
    "NUM": Part.NUMBER,
    "PUNCT": Part.MARK,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A word of a tree. ``start`` and ``end`` are its place in the sentence's text; ``head`` is the index of the word that it hangs on,
    -1 for none."""

    form: str
    lemma: str
    upos: str
    features: str
    head: int
    relation: str
    start: int
    end: int

    @property
    def part(self) -> Part:
        """Our name for what it is."""
        if self.upos in ("VERB", "AUX"):
            if "VerbForm=Fin" in self.features:
                return Part.FINITE
            return Part.PARTICIPLE if "VerbForm=Part" in self.features else Part.INFINITIVE
        return _PARTS.get(self.upos, Part.OTHER)


@dataclass(frozen=True, slots=True)
class Tree:
    """One gold sentence."""

    name: str
    text: str
    rows: tuple[Row, ...]


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file that have a text."""
    for chunk in path.read_text(encoding="utf-8").split("\n\n"):
        lines = chunk.splitlines()
        told = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if "text" in told:
            rows = _rows([line.split("\t") for line in lines if line and line[0] != "#"], told["text"])
            yield Tree(told.get("sent_id", ""), told["text"], tuple(rows))


def _rows(lines: list[list[str]], text: str) -> Iterator[Row]:
    """Words of one surface form ("du" is "de" and "le") share its place."""
    at, until, place = 0, 0, (0, 0)
    for line in lines:
        if "." in line[0]:
            continue
        inside = line[0].isdigit() and int(line[0]) <= until
        if not inside:
            at = max(at, text.find(line[1], at))
            place = (at, at + len(line[1]))
            at = place[1]
        if "-" in line[0]:
            until = int(line[0].split("-")[1])
        else:
            yield Row(line[1], line[2], line[3], line[5], int(line[6]) - 1, line[7], *place)


def parts(tree: Tree, *, lang: str) -> tuple[list[Token], list[Part]]:
    """Our words of a sentence with the gold part of each: of several words in one, the first; after a French elision, the last."""
    found = tokens(tree.text)
    gold: list[Part] = []
    for token in found:
        inside = [row for row in tree.rows if row.start < token.end and token.start < row.end]
        elided = lang == "fr" and "'" in token.low
        gold.append((inside[-1] if elided else inside[0]).part if inside else Part.OTHER)
    return found, gold
