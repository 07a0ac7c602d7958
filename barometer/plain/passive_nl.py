"""Passive voice in Dutch: "worden" and "zijn" with a past participle, without a parser.

For each participle the auxiliary is sought in its own verb cluster first ("dat het gegeven wordt", "kan worden gegeven"), then back
in its clause ("het wordt morgen gegeven"). With "hebben" it is active; with "zijn" it is passive unless the verb makes its
perfect with "zijn" ("is gekomen") or names a plain state ("is gesloten").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from barometer.plain.language import frequencies
from barometer.plain.lexicon import terms
from barometer.plain.words import Token

_REGULAR = re.compile(r"(?:ge[a-zäëïöüéèç]{2,}|(?:be|ver|her|ont|er|mis|onder|over|door|om|vol|weer)[a-zäëïöüéèç]{2,})[dt]")
_PRESENT = re.compile(r"[a-zäëïöüéèç]*end")
_PAST_IN_END = ("eend", "iend", "kend", "wend", "opend", "zegend", "jegend", "regend", "schend")
_GLIDING = re.compile(r"[a-zäëïöüéèç]*(?:aai|oei|ooi|ij|ei)end")
"""Verbs in -aaien, -oeien, -ooien, -ijen, -eien: a present participle ("vermoeiend"), though "verdiend" is a past one."""
_COMPOUND = re.compile(r"[a-zäëïöüéèç]+ings[a-zäëïöüéèç]+|[a-zäëïöüéèç]+(?:kaart|dienst)")
"""Nouns made of nouns ("vergelijkingspunt", "herlaadkaart"); no verb has that shape."""
_LONG_VOWEL = re.compile(r"(aa|ee|oo|uu)(?=[dt]$)")
_REACH = 30
"""Words back to an auxiliary in the same clause."""


def _terms(key: str) -> frozenset[str]:
    return terms("nl", "participles", key)


@cache
def _prefixed() -> re.Pattern[str]:
    longest_first = sorted(_terms("prefixes"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)})(?=ge|be|ver|her|ont)")


@cache
def _in_list(word: str, key: str) -> bool:
    """Whether a participle, or the part after its split prefix, is in a list."""
    if word in _terms(key):
        return True
    prefix = _prefixed().match(word)
    return prefix is not None and word[prefix.end() :] in _terms(key)


@cache
def is_participle(word: str) -> bool:
    """Whether a lower-case Dutch word has the form of a past participle without ending ("gevraagd", "aangenomen")."""
    if len(word) < 5 or word in _terms("never"):
        return False
    if _in_list(word, "strong") or _in_list(word, "moving"):
        return True
    prefix = _prefixed().match(word)
    base = word[prefix.end() :] if prefix else word
    if base in _terms("never") or not _REGULAR.fullmatch(base) or _GLIDING.fullmatch(base) or _COMPOUND.fullmatch(base):
        return False
    if _PRESENT.fullmatch(base) and not base.startswith("ge") and (not base.endswith(_PAST_IN_END) or base.endswith("kkend")):
        return False  # "overwegend" is a present participle
    if base.startswith("ge") or base.endswith("eerd"):
        return True
    # A participle also has an inflected form in the language ("bezet", "bezette"); a noun such as "bestand" has none.
    known = frequencies("nl")
    inflected = (base + "e", base + base[-1] + "e", _LONG_VOWEL.sub(lambda vowel: vowel[0][0], base) + "e")
    return base not in known or any(form in known for form in inflected)


def _is_verbal(word: str) -> bool:
    return any(word in _terms(key) for key in ("forms_of_worden", "forms_of_zijn", "forms_of_hebben", "modals"))


def _kind(word: str) -> str:
    """worden, zijn, hebben, or '' for another word."""
    for kind in ("worden", "zijn", "hebben"):
        if word in _terms(f"forms_of_{kind}"):
            return kind
    return ""


def _attributive(low: Sequence[str], at: int) -> bool:
    """Whether a participle stands before its noun ("een gegeven paard") rather than closing its clause."""
    following = low[at + 1] if at + 1 < len(low) else ""
    if not following or not following[0].isalpha():
        return False
    if following in _terms("closers") or _is_verbal(following) or is_participle(following):
        return False
    before = low[at - 1] if at else ""
    return before in _terms("determiners")


def _like_infinitive(word: str) -> bool:
    """Whether another form of the verb looks the same ("zal vergeven", "verhalen verschenen"), so that it may be active."""
    return word.endswith(("en", "aan")) and not word.startswith("ge") and not _prefixed().match(word)


def _cluster_after(low: Sequence[str], at: int) -> str:
    for index, word in enumerate(low[at + 1 : at + 4], at + 1):
        if kind := _kind(word):
            # "vreemden verstaan zijn stem": "his", unless a verb or the end of the clause follows.
            own = word == "zijn" and low[index + 1 : index + 2] and not (_verb_zijn(low, index) or _is_verbal(low[index + 1]))
            return "none" if own and _like_infinitive(low[at]) else kind
        if word in _terms("own_verbs"):
            return "none"
        if word != "te" and word not in _terms("modals") and not is_participle(word):
            return ""
    return ""


def _cluster_before(low: Sequence[str], at: int) -> str:
    for index in range(at - 1, max(-1, at - 4), -1):
        word = low[index]
        if kind := _kind(word):
            return kind
        if word in _terms("modals"):
            if _like_infinitive(low[at]):
                return "none"
        elif not is_participle(word):
            return ""
    return ""


def _verb_zijn(low: Sequence[str], at: int) -> bool:
    """Whether "zijn" is the verb here, and not "his"."""
    following = low[at + 1] if at + 1 < len(low) else ""
    before = low[at - 1] if at else ""
    if not following[:1].isalpha():
        return True
    return any(
        (
            following in _terms("closers"),
            following in _terms("determiners"),
            is_participle(following),
            before in _terms("before_zijn_verb"),
        )
    )


def _back_in_clause(low: Sequence[str], at: int) -> str:
    comma = False
    for index in range(at - 1, max(-1, at - _REACH), -1):
        word = low[index]
        if word in {";", ":", ".", "?", "!", "(", ")"}:
            break
        if word == ",":
            comma = True
        if word in _terms("modals") and _like_infinitive(low[at]):
            return "none"
        kind = _kind(word)
        if not kind or (word == "zijn" and not _verb_zijn(low, index)):
            continue
        # "dat hij geboren is, wordt gemeld": an auxiliary that closes another clause does not reach over the comma.
        if index + 1 < len(low) and low[index + 1] == "," and index and is_participle(low[index - 1]):
            continue
        if kind == "zijn" and comma:
            return "none"
        return kind
    return ""


def find(tokens: Sequence[Token]) -> list[tuple[int, str]]:
    """Index of each passive participle in the tokens of one sentence, with "worden" or "zijn"."""
    low = [token.low for token in tokens]
    if not any(_kind(word) in {"worden", "zijn"} for word in low):
        return []
    found: list[tuple[int, str]] = []
    for at, word in enumerate(low):
        if (at and tokens[at].text[0].isupper()) or not is_participle(word) or (at and low[at - 1] == "te") or _attributive(low, at):
            continue
        kind = _cluster_after(low, at) or _cluster_before(low, at)
        if not kind and not (_like_infinitive(word) and _in_list(word, "moving")):
            kind = _back_in_clause(low, at)
        if kind == "worden" or (kind == "zijn" and not _in_list(word, "moving") and word not in _terms("states")):
            found.append((at, kind))
    return found
