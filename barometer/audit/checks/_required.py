"""How a form says which of its fields must be filled in, in Dutch, French, English and German."""

from __future__ import annotations

import re

from barometer.audit.snapshot import Field, Snapshot

_WORD = r"verplicht|required|mandatory|obligatoire|requis|pflicht(feld|angabe)|erforderlich|moet je invullen|must be (filled|completed)"
MARK = re.compile(rf"\*|{_WORD}", re.IGNORECASE)
STAR_TOLD = re.compile(
    rf"(\*|sterretjes?|asterisk\w*|ast[ée]risque\w*|étoiles?|stars?\b|sternchen).{{0,60}}({_WORD})|({_WORD}).{{0,60}}(\*|sterretjes?|asterisk|ast[ée]risque|étoile|star\b|sternchen)",
    re.IGNORECASE,
)
ALL_TOLD = re.compile(
    rf"\b(alle|all|every|tous les|toutes les|elk|each)\b.{{0,30}}(velden|vragen|antwoorden|fields|questions|answers|champs|réponses|felder"
    rf"|veld|field).{{0,40}}({_WORD}|\bneeded)|\b(all|alle|tous|toutes)\b.{{0,20}}({_WORD})",
    re.IGNORECASE,
)
OPTIONAL = re.compile(
    r"optione|optional|niet verplicht|mag leeg|niet nodig|facultati|(non|pas) obligatoire|not (required|needed|mandatory"
    r"|compulsory)|(left|leave) (it |this |them )?(empty|blank)|laisser vide|freiwillig|als je (dat|het) wil"
    r"|indien van toepassing|if any",
    re.IGNORECASE,
)
SHORT_FORM = 3
"""Fields in a form, such as a sign-in, in which it goes without saying that all of them are needed."""


def all_told(snapshot: Snapshot) -> bool:
    """Whether a text says that every field must be filled in."""
    return any(ALL_TOLD.search(text) for text in texts(snapshot))


def texts(snapshot: Snapshot) -> list[str]:
    """The texts of the page, with those that are tied to fields."""
    return [block.element.text for block in snapshot.blocks or ()] + [field.described for field in snapshot.fields or ()]


def optional_told(fields: list[Field]) -> bool:
    """Whether at least one of these fields says that it may stay empty, so that the others may not."""
    return any(OPTIONAL.search(f"{field.label} {field.placeholder} {field.hint} {field.described}") for field in fields)


def marked(field: Field) -> bool:
    """Whether the field itself says, in words or with an asterisk, that it must be filled in."""
    return bool(MARK.search(f"{field.label} {field.placeholder} {field.described} {field.hint} {field.mark}")) and not OPTIONAL.search(
        field.label
    )
