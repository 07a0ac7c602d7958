"""Blocks into sentences.

A block (a paragraph, an element of a list, a heading) is never joined to the next one, so ten menu lines stay ten lines. Within
a block a sentence ends at a stop, unless the stop belongs to an abbreviation, an initial, a number or a quotation that goes on.
The spans of one block join up to the block again: no character is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from barometer.plain import lexicon

_END = re.compile(r"""(?<![.!?…])[.!?…]++[)\]»"'’”]*+(?:\[\d{1,3}\])*+(?:[ ](?:''|["”»])(?=\s|\Z))?+(?:\s++|\Z)|(?:[ \t]*+\n){2,}\s*+""")
_OPENERS = "\"'‘“”„«([¿¡*-–—•· "
_BARE = "\"'‘“”„«»([)]’"
_CLITIC = re.compile(r"['’‘`](?:s|t|n|k|m)\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,4})[.)]?\W*")
_REACH = 40
"""Characters before a stop in which its word is sought; a longer word is no abbreviation."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. ``block`` is the index of its block; ``start`` and ``end`` are its place in that block's text."""

    text: str
    block: int
    start: int
    end: int


@cache
def _abbreviations(lang: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Abbreviations that go on, that may end a sentence, months, and words that begin one in lower case."""
    # Of an unknown language every list is asked: a sentence too few is better than one cut in two.
    langs = (lang,) if lang in lexicon.LANGUAGES else lexicon.LANGUAGES
    return tuple(  # type: ignore[return-value]
        frozenset().union(*(lexicon.terms(each, "abbreviations", key) for each in langs)) for key in ("inside", "last", "months", "starts")
    )


def _word_before(text: str, stop: int, begin: int) -> str:
    """The word that the stop at ``stop`` closes, with its inner stops, without brackets before it."""
    window = text[max(begin, stop - _REACH) : stop + 1]
    return window.split()[-1].lstrip(_BARE) if window.split() else ""


def _ends_here(text: str, *, begin: int, stop: int, after: int, lang: str) -> bool:
    """Whether the stop(s) from ``stop`` end the sentence that began at ``begin``; ``after`` is where the next word starts."""
    inside, last, months, starts = _abbreviations(lang)
    rest = text[after : after + _REACH]
    following = rest.lstrip(_OPENERS)
    clitic = _CLITIC.match(rest)
    if clitic and rest[clitic.end() :].lstrip()[:1].isupper():
        following = rest[clitic.end() :].lstrip()
    first = following[:1]
    following_word = following.split(None, 1)[0].strip(".,;:") if following.split() else ""
    goes_on_small = first.islower() and following_word not in starts
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return not goes_on_small
    word = _word_before(text, stop, begin)
    bare = word[:-1]
    low = word.lower()
    if goes_on_small or (first in set(",;:)") and not following.startswith(",,")):
        return False
    if _ENUMERATOR.fullmatch(text[begin : stop + 1]) and stop - begin < _REACH:
        return False  # "1." or "a." before the first word of an enumeration
    if low in inside:
        return False
    if low in last:
        return not first.isdigit()
    if len(bare) == 1 and bare.isalpha() and bare.isupper():
        return False  # an initial: "J. Janssens"
    if re.fullmatch(r"(?:[A-Z][a-z]?\.){1,4}-?[A-Z][a-z]?", bare):
        return False  # initials: "A.B. Claes", "J.-P. Maes"
    if lang == "de" and bare.isdigit() and len(bare) <= 2:
        return False  # an ordinal: "am 3. Oktober"
    return not (bare.isdigit() and following_word.lower() in months)


def spans(text: str, lang: str = "") -> list[tuple[int, int]]:
    """Start and end of each sentence of one block, spaces after it included, so that the spans join up to the whole text.

    ``lang`` chooses the abbreviation lists; '' or an unknown language asks them all. A text without words is one span, an
    empty one none.
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        stop, after = match.start(), match.end()
        if after >= len(text):
            break
        if text[stop] in ".!?…" and not _ends_here(text, begin=begin, stop=stop, after=after, lang=lang):
            continue
        if not text[begin:after].strip():
            continue
        found.append((begin, after))
        begin = after
    if begin < len(text):
        found.append((begin, len(text)))
    return found


def split(text: str, lang: str = "", *, block: int = 0) -> list[Sentence]:
    """The sentences of one block; at least one unless it is blank."""
    sentences: list[Sentence] = []
    for start, end in spans(text, lang):
        part = text[start:end]
        if bare := part.strip():
            at = start + part.index(bare[0])
            sentences.append(Sentence(bare, block, at, at + len(bare)))
    return sentences


def split_blocks(blocks: Iterable[str], lang: str = "") -> list[Sentence]:
    """The sentences of several blocks in order; a block that is not blank has at least one of its own."""
    return [sentence for index, text in enumerate(blocks) for sentence in split(text, lang, block=index)]
