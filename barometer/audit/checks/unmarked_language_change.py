"""Text in another language than the page says, without a mark that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.meaning import Part
from barometer.audit.checks._form import threshold
from barometer.audit.checks._prose import language_text
from barometer.audit.checks._say import Say, reported
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot, TextBlock
from barometer.domain.evidence import Assertion
from barometer.plain.language import declared, guess, other_language
from barometer.plain.scripts import foreign_script
from barometer.plain.words import letter_words

say = Say(__file__)

ENOUGH, CLEAR, GRAMMAR = (threshold(__file__, name) for name in ("enough_words", "clear_lead", "grammar_share"))
SENTENCE, SENTENCE_LEAD = threshold(__file__, "sentence_words"), threshold(__file__, "sentence_lead")
TITLE = threshold(__file__, "title_words")
SHORT, SHORT_LEAD = threshold(__file__, "short_marked_words"), threshold(__file__, "short_marked_lead")

REASON = "This text is in “{found}”, but the page says “{declared}”."
_ENDS = re.compile(r"(?<=[.!?…])\s+")
# A stretch of another language in the middle of a text is often a title or a name; code is in no language at all.
_NO_TEXT = frozenset({"pre", "code", "kbd", "samp", "address"})


def unmarked_language_change(snapshot: Snapshot) -> Iterator[Assertion]:
    """One failed assertion per block, quotation, link or marked part that is surely in another language than its ``lang`` says.

    Text in another writing system is sure from a few letters on. Names and short text never fail. When the whole page has the
    wrong ``lang``, that is another check's one fault, and text in the page's real language does not fail here.
    """
    real = guess(language_text(snapshot)).lang
    fine: list[Element] = []
    wrong: list[Element] = []
    for element, text, lang, found in _judged(snapshot):
        whole_page = found == real and _root(lang) == _root(snapshot.lang)
        if not found or whole_page:
            fine.append(element)
        elif not any(text in one.text or one.text in text for one in wrong if one.frame == element.frame):
            wrong.append(element)
    languages = {element: (found, lang) for element, _, lang, found in _judged(snapshot)}
    failed = [say.failed(one, REASON, found=languages[one][0], declared=languages[one][1]) for one in wrong]
    yield from reported([*failed, *say.passed(fine)], say)


def _root(tag: str) -> str:
    return declared(tag) or tag.strip().lower().split("-")[0]


def _judged(snapshot: Snapshot) -> Iterator[tuple[Element, str, str, str]]:
    """Element, text, declared language and the other language ('' when fine) of everything long enough to say something."""
    for block in snapshot.blocks or ():
        lang, text = block.lang or snapshot.lang, block.element.text
        if not lang or block.tag.lower() in _NO_TEXT:
            continue
        if len(letter_words(text)) >= ENOUGH or foreign_script(text, lang):
            yield (
                block.element,
                text,
                lang,
                other_language(text, lang, words=int(ENOUGH), lead=CLEAR, grammar=GRAMMAR) or _sentence(block, lang),
            )
    for part in snapshot.meaning.parts if snapshot.meaning else ():
        lang, text = part.lang or snapshot.lang, part.element.text
        if lang and (found := _in_part(part, lang)):
            yield part.element, text, lang, found


def _sentence(block: TextBlock, lang: str) -> str:
    """The other language of one whole sentence among others in a block."""
    sentences = _ENDS.split(block.element.text)
    if len(sentences) < 2:
        return ""
    found = (other_language(one, lang, words=int(SENTENCE), lead=SENTENCE_LEAD, grammar=GRAMMAR) for one in sentences)
    return next((one for one in found if one), "")


def _in_part(part: Part, lang: str) -> str:
    if part.marked:
        return other_language(part.element.text, lang, words=int(SHORT), lead=SHORT_LEAD, grammar=GRAMMAR)
    words = TITLE if part.tag in ("em", "i") else ENOUGH
    return other_language(part.element.text, lang, words=int(words), lead=SENTENCE_LEAD, grammar=GRAMMAR)
