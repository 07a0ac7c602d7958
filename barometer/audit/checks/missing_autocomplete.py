"""Fields for the resident's own name, address and so on that browsers cannot fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._patterns import is_search, purpose
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = Say(__file__)

ABOUT_ANOTHER = re.compile(
    r"\b(kind|kinderen|partner|ouder|moeder|vader|leerling|overledene|slachtoffer|getuige|vereniging|organisatie|bedrijf|school|melding|overlast"
    r"|child|parent|mother|father|pupil|deceased|witness|organisation|company|enfant|conjoint|mère|père|élève|défunt|témoin|association|entreprise"
    r"|mandataris|gemachtigde|vertegenwoordiger|representative|représentant)\b",
    re.IGNORECASE,
)

ABOUT_PLACE = re.compile(
    r"\b(meld(en|t|punt)?(?! (je|uw|u|mijn)\b)|pothole|put(ten)? in de weg|wegdek|zwerfvuil|sluikstort\w*|defect\w*|kapot\w*|schade|klacht"
    r"|evenement\w*|activiteit\w*|feest\w*|parkeerverbod|inname|verhuislift|bouw(plaats|werf)|openbare werken|werf|bouwvergunning|ramp|fuif"
    r"|graf|perceel|event|complaint|damage|roadworks|report (a|an|something)"
    r"|street ?light|signal(er|ement)|problème|nid-de-poule|dépôt|dégât|plainte|événement|fête|travaux|permis|chantier)\b",
    re.IGNORECASE,
)
"""Words of pages on which an address may be that of what is reported or asked for, and not that of the resident."""
ADDRESS = frozenset({"street-address", "postal-code", "address-level2"})


def missing_autocomplete(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fields whose label is exactly a purpose of WCAG's list. On a page about somebody else (a child, a partner) the doubt stays.

    So it does for an address on a page where something is reported, and for a field that searches a list of streets or places; such a
    field that turns the help of the browser off is left out.
    """
    fields = [one for one in snapshot.fields or () if purpose(one) and not is_search(one) and not _searches(one)]
    fine = [one for one in fields if _has_token(one)]
    told = " ".join(heading.element.text for heading in snapshot.headings or () if heading.element.place is Place.MAIN)
    labels = " ".join(one.label for one in snapshot.fields or ())
    another = bool(ABOUT_ANOTHER.search(f"{told} {labels} {snapshot.title}"))
    place = bool(ABOUT_PLACE.search(f"{told} {snapshot.title} {' '.join(one.group for one in fields)}"))
    found = [_judged(one, another=another or one.suggests or (place and purpose(one) in ADDRESS)) for one in fields if not _has_token(one)]
    yield from reported([*found, *say.passed(one.element for one in fine)], say)


def _searches(field: Field) -> bool:
    """Whether what is typed is looked up in a list of the page, in the way of which the browser's own list would stand."""
    return field.suggests and field.autocomplete.lower() == "off"


def _has_token(field: Field) -> bool:
    return field.autocomplete.lower() not in ("", "on", "off")


def _judged(field: Field, *, another: bool) -> Assertion:
    token, label = purpose(field), field.label or field.element.text or field.nearby
    if another:
        return say.unsure(field.element, "Does “{label}” ask for something of the resident? Then it needs autocomplete=\"{token}\".",
                          label=label, token=token)  # fmt: skip
    return say.failed(field.element, "“{label}” does not say in the code what it asks: autocomplete=\"{token}\" is missing.",
                      label=label, token=token)  # fmt: skip
