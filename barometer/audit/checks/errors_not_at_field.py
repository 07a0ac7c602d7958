"""Error messages that do not say which field they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.form_trial import Answer
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact

say = Say(__file__)

ERROR = re.compile(
    r"\b(fout(en)?|verplicht|ontbreekt|ongeldig|vul|kies|geef|niet (correct|juist|geldig|ingevuld)|error|required|missing|invalid|enter"
    r"|choose|erreur|obligatoire|manque|invalide|remplissez|choisissez|indiquez|controleer|verbeter|kijk .{1,30} na|probeer opnieuw"
    r"|check|correct|could not|cannot|not valid|try again|mistakes?|nog niet|kon(den)? niet|vérifiez|corrigez|n['’]a pas|pas valides?)\b",
    re.IGNORECASE,
)
GENERAL = re.compile(
    r"\b(velden|vragen|antwoorden|formulier|gegevens|fout(en)?|fields|answers|questions|form|entries|data|values|information|errors?"
    r"|mistakes?|champs|réponses|questions|formulaire|informations|données|erreurs?)\b",
    re.IGNORECASE,
)
"""Words about a form as a whole: a sentence with them that names no field may be about any."""


def errors_not_at_field(snapshot: Snapshot) -> Iterator[Assertion]:
    """A message fails when it is tied to no field, stands beside none and names none, though several are asked.

    Where fields say in the code that they are wrong, or the message may mean one of them in other words, a person looks.
    One that stands beside its field and is only not tied to it in the code is a minor failure.
    """
    told = [trial for trial in snapshot.forms_tried or () if trial.answer is Answer.TOLD]
    found: list[Assertion] = []
    for trial in told:
        about = [one for one in trial.messages if one.field or one.near or ERROR.search(one.element.text)]
        tied = {one.field for one in about if one.field}
        loose = [one for one in about if one.near and not one.field and one.near not in tied]
        found += [
            say.failed(one.element, "This message stands beside its field but is not tied to it.", impact=Impact.MINOR) for one in loose
        ]
        named = [one for one in about if one.field or one.near or one.names_field]
        asked = sum(field.form == trial.form.selector and not field.element.frame for field in snapshot.fields or ())
        if about and not named and max(trial.required, asked) > 1:
            whole = trial.required > 1 or GENERAL.search(" ".join(one.element.text for one in about))
            if whole and not trial.invalid:
                found.append(say.failed(about[0].element, "This message does not say which field it is about."))
            else:
                found.append(say.unsure(about[0].element, "Does this message say which field it is about, and what is wrong there?"))
        found += say.passed(one.element for one in about if one.field)
    yield from reported(found, say)
