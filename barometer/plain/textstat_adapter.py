"""The one door to textstat: Flesch Reading Ease on sentences that we have already cut and cleaned.

textstat keeps its language in a process-wide object, caches every text it has seen, counts an abbreviation as the end of a sentence,
and downloads a dictionary for English. So here: one lock, own sentences, emptied caches, and no English without the dictionary.
The formulas are Flesch-Douma (nl), Kandel-Moles (fr), Amstad (de) and Flesch (en), with textstat's constants and syllables.
It is the baseline that others report, shown for comparison; no check judges by it.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache

import nltk  # type: ignore[import-untyped]
import textstat.backend
from textstat.textstat import textstatistics

from barometer.plain.words import is_machine_text, words

LOCALES = {"nl": "nl_NL", "fr": "fr_FR", "de": "de_DE", "en": "en_US"}
MOST_WORDS = 20_000
"""textstat takes about a second for each 15,000 words; the first sentences of a longer text stand for it."""

_LOCK = threading.Lock()
_STATISTICS = textstatistics()


@cache
def _emptiers() -> list[Callable[[], None]]:
    """``cache_clear`` of every cached function of textstat, the hyphenation tables and dictionaries excepted."""
    found: dict[int, Callable[[], None]] = {}
    for part in pkgutil.walk_packages(textstat.backend.__path__, "textstat.backend."):
        if ".utils" in part.name:
            continue
        for member in vars(importlib.import_module(part.name)).values():
            if callable(getattr(member, "cache_clear", None)) and "utils" not in getattr(member, "__module__", ""):
                found[id(member)] = member.cache_clear
    return list(found.values())


def _can(lang: str) -> bool:
    if lang not in LOCALES:
        return False
    if lang != "en":
        return True
    try:
        # The same look-up that textstat does before it goes to the network; it reads the disk only.
        nltk.data.find("corpora/cmudict")
    except (LookupError, OSError):
        return False
    return True


def _cleaned(sentences: Iterable[str]) -> str:
    """Sentences of bare words, each closed by its only stop; sentences of one or two words are ignored by textstat."""
    kept: list[str] = []
    total = 0
    for sentence in sentences:
        bare = [word.replace(".", "").replace("!", "").replace("?", "") for word in words(sentence) if not is_machine_text(word)]
        bare = [word for word in bare if any(map(str.isalpha, word))]
        if len(bare) > 2:
            kept.append(" ".join(bare) + ".")
            total += len(bare)
        if total > MOST_WORDS:
            break
    return " ".join(kept)


def flesch(sentences: Sequence[str], *, lang: str) -> float | None:
    """Flesch Reading Ease of the sentences, in the formula of their language; higher is easier.

    None when textstat cannot say: a language that it has no formula for, English without NLTK's cmudict on this machine
    (nothing is ever downloaded), or no sentence of three words.
    """
    if not _can(lang):
        return None
    text = _cleaned(sentences)
    if not text:
        return None
    with _LOCK:
        _STATISTICS.set_lang(LOCALES[lang])
        try:
            score = float(_STATISTICS.flesch_reading_ease(text))
        finally:
            for empty in _emptiers():
                empty()
    return score if math.isfinite(score) else None
