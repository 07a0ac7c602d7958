"""Text in another language than the page says, without a mark that it is."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._prose import language_text
from barometer.audit.checks._say import Say, reported
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot, TextBlock
from barometer.domain.evidence import Assertion
from barometer.plain.language import declared, guess
from barometer.plain.running import content_words, grammar_share
from barometer.plain.words import letter_words

say = Say(__file__)

ENOUGH, CLEAR, GRAMMAR = (threshold(__file__, name) for name in ("enough_words", "clear_lead", "grammar_share"))


def unmarked_language_change(snapshot: Snapshot) -> Iterator[Assertion]:
    """One failed assertion per block of at least six words in another of nl, fr, en, de than its ``lang`` says.

    Names and short text never fail. When the whole page has the wrong ``lang``, that is another check's one fault,
    and blocks in the page's real language do not fail here.
    """
    yield from reported(_judged(snapshot), say)


def _judged(snapshot: Snapshot) -> Iterator[Assertion]:
    real = guess(language_text(snapshot)).lang
    fine: list[Element] = []
    for block in snapshot.blocks or ():
        told = declared(block.lang or snapshot.lang)
        if not told or len(letter_words(block.element.text)) < ENOUGH:
            continue
        other = _other_language(block, told=told)
        if not other or (other == real and told == declared(snapshot.lang)):
            fine.append(block.element)
        else:
            yield say.failed(block.element, "This text is in “{found}”, but the page says “{declared}”.", found=other, declared=told)
    yield from say.passed(fine)


def _other_language(block: TextBlock, *, told: str) -> str:
    """The language of a block when it clearly is another than ``told``; '' otherwise."""
    text = block.element.text
    found = guess(text)
    if found.lang in {None, told} or found.margin < CLEAR or content_words(text) < 2:
        return ""
    other = grammar_share(text, found.lang or "")
    return found.lang or "" if other >= GRAMMAR and other > grammar_share(text, told) else ""
