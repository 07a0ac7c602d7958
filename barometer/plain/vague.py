"""Link texts and page titles that say nothing, in any of our languages."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

from barometer.plain.lexicon import LANGUAGES, terms
from barometer.plain.running import distinct_content
from barometer.plain.words import letter_words

_FILE = re.compile(r"[\w\-. ()%]{1,120}\.(?:html?|xhtml|php|aspx?|jsp|pdf|docx?|odt|xlsx?|pptx?|txt|indd)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CODE_SIGNS = frozenset("/\\%*&=@^~|#?$§¶")
"""Signs that a manual explains, or that mark a note; an arrow or an emoji is none of them."""
_UNSEEN = frozenset({"Cf", "Mn"})
"""Categories of signs without a look of their own: joiners, and the selectors that choose the look of the sign before them."""
LONG_ADDRESS = 40
"""Characters from which an address as the text of a link is no longer a name ("www.voorbeeld.be") but a row of signs."""
_NO_WORDS = re.compile(r"_|%20|\d{3}|^[^ ]{1,8}\.\w+$")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBERED = re.compile(
    r"(?:untitled|naamloos|sans titre|document|dokument|page|pagina|seite|form|formulier|formulaire|formular|stap|step|étape|schritt|test)"
    r"[\s\-_]*\(?\d{1,4}\)?"
)


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset().union(*(terms(lang, "vague", key) for lang in LANGUAGES))


def _bare(text: str) -> str:
    """Lower case, spaces folded, one kind of apostrophe, no arrows or stops at the ends."""
    return _EDGES.sub("", " ".join(text[:400].lower().replace("’", "'").split()))


def is_vague_link(name: str) -> bool:
    """Whether a link's name says nothing about where it leads ("klik hier", "Lees meer »", an arrow, a long address, a file's name).

    An empty name is not vague but missing, and so is one of signs that only an icon font can draw; a number or a letter may be a page
    or a note.
    """
    whole = name.strip()
    if not whole or is_private(whole) or whole.endswith("()"):  # a function of a program
        return False
    if not any(map(str.isalnum, whole)):
        return not set(whole) & _CODE_SIGNS
    if _bare(name) in _listed("links"):
        return True
    return bool((_ADDRESS.fullmatch(whole) and len(whole) > LONG_ADDRESS) or (_FILE.fullmatch(whole) and _NO_WORDS.search(whole)))


def is_private(text: str) -> bool:
    """Whether all signs of a text are for private use: only one font, often one of icons, gives them a meaning."""
    signs = [sign for sign in text if not sign.isspace() and category(sign) not in _UNSEEN]
    return bool(signs) and all(category(sign) == "Co" for sign in signs)


@cache
def _filler() -> frozenset[str]:
    return frozenset(word for link in _listed("links") for word in letter_words(link))


def helpful_words(text: str) -> int:
    """How many different words of the text around a link can tell where it leads: no grammar, and none of "more", "info", "page"."""
    return len(distinct_content(text) - _filler())


def is_vague_title(title: str) -> bool:
    """Whether a page title is empty, a placeholder, a file name or an address."""
    bare = _bare(title)
    if not bare or bare in _listed("titles") or _NUMBERED.fullmatch(bare):
        return True
    whole = title.strip()
    return bool(_FILE.fullmatch(whole) or _ADDRESS.fullmatch(whole))
