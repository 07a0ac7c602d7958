"""A form or an application that names no phone, counter or address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._patterns import asks_personal, names_other_way
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = Say(__file__)

APPLY = re.compile(
    r"(start|begin)( met)? (je|uw|jouw|de|een|mijn) (online )?(aanvraag|aangifte|inschrijving|melding|dossier)"
    r"|(online |nu )?(aanvragen|inschrijven|aangifte doen)|vraag .{1,50} (nu |online )?aan|schrijf (je|u) (nu |online )?in"
    r"|dien .{0,40}aanvraag in"
    r"|apply( now| online| for .{1,50})?|start (your|the) application|(faire|introduire|commencer) (une|la|votre) (demande"
    r"|inscription)|demander .{1,50} en ligne"
    r"|(online |jetzt )?beantragen",
    re.IGNORECASE,
)
CONTACT = re.compile(r"\b(contact\w*|kontakt\w*|hulp nodig|lukt het niet|help)\b", re.IGNORECASE)


def no_other_channel(snapshot: Snapshot) -> Iterator[Assertion]:
    """Pages that ask who the resident is, or that start an application: the page must name a phone, a counter, post or an address."""
    blocks, links = snapshot.blocks or (), snapshot.links or ()
    start = _start(snapshot)
    if start is None:
        yield say.inapplicable()
    elif names_other_way(blocks, links):
        yield say.page_passed()
    elif any(link.element.place is Place.MAIN and CONTACT.search(link.element.text) for link in links):
        yield say.unsure(
            start, "This step names no phone, counter or address, but links to contact or help. Is there a person behind that link?"
        )
    else:
        yield say.failed(start, "This step names no phone number, no counter and no postal address.")


def _start(snapshot: Snapshot) -> Element | None:
    personal = asks_personal(snapshot.fields or ())
    if personal:
        return personal[0].element
    links = [link.element for link in snapshot.links or () if link.element.place is Place.MAIN]
    return next((one for one in links if APPLY.fullmatch(one.text.strip(" .!›»→"))), None)
