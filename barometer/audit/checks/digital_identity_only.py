"""A step that asks for eID or itsme and names no other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._patterns import names_other_way
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = Say(__file__)

_KEY = (
    r"(itsme|e-?id\b|csam\b|digid\b|eherkenning|franceconnect|one login|bundid"
    r"|elektronische identiteitskaart|digitale sleutels?|electronic identity card"
    r"|carte d['’]identité électronique|clés? numériques?)"
)
_ENTER = (
    r"(aanmeld\w*|meld (je|u) .{0,20}aan|inlog\w*|log(t)? .{0,10}in\b|identificeer\w*|onderteken\w*|bevestig\w*|sign in|log ?in|identify"
    r"|(se )?connecte[rz]\b|connexion|identifie[rz]\b|anmelden|einloggen)"
)
ASKS = re.compile(
    rf"{_ENTER}[^.!?]{{0,60}}\b{_KEY}|{_KEY}[^.!?]{{0,40}}{_ENTER}|\b(via|alleen met|enkel met|only with|uniquement (avec|via)"
    rf"|nur mit) {_KEY}"
    r"|aanmelden (via|bij) de overheid",
    re.IGNORECASE,
)
NO_OTHER = re.compile(
    r"andere manier is er niet|geen andere manier|de enige manier|kan alleen (online|digitaal)"
    r"|(no|not any) other way|(is|it'?s) the only way"
    r"|aucun autre moyen|pas d['’]autre (moyen|façon)|le seul moyen|la seule façon",
    re.IGNORECASE,
)
"""Where the page itself says that there is no other way, a telephone number in the footer is none."""
PASSWORD = re.compile(
    r"(e-?mail\w*|gebruikersnaam|username|user name|nom d['’]utilisateur|benutzername) (en|and|et|und) (een |je |uw |your |votre )?"
    r"(wachtwoord|password|mot de passe|passwort)",
    re.IGNORECASE,
)


def digital_identity_only(snapshot: Snapshot) -> Iterator[Assertion]:
    """Main content that tells to sign in with eID or itsme; a counter, phone, appointment, letter or password is another way."""
    blocks, links = snapshot.blocks or (), snapshot.links or ()
    asking = _asking(snapshot)
    if asking is None:
        yield say.inapplicable()
    elif _password(snapshot) or names_other_way(blocks, links, place=Place.MAIN):
        yield say.page_passed()
    elif names_other_way(blocks, links, place=Place.TEMPLATE) and not any(NO_OTHER.search(block.element.text) for block in blocks):
        reason = "This asks for a digital key. Only the header or footer names a counter or phone: does it help with this step?"
        yield say.unsure(asking, reason)
    else:
        yield say.failed(asking, "This asks for a digital key, and the page names no counter, phone, appointment or letter.")


def _asking(snapshot: Snapshot) -> Element | None:
    told = [link.element for link in snapshot.links or ()] + [block.element for block in snapshot.blocks or ()]
    return next((one for one in told if one.place is Place.MAIN and ASKS.search(one.text)), None)


def _password(snapshot: Snapshot) -> bool:
    typed = any(field.kind == "password" and field.element.place is Place.MAIN for field in snapshot.fields or ())
    return typed or any(PASSWORD.search(block.element.text) for block in snapshot.blocks or ())
