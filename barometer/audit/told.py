"""What is told about a finding: the words of every check, whether it looks at a page, across pages, or is a rule of axe-core."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from barometer.audit.across import SiteCheck, site_checks
from barometer.audit.axe import ALL, axe_words
from barometer.audit.checks import Check, checks
from barometer.audit.checks._form import read_reasons
from barometer.audit.words import Phrase, Words, nearest
from barometer.domain.evidence import Assertion
from barometer.errors import NotFoundError
from barometer.i18n import translations


@cache
def own_checks() -> Mapping[str, Check | SiteCheck]:
    """Every check of ours by id: those of one page, then those across pages."""
    return MappingProxyType({**checks(), **site_checks()})


def words(check_id: str, lang: str) -> Words:
    """Title, why and mend of a check of ours or of ``axe:<rule>``; NotFoundError for an id that nothing has."""
    if check_id == ALL:
        text = "axe-core could not look at this page or this part of it."
        return Words(read_reasons()[text].get(lang, text), "", "", lang)
    if check_id.startswith("axe:"):
        return axe_words(check_id.removeprefix("axe:"), lang)
    check = own_checks().get(check_id)
    if check is None:
        raise NotFoundError("There is no check '{check}'.", check=check_id)
    code = nearest(lang, check.title)
    return Words(check.title[code], check.why[code], check.mend[code], code)


def translate_reason(assertion: Assertion, lang: str) -> Phrase:
    """The reason of an assertion with its values filled in: by the check, the runner, or the catalogue of the interface.

    axe's own messages, and sentences that nobody translated, stay English.
    """
    check = own_checks().get(assertion.check)
    table = {**read_reasons(), **(check.reasons if check else {})}.get(assertion.reason, {})
    text = table.get(lang) or (translations(lang).gettext(assertion.reason) if assertion.reason else "")
    code = "en" if text == assertion.reason else lang
    for name, value in assertion.values:  # not str.format: values and axe's messages hold text of the page, braces included
        text = text.replace("{" + name + "}", value)
    return Phrase(text, code)
