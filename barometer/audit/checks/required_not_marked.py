"""Required fields that look like any other field."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from barometer.audit.checks._patterns import TYPED, is_search
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

_WORD = r"verplicht|required|mandatory|obligatoire|requis|pflicht(feld|angabe)|erforderlich|moet je invullen|must be (filled|completed)"
MARK = re.compile(rf"\*|{_WORD}", re.IGNORECASE)
STAR_TOLD = re.compile(
    rf"(\*|sterretjes?|asterisk\w*|ast[ée]risque\w*|étoiles?|stars?\b|sternchen).{{0,60}}({_WORD})|({_WORD}).{{0,60}}(\*|sterretjes?|asterisk|ast[ée]risque|étoile|star\b|sternchen)",
    re.IGNORECASE,
)
ALL_TOLD = re.compile(
    rf"\b(alle|all|every|tous les|elk|each)\b.{{0,30}}(velden|vragen|fields|questions|champs|felder|veld|field).{{0,40}}({_WORD})"
    rf"|\b(all|alle|tous)\b.{{0,20}}({_WORD})",
    re.IGNORECASE,
)
OPTIONAL = re.compile(
    r"optione|optional|niet verplicht|mag leeg|niet nodig|facultati|(non|pas) obligatoire|not (required|needed|mandatory"
    r"|compulsory)|(left|leave) (it |this |them )?(empty|blank)|laisser vide|freiwillig|als je (dat|het) wil"
    r"|indien van toepassing|if any",
    re.IGNORECASE,
)


def required_not_marked(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields that the code requires: the label, the text beside it or a sentence about all fields must say so.

    Fails when the form also has fields that are not required, for then nobody can tell them apart, or when asterisks are explained
    nowhere. A form in which every field is required needs no marks when it is short, and a person's eye when it is long.
    """
    forms: dict[tuple[str, str], list[Field]] = defaultdict(list)
    for field in snapshot.fields or ():
        if field.kind in TYPED | {"select", "file"} and not is_search(field) and field.label:
            forms[field.element.frame, field.form].append(field)
    texts = [block.element.text for block in snapshot.blocks or ()] + [field.described for field in snapshot.fields or ()]
    told = any(ALL_TOLD.search(text) for text in texts)
    stars = any(STAR_TOLD.search(text) for text in texts)
    yield from reported([one for fields in forms.values() for one in _judged(fields, told=told, stars=stars)], say)


def _marked(field: Field) -> bool:
    return bool(MARK.search(f"{field.label} {field.placeholder} {field.described} {field.hint} {field.mark}")) and not OPTIONAL.search(
        field.label
    )


def _judged(fields: list[Field], *, told: bool, stars: bool) -> Iterator[Assertion]:
    required = [field for field in fields if field.required]
    starred = [field for field in fields if "*" in f"{field.label} {field.mark}"]
    if starred and not stars:
        unexplained = starred[0]
        yield say.failed(unexplained.element, "“{label}” has an asterisk, and nothing says what it means.", label=unexplained.label[:200])
    optional_told = any(OPTIONAL.search(f"{field.label} {field.placeholder} {field.hint} {field.described}") for field in fields)
    silent = [field for field in required if not _marked(field)]
    if not told and not optional_told and silent:
        mixed = len(silent) < len(fields)
        if mixed:
            for field in silent:
                yield say.failed(field.element, "“{label}” must be filled in, and nothing that one sees says so.", label=field.label[:200])
            silent = []
        elif len(silent) > SHORT_FORM:
            yield say.unsure(
                silent[0].element, "All {count} fields of this form must be filled in. Does anything say so?", count=len(silent)
            )
            silent = []
        required = [field for field in required if _marked(field)] + silent
    yield from say.passed(field.element for field in required if field not in starred or stars)


SHORT_FORM = 3
"""Fields in a form, such as a sign-in, in which it goes without saying that all of them are needed."""
