"""Labels of fields that do not say what to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

EMPTY_WORDS = re.compile(
    r"(veld|invulveld|invoer(veld)?|tekst(veld|vak)?|label|field|form ?field|input( field)?|text ?(field|box|area)?|enter (text"
    r"|value|here)|fill in( here)?|type here"
    r"|vul (hier )?in|typ hier|waarde|value|placeholder|untitled|naamloos|champ( de texte)?|saisie|valeur|remplissez( ici)?|feld"
    r"|eingabe(feld)?|textfeld|wert"
    r"|undefined|null)[\s_#-]*\d{0,3}",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)")
_SAYS_KIND_ONLY = frozenset(
    {"vraag", "question", "option", "optie", "keuze", "select", "kies", "choose", "tekst", "text", "value", "waarde"}
)
"""Words that can be right beside a heading, so that they fail only with a number or are for a person to look at."""


def vague_label(snapshot: Snapshot) -> Iterator[Assertion]:
    """A label such as “veld 1” or “*” fails; one such as “Vraag” is for a person. A field without any name is axe's to report."""
    yield from reported(_judged(snapshot), say)


def _judged(snapshot: Snapshot) -> Iterator[Assertion]:
    fine = []
    for field in snapshot.fields or ():
        label = (field.label or field.element.text).strip()
        bare = _ASIDE.sub(" ", label).strip(" :*.?!…-_()").casefold()
        if not label:
            continue
        if bare in _SAYS_KIND_ONLY:
            yield say.unsure(field.element, "Does “{label}” say what to fill in here?", label=label[:200])
        elif (not bare or EMPTY_WORDS.fullmatch(bare)) and field.kind not in ("checkbox", "radio", "switch"):
            yield say.failed(field.element, "“{label}” does not say what to fill in here.", label=label[:200])
        else:
            fine.append(field.element)
    yield from say.passed(fine)
