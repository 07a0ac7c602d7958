"""Fields that refuse what residents really have: their name, their number, the way in which it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.answers import ANSWERS
from barometer.audit.checks._patterns import FORMAT_TOLD, NATIONAL_NUMBER, is_search, purpose
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

IBAN = re.compile(r"\b(iban|(bank)?rekening(nummer)?|bankrekening(nummer)?|bank account|compte bancaire|kontonummer)\b", re.IGNORECASE)
HOUSE = re.compile(r"\b(huis(nummer|nr)|house number|numéro de (la )?maison|hausnummer)\b", re.IGNORECASE)
BOX = re.compile(r"\b(bus(nummer|nr)?|toevoeging|box|boîte|bte|appartement(nummer)?|extension|zusatz)\b", re.IGNORECASE)
AMOUNT = re.compile(r"\b(bedrag|inkomen|loon|huurprijs|amount|income|montant|revenu|betrag)\b|\b(in|en) euros?\b|€", re.IGNORECASE)
DATE = re.compile(r"(\w*datum|date( of birth| de naissance)?|birthday|geboren op)[\s:*]*", re.IGNORECASE)
WHOLE = re.compile(r"afgerond|\bhele\b|zonder komma|zonder cent|rounded|whole|without cents|arrondi|sans centimes|ganze", re.IGNORECASE)
LANDLINE = re.compile(r"\bvaste?\b|landline|\bfixe\b|festnetz", re.IGNORECASE)
MOBILE = re.compile(r"gsm|mobiel|mobile|handy|portable", re.IGNORECASE)
BELGIAN = re.compile(r"belgi|belge", re.IGNORECASE)
CLOSED_UP = re.compile(
    r"(zonder|without|no|sans|ohne) (\w+ (of|or|en|and|ou|et|ni|oder) )?(spaties?|streepjes?|koppeltekens?|spaces?|hyphens?"
    r"|dashes|espaces?|tirets?"
    r"|leerzeichen|bindestriche?)",
    re.IGNORECASE,
)
"""How a field asks for a number to be written without what makes it readable."""
NUMBERS = re.compile(r"nummer|number|numéro|\bcode|iban|rekening|account|compte|digits|cijfers|chiffres|ziffern", re.IGNORECASE)
OWN = frozenset({"family-name", "given-name", "name", "email", "house"})
"""What nobody can write in another way: no hint makes up for a refusal."""
TOKENS = {"tel-national": "tel", "tel": "tel", "family-name": "family-name", "given-name": "given-name", "name": "name", "email": "email",
          "postal-code": "postal-code", "bday": "date"}  # fmt: skip


def refuses_good_answers(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields with a pattern, a length or only digits, whose label clearly says what is asked, against answers that residents have.

    A refusal of what can also be written as the field wants it is for a person when the field says how. A field that refuses every answer
    of its kind asks something else. Where a number may hold no spaces, a person asks why the page does not take them out itself.
    """
    fields = snapshot.fields or ()
    boxes = {(one.element.frame, one.form) for one in fields if BOX.search(_label(one)) and not HOUSE.search(_label(one))}
    yield from reported(_judged(fields, boxes), say)


def _judged(fields: tuple[Field, ...], boxes: set[tuple[str, str]]) -> Iterator[Assertion]:
    fine = []
    for field in fields:
        kind = _kind(field)
        answers = _answers(field, kind, separate_box=(field.element.frame, field.form) in boxes)
        refused = [answer for answer in answers if answer in field.refused]
        if not refused and _closed_up(field):
            yield say.unsure(field.element, "“{label}” must be written without spaces or hyphens. Can the page not take them out itself?",
                             label=_label(field)[:200])  # fmt: skip
            continue
        if not answers or len(refused) == len(answers):
            continue
        if not refused:
            fine.append(field.element)
            continue
        label, answer = _label(field)[:200], refused[0]
        if kind == "postal-code":
            yield say.unsure(field.element, "“{label}” refuses “{answer}”. Can nobody who lives abroad need this form?", label=label,
                             answer=answer)  # fmt: skip
        elif kind in OWN or not _told(field):
            yield say.failed(field.element, "“{label}” refuses “{answer}”.", label=label, answer=answer)
        else:
            yield say.unsure(field.element, "“{label}” refuses “{answer}”, and says how it must be written. Can it not take both?",
                             label=label, answer=answer)  # fmt: skip
    yield from say.passed(fine)


def _label(field: Field) -> str:
    return field.label or field.element.text or field.nearby


def _beside(field: Field) -> str:
    return " ".join((_label(field), field.described, field.hint, field.placeholder, field.title))


def _closed_up(field: Field) -> bool:
    typed = field.kind in ("text", "tel", "number", "textbox")
    return typed and bool(CLOSED_UP.search(_beside(field))) and bool(NUMBERS.search(_beside(field)))


def _told(field: Field) -> bool:
    return bool(FORMAT_TOLD.search(_beside(field)))


def _kind(field: Field) -> str:
    """What is asked, as ``ANSWERS`` names it; '' when that is not clear or the browser refuses nothing."""
    limited = field.pattern or field.longest or field.kind == "number"
    if not limited or field.kind not in ("text", "tel", "email", "number") or is_search(field):
        return ""
    label = _label(field)
    for kind, words in (("national", NATIONAL_NUMBER), ("iban", IBAN), ("house", HOUSE)):
        if words.search(label):
            return kind
    if DATE.fullmatch(label.strip()) and field.kind == "text":
        return "date"
    if AMOUNT.search(label) and field.pattern and field.kind != "number":
        return "amount"
    asked = purpose(field) or (field.autocomplete.lower().split() or [""])[-1]
    return TOKENS.get(asked, "")


def _answers(field: Field, kind: str, *, separate_box: bool) -> tuple[str, ...]:
    """The answers of this kind that this field should take."""
    answers = ANSWERS.get(kind, ())
    beside = _beside(field)
    if kind == "house" and (separate_box or re.search(r"(zonder|without|sans|ohne) \w+", beside, re.IGNORECASE)):
        return () if field.kind == "number" else ("12",)
    if kind == "tel":
        if MOBILE.search(beside) or LANDLINE.search(beside):
            answers = tuple(one for one in answers if ("470" in one) is bool(MOBILE.search(beside)))
        # What does not fit because of the sign of the country alone is no reason to fail a field that takes the number as it is dialled.
        return tuple(one for one in answers if not one.startswith("+") or field.pattern)
    if kind == "amount" and (WHOLE.search(beside) or "1450.50" in field.refused):
        return ()
    if kind == "date":
        # Somebody who is asked for a date writes day, month and year with strokes, unless the field wants another sign.
        return ("14/03/1984", *(one for one in answers[1:] if one not in field.refused))
    if kind == "postal-code" and BELGIAN.search(beside):
        return ("9000",)
    return answers
