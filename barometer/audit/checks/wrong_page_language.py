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
from barometer.plain.language import declared, guess
from barometer.plain.running import content_words

say = Say(__file__)

CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
ENOUGH, CLEAR = threshold(__file__, "enough_words"), threshold(__file__, "clear_lead")


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
    if not text.strip():
        yield say.unsure(None, "There is no text on this page, so its language is unknown.")
    elif content_words(text) < ENOUGH:
        yield say.unsure(where, "There is too little text to know its language. The page says: {declared}.", declared=snapshot.lang)
    elif found.lang == declared(snapshot.lang):
        yield say.page_passed()
    elif found.lang is None or found.margin < CLEAR:
        yield say.unsure(where, "We do not know which language the text is in. The page says: {declared}.", declared=snapshot.lang)
    else:
        reason = "The page says that its language is “{declared}”, but the text is in “{found}”."
        yield say.failed(where, reason, declared=snapshot.lang, found=found.lang)
