"""Error messages at a field that only say that something is wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from barometer.audit.checks._patterns import FORMAT_TOLD, NATIONAL_NUMBER, purpose
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

_WRONG = (
    r"(ongeldige?|fout(ief|ieve)?|verkeerde?|onjuiste?|niet (juist|correct|geldig|goed|ok)|in ?valid|incorrect|wrong|not (valid|correct)"
    r"|bad|erron[ée]e?|invalide|incorrecte?|(non|pas) valide|faux|fausse"
    r"|ung[üu]ltig(e[rs]?)?|falsch(e[rs]?)?|fehlerhaft|nicht (g[üu]ltig|korrekt))"
)
_THING = (
    r"(veld|waarde|invoer|gegevens?|antwoord|formaat|ingave|input|value|field|entry|format|answer|data|champ|valeur|saisie|réponse|donnée"
    r"|eingabe|wert|feld|angabe)"
)
BARE = re.compile(
    rf"((fout|error|erreur|fehler)\b[\s:!.]*)?((de|het|dit|deze|een|this|the|an?|ce|cette|le|la|l’|l'|un|une|dieses?|diese|die|der|das)\s*)?({_THING}\s+)?"
    rf"((is|was|est|ist|n['’]est|bevat een)\s*)?({_WRONG}|fout|error|erreur|fehler)(\s+{_THING})?"
    rf"|(vul een|geef een|please enter a|enter a|saisissez une|indiquez une)\s+(geldige?|valid|valide)?\s*{_THING}(\s+(in|valide))?",
    re.IGNORECASE,
)
"""Messages that say no more than that it is wrong, without what or why."""
FORMAT = re.compile(
    r"datum|geboren|\bdate\b|\bborn|birth|naissance|geburt|\biban\b|rekening|bank account|compte bancaire|konto|e-?mail|courriel"
    r"|telefoon|gsm|phone|mobile|téléphone|telefon|postcode|post ?nummer|code postal|\bplz\b|nummerplaat|kenteken|ondernemingsnummer|btw",
    re.IGNORECASE,
)
KINDS = frozenset({"email", "tel", "url", "date", "number"})


def error_says_too_little(snapshot: Snapshot) -> Iterator[Assertion]:
    """What a form answers at a field, and what stands there as an error, when it is no more than “Invalid”.

    Fails when the field asks something with a form of writing and nothing near it says which; a person looks at the other fields.
    """
    said: dict[str, str] = {}
    known = {field.element.selector: field for field in snapshot.fields or () if not field.element.frame}
    for trial in snapshot.forms_tried or ():
        told: dict[str, list[str]] = defaultdict(list)
        for message in trial.messages:
            told[message.field or message.near].append(message.element.text)
        for about in known.keys() & told.keys():
            text = " ".join(dict.fromkeys(told[about]))
            if trial.kind == "mistakes" or BARE.fullmatch(_core(text, known[about])):
                said.setdefault(about, text)
    pairs = [(known[selector], text) for selector, text in sorted(said.items())]
    pairs += [
        (field, _tied(field)) for field in snapshot.fields or () if not field.error and _tied(field) and field.element.selector not in said
    ]
    pairs += [(field, field.error) for field in snapshot.fields or () if field.error and field.element.selector not in said]
    bare = [(field, text) for field, text in pairs if BARE.fullmatch(_core(text, field))]
    found = [_judged(field, text) for field, text in bare]
    yield from reported([*found, *say.passed(field.element for field, text in pairs if (field, text) not in bare)], say)


def _tied(field: Field) -> str:
    """What is tied to a field that says in the code that it is wrong, when that is no more than the word for it."""
    return field.described if field.invalid and BARE.fullmatch(_core(field.described, field)) else ""


def _core(text: str, field: Field) -> str:
    """The message without signs at its ends, and with the label of the field read as “field”."""
    label = re.sub(r"\([^()]*\)", " ", field.label).strip(" :*")
    plain = re.sub(re.escape(label), "veld", text, flags=re.IGNORECASE) if len(label) > 2 else text
    return " ".join(re.sub(r"[“”\"«»]", " ", plain).strip(" .!:*✗✖⚠×").split())


def _judged(field: Field, text: str) -> Assertion:
    label = (field.label or field.element.text)[:200]
    near = " ".join((field.label, field.described, field.hint, field.placeholder, field.title, field.nearby)).replace(text, " ")
    strict = field.kind in KINDS or field.pattern or FORMAT.search(label) or NATIONAL_NUMBER.search(label) or purpose(field) == "bday"
    if strict and not FORMAT_TOLD.search(near):
        return say.failed(field.element, "“{label}” only says “{message}”, and nothing tells what a good answer looks like.", label=label,
                          message=text)  # fmt: skip
    return say.unsure(field.element, "“{label}” only says “{message}”. Does one know then what to do?", label=label, message=text)
