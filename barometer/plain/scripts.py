"""Writing systems: text in Arabic or Cyrillic letters is surely not Dutch, however short it is."""

from __future__ import annotations

import unicodedata
from collections import Counter

SHARE = 0.6
"""Least share of the letters that one writing system must have."""
SHORTEST = 3
"""Letters below which nothing is said."""
LONGEST = 2000

_NAMES = {
    "ARABIC": "Arab", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "CJK": "Hani", "HIRAGANA": "Hani", "KATAKANA": "Hani",
    "HANGUL": "Hang", "THAI": "Thai", "DEVANAGARI": "Deva", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "ETHIOPIC": "Ethi",
    "LATIN": "Latn", "TAMIL": "Taml", "BENGALI": "Beng",
}  # fmt: skip
_WRITTEN = {
    "Arab": ("ar", "fa", "ps", "ur", "ckb", "ku", "ug", "sd", "prs", "ary", "arz"),
    "Cyrl": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"),
    "Grek": ("el", "grc"), "Hebr": ("he", "yi", "iw"), "Hani": ("zh", "ja", "ko", "yue", "wuu"), "Hang": ("ko",), "Thai": ("th",),
    "Deva": ("hi", "mr", "ne", "sa"), "Geor": ("ka",), "Armn": ("hy",), "Ethi": ("am", "ti"), "Taml": ("ta",), "Beng": ("bn", "as"),
}  # fmt: skip


def script_of(text: str) -> str:
    """ISO 15924 code of the writing system of a text ("Arab", "Cyrl", "Latn" …); '' when none has a clear majority."""
    letters = [sign for sign in text[:LONGEST] if sign.isalpha()]
    if len(letters) < SHORTEST:
        return ""
    counts = Counter(_NAMES.get(unicodedata.name(sign, "").split(" ", 1)[0].split("-", 1)[0], "") for sign in letters)
    name, most = counts.most_common(1)[0]
    return name if most >= SHARE * len(letters) else ""


def foreign_script(text: str, tag: str) -> str:
    """A language that writes the way this text is written, when the language of ``tag`` surely does not; '' otherwise."""
    root = tag.strip().lower().replace("_", "-").split("-")[0]
    languages = _WRITTEN.get(script_of(text), ())
    return (
        languages[0] if root and languages and root not in languages and "-cyrl" not in tag.lower() and "-arab" not in tag.lower() else ""
    )
