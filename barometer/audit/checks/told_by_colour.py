"""Required or wrong fields, or a meaning, that only a colour tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.checks._senses import COLOUR, sentences
from barometer.audit.element import Element
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

_IN_COLOUR = (
    rf"((in|en|in het|in de kleur|in color|in colour|marked|shown|aangeduid|gemarkeerd|onderlijnd|highlighted|écrits?) (in |in het "
    rf"|en )?(een )?{COLOUR}\b"
    rf"|\b{COLOUR} (velden|vakken|labels|items|fields|boxes|text|tekst|letters|options|felder)\b|\b(champs|cases|textes?) {COLOUR}\b"
    rf"|\b{COLOUR} (gekleurde?|gemarkeerde?|colou?red|highlighted)\b)"
)
_REQUIRED = (
    r"\b(verplicht\w*|moet je invullen|vul\b.{0,20}\bin|required|mandatory|must be (filled|completed)|obligatoires?|requis|fouten?"
    r"|fout|errors?|erreurs?|pflichtfelder|erforderlich|invullen|correct)\b"
)
REQUIRED_IN_COLOUR = re.compile(rf"{_REQUIRED}.{{0,80}}?{_IN_COLOUR}|{_IN_COLOUR}.{{0,80}}?{_REQUIRED}", re.IGNORECASE)
MEANS_IN_COLOUR = re.compile(
    rf"\b{COLOUR} (betekent|staat voor|wil zeggen|means|indicates|stands for|signifie|veut dire|bedeutet|=)|(is|are|zijn|staan"
    rf"|worden|sont) {_IN_COLOUR}",
    re.IGNORECASE,
)
MARKED = re.compile(
    r"\*|verplicht|required|mandatory|obligatoire|requis|pflicht|erforderlich|niet ingevuld|fout|error|erreur", re.IGNORECASE
)


def told_by_colour(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when the text says that fields of a colour are required or wrong, and none of the fields says so in words or with a sign.

    Any other meaning that the text gives to a colour is for a person to look at.
    """
    yield from reported(_judged(snapshot), say)


def _judged(snapshot: Snapshot) -> Iterator[Assertion]:
    fine: list[Element] = []
    marked = any(_is_marked(field) for field in snapshot.fields or ())
    for element, sentence in sentences(snapshot):
        if REQUIRED_IN_COLOUR.search(sentence):
            if marked or (MARKED.search(sentence) and "*" in sentence):
                fine.append(element)
            elif snapshot.fields:
                yield say.failed(
                    element, "Only a colour tells which fields are meant: “{sentence}”", shown=sentence, sentence=sentence[:300]
                )
            else:
                yield say.unsure(element, "Does anything but the colour tell this? “{sentence}”", shown=sentence, sentence=sentence[:300])
        elif MEANS_IN_COLOUR.search(sentence):
            yield say.unsure(element, "Does anything but the colour tell this? “{sentence}”", shown=sentence, sentence=sentence[:300])
    yield from say.passed(fine)


def _is_marked(field: Field) -> bool:
    return bool(MARKED.search(f"{field.label} {field.mark} {field.hint} {field.error} {field.described} {field.placeholder}"))
