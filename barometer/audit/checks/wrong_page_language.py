"""The page says that it is in one language and is in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._form import threshold
from barometer.audit.checks._prose import language_text
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place
from barometer.plain.language import KIN, declared, guess, other_language
from barometer.plain.running import content_words
from barometer.plain.scripts import foreign_script

say = Say(__file__)

CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
ENOUGH, CLEAR = threshold(__file__, "enough_words"), threshold(__file__, "clear_lead")
SHORT, SHORT_LEAD = threshold(__file__, "short_words"), threshold(__file__, "short_lead")
REASON = "The page says that its language is “{declared}”, but the text is in “{found}”."


def wrong_page_language(snapshot: Snapshot) -> Iterator[Assertion]:
    """Compares ``html lang`` with the language of the main text (of all text when there is no main text).

    Text marked as another language is left out. A missing ``lang``, or one that is no language code, is axe's to report.
    """
    if not CODE.fullmatch(snapshot.lang.strip()):
        yield say.inapplicable()
        return
    where = Element("html", f'<html lang="{snapshot.lang}">', place=Place.MAIN)
    text = language_text(snapshot)
    found = guess(text)
    short = other_language(text, snapshot.lang, words=int(SHORT), lead=SHORT_LEAD)
    written = foreign_script(text, snapshot.lang)
    if not text.strip():
        yield say.unsure(None, "There is no text on this page, so its language is unknown.")
    elif written or (short and content_words(text) < ENOUGH):
        yield say.failed(where, REASON, declared=snapshot.lang, found=written or short)
    elif content_words(text) < ENOUGH:
        yield say.unsure(where, "There is too little text to know its language. The page says: {declared}.", declared=snapshot.lang)
    elif found.lang == declared(snapshot.lang):
        yield say.page_passed()
    elif found.lang is None or found.margin < CLEAR or _near(snapshot.lang):
        yield say.unsure(where, "We do not know which language the text is in. The page says: {declared}.", declared=snapshot.lang)
    else:
        yield say.failed(where, REASON, declared=snapshot.lang, found=found.lang)


def _near(tag: str) -> bool:
    """Whether the page declares a language that our word lists do not tell from Dutch, French, English or German."""
    return tag.strip().lower().replace("_", "-").split("-")[0] in KIN
