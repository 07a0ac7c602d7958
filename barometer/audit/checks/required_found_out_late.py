"""Fields of which one only reads that they must be filled in after the form was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.form_trial import Answer, FormTrial, Message
from barometer.audit.checks._patterns import TYPED, is_search
from barometer.audit.checks._required import OPTIONAL, SHORT_FORM, all_told, marked, optional_told, texts
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

DEMANDS = re.compile(
    r"\b(verplicht|ontbreekt|leeg|niet ingevuld|nog niet|moet|vul|kies|geef|selecteer|duid|schrijf|typ|required|missing|empty|blank|must"
    r"|enter|choose|select|fill in|provide|obligatoire|manque|vide|requis|remplissez|choisissez|indiquez|saisissez|complétez"
    r"|entrez|pflichtfeld|fehlt|leer|erforderlich|geben sie|wählen)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"\b(vul|beantwoord)\b.{0,20}\b(alles|alle (velden|vragen|gegevens)|elk veld|elke vraag)\b|\b(fill in|answer|complete) (all|every)"
    r"|(remplissez|complétez) tou[ts]|(mag|mogen) (je |u )?leeg",
    re.IGNORECASE,
)
"""Sentences about a whole form by which one knows what must be filled in."""


def required_found_out_late(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields about which a form that was sent empty complains, and which neither the code nor any words showed to be required before.

    Fails where other fields of the form may stay empty: nobody could tell them apart. Where all of them are asked a person looks, unless
    the form is short. What the code requires is told by ``required_not_marked``.
    """
    told = texts(snapshot)
    silent = all_told(snapshot) or any(WHOLE.search(text) or (OPTIONAL.search(text) and len(text) < 300) for text in told)
    tried = [trial for trial in snapshot.forms_tried or () if trial.kind == "empty" and trial.answer is Answer.TOLD]
    yield from reported([one for trial in tried for one in _judged(trial, snapshot.fields or (), told=silent)], say)


def _judged(trial: FormTrial, fields: tuple[Field, ...], *, told: bool) -> Iterator[Assertion]:
    mine = [field for field in fields if not field.element.frame and field.form == trial.form.selector and _asked(field)]
    about: dict[str, Message] = {}
    for message in trial.messages:
        if DEMANDS.search(message.element.text):
            about.setdefault(message.field or message.near, message)
    asked = [field for field in mine if field.element.selector in about]
    late = [field for field in asked if not field.required and not marked(field) and not OPTIONAL.search(f"{field.label} {field.hint}")]
    if told or optional_told(mine):
        late = []
    if late and len(asked) == len(mine):
        if len(mine) > SHORT_FORM:
            reason = "All {count} fields of this form must be filled in. Does anything say so before one sends it?"
            yield say.unsure(late[0].element, reason, count=len(mine))
        late, asked = [], [field for field in asked if field not in late]
    for field in late:
        said = about[field.element.selector].element.text[:200]
        yield say.failed(field.element, "“{label}” may seem to stay empty. Only after sending the form says: “{message}”",
                         label=field.label[:200], message=said)  # fmt: skip
    yield from say.passed(field.element for field in asked if field not in late)


def _asked(field: Field) -> bool:
    return field.kind in TYPED | {"select", "file"} and not is_search(field) and bool(field.label) and not field.filled
