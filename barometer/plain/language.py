"""The language of a text: nl, fr, en or de, or unknown.

The words vote: each language gets the sum of the Zipf frequencies (0 for a word that it does not know, about 7 for its commonest)
of all words, from wordfreq's lists. Six other languages that live in Belgian cities take part from six words on, so that Spanish or
Turkish is "unknown" and never Dutch with many rare words.

Source of the frequencies: Robyn Speer, wordfreq 3 (https://github.com/rspeer/wordfreq), data CC BY-SA 4.0.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from wordfreq import get_frequency_list

from barometer.plain.lexicon import LANGUAGES
from barometer.plain.running import grammar_share
from barometer.plain.scripts import foreign_script
from barometer.plain.words import is_machine_text, letter_words

OTHERS = ("es", "it", "pt", "pl", "ro", "tr")
"""Read here only to be recognised as none of ours."""
_CODE = re.compile(r"[a-z]{2,3}")
KIN = frozenset(
    (
        "af",
        "fy",
        "li",
        "vls",
        "zea",
        "nds",
        "lb",
        "gsw",
        "bar",
        "ksh",
        "sco",
        "wa",
        "oc",
        "pcd",
        "ca",
        "gl",
        "ast",
        "no",
        "nb",
        "nn",
        "br",
        "co",
        "ht",
    )
)
"""Languages so near to one of ours, or so little known here, that words alone do not tell them apart."""

LARGEST = 150_000
"""Words per language that are kept: more of them gain 0.2 points on two words and cost 100 MB."""
SHORTEST = 2
"""Letter words below which nothing is said."""
SHORT = 6
"""Letter words below which the other languages stay out, since one shared word would decide."""
FAMILIAR = 2.9
"""Mean Zipf value per word that the winner must reach; a text of names, codes or an unknown language stays under it."""
MARGIN = 0.25
"""Mean Zipf value per word by which the winner must lead."""
ENOUGH = 50_000
"""Characters that are read; more of one text changes nothing."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What the words say. ``lang`` is None when they do not say it clearly; ``best`` is the front runner then, ours or not.

    ``margin`` is its lead over the next one and ``familiar`` its mean per word, both in Zipf units; ``words`` is how many
    letter words were read.
    """

    lang: str | None
    best: str
    margin: float
    familiar: float
    words: int


@cache
def frequencies(lang: str) -> dict[str, float]:
    """Word to Zipf frequency (log10 of occurrences per thousand million words) for one language."""
    wordlist = "large" if lang in LANGUAGES else "small"
    # Without wordfreq's own cache: it would keep the whole lists beside ours.
    read = getattr(get_frequency_list, "__wrapped__", get_frequency_list)
    found: dict[str, float] = {}
    for centibels, same in enumerate(read(lang, wordlist)):
        zipf = 9 - centibels / 100
        found.update((word, zipf) for word in same if word.isalpha() or not any(map(str.isdigit, word)))
        if len(found) > LARGEST:
            break
    return found


def _root(tag: str) -> str:
    return tag.strip().lower().replace("_", "-").split("-")[0]


def declared(tag: str) -> str:
    """The language of a ``lang`` attribute ("nl-BE" is nl), '' when it is none of ours or missing."""
    root = _root(tag)
    return root if root in LANGUAGES else ""


@lru_cache(maxsize=20_000)
def guess(text: str) -> Guess:
    """The language of a text with the figures behind it; never raises, whatever the text."""
    plain = " ".join(run for run in text[:ENOUGH].split() if not is_machine_text(run))
    counted = Counter(letter_words(plain))
    total = counted.total()
    if total == 0:
        return Guess(None, "", 0.0, 0.0, 0)
    running = LANGUAGES if total < SHORT else LANGUAGES + OTHERS
    scores = {
        lang: sum(times * frequencies(lang).get(word, 0.0) for word, times in counted.items()) / total for lang in running
    }  # fmt: skip
    best, second = sorted(scores, key=lambda lang: -scores[lang])[:2]
    margin, familiar = scores[best] - scores[second], scores[best]
    sure = best in LANGUAGES and total >= SHORTEST and familiar >= FAMILIAR and margin >= MARGIN
    return Guess(best if sure else None, best, margin, familiar, total)


def detect(text: str, *, prior: str = "") -> str | None:
    """The language of a text: nl, fr, en or de; None when it is unknown.

    ``prior`` is what the page declares for it. It decides when the words do not, as long as they do not speak clearly
    against it: the declared language must be the front runner, or be within the margin of a front runner.
    """
    found = guess(text)
    if found.lang:
        return found.lang
    told = declared(prior)
    if not told or found.words == 0:
        return None
    if found.words < SHORT:
        return told if found.best == told or found.margin < MARGIN else None
    return told if found.best == told and found.familiar >= FAMILIAR else None


def other_language(text: str, tag: str, *, words: int = 6, lead: float = 0.8, grammar: float = 0.2) -> str:
    """The language of a text when it surely is another than that of ``tag``; '' when it is the same or not sure.

    ``words`` are the least letter words, ``lead`` the least lead in Zipf units per word over every other language, ``grammar``
    the least share of function words.
    """
    root = _root(tag)
    written = foreign_script(text, tag) if _CODE.fullmatch(root) else ""
    if written:
        return written
    found = guess(text)
    if not _CODE.fullmatch(root) or root in KIN or found.words < words or found.margin < lead or found.best == root:
        return ""
    if found.lang is None:
        # One of the six others: no list of its function words, so more words and a wider lead.
        sure = found.words >= words + 2 and found.familiar >= 3.5 and found.margin >= lead + 0.4
        return found.best if sure and found.best in OTHERS else ""
    told = root if root in LANGUAGES else ""
    share = grammar_share(text, found.lang)
    return found.lang if share >= grammar and (not told or share > grammar_share(text, told)) else ""
