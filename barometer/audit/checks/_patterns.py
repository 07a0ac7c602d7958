"""Word lists in Dutch, French, English and German that more than one check needs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from barometer.audit.snapshot import Field, Link, TextBlock
from barometer.domain.vocabulary import Place

_MARKS = re.compile(
    r"[*:?]|\((verplicht|optioneel|niet verplicht|required|optional|obligatoire|facultatif|pflichtfeld)[^)]*\)", re.IGNORECASE
)
_OWNER = re.compile(r"^(vul )?(hier )?(je|jouw|uw|mijn|your|my|votre|vos|ton|ta|mon|ma|ihre?|dein)e?\s+", re.IGNORECASE)

# What a field asks of the person who fills it in → token of https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill
PURPOSES = {
    "name": r"(volledige )?naam|naam en voornaam|voornaam en (achter|familie)?naam|full name|name|nom et prénom|nom complet"
    r"|vor- und nachname",
    "given-name": r"voornaam|first name|given name|prénom|vorname",
    "family-name": r"achternaam|familienaam|last name|family name|surname|nom de famille|nachname|familienname",
    "email": r"e-?mail(adres)?|e-?mail ?address|adresse e-?mail|courriel|adresse électronique|e-?mail-?adresse",
    "tel": r"telefoon(nummer)?|gsm(-?nummer)?|mobiel(e)?( nummer)?|tel\.?|(tele)?phone( number)?|mobile( number)?"
    r"|(numéro de )?téléphone|(numéro de )?gsm"
    r"|telefon(nummer)?|handynummer",
    "street-address": r"adres|address|adresse|straat( en (huis)?nummer)?|street( address)?|rue( et numéro)?|straße( und hausnummer)?",
    "postal-code": r"post(code|nummer)|postal code|zip( code)?|code postal|postleitzahl|plz",
    "address-level2": r"gemeente|woonplaats|city|town|commune|localité|ville|wohnort|ort",
    "bday": r"geboortedatum|date of birth|birth ?date|date de naissance|geburtsdatum",
}
_PURPOSES = {token: re.compile(words, re.IGNORECASE) for token, words in PURPOSES.items()}
NATIONAL_NUMBER = re.compile(r"rijksregister|insz|national (register )?number|registre national|nationalregister", re.IGNORECASE)
# An example, a length or a form of writing beside a field.
FORMAT_TOLD = re.compile(
    r"\d|\b(dd|jj|jjjj|mm|yyyy|yy|aaaa|tt)\b|bijv|\bbv\b|\bvb\b|zoals|voorbeeld|formaat|vorm|cijfers?|letters?|tekens|e\.g|such as"
    r"|example|format|digits?|characters?|par exemple|chiffres?|lettres?|caractères"
    r"|comme|zonder|without|sans|beispiel|ziffern|zeichen|stellen",
    re.IGNORECASE,
)
TYPED = frozenset({"text", "email", "tel", "url", "search", "date", "number", "textbox", "searchbox", "textarea", "password"})
_SEARCH = re.compile(r"\b(zoek\w*|search|recherche\w*|rechercher|such\w*|trefwoord\w*|keyword\w*)\b", re.IGNORECASE)

# Ways for the resident to reach a person. "We bellen je" and "je krijgt een brief" go the other way, a "digitaal loket" is no counter.
OTHER_WAY = re.compile(
    r"(?<!digitaal )(?<!digitale )(?<!online )(?<!e-)\b(loket(ten)?|balie)\b"
    r"|\b(onthaal|telefonisch|(per|via de|aan de|met de) telefoon|bel (ons|naar|gratis|het|de|dan|op|even)|bel je|(je|u) (kan|kunt"
    r"|mag) (ons )?(ook )?bellen"
    r"|(maak|zonder|na|met|op) (een |je )?afspraak|afspraak maken|per post|met de post|per brief|schrijf ons|op papier|papieren formulier"
    r"|langskomen|kom(t|en)? (gerust |zelf )?(langs|naar)|ter plaatse|stadhuis|gemeentehuis|stadskantoor|dienstencentrum|stadswinkel"
    r"|by phone|phone us|call us|telephone us|call (free|the)|counter|(help|front|service) ?desk|appointment|in person|by post|by mail"
    r"|town hall|city hall"
    r"|(au|du|le|notre) guichet|guichets|par téléphone|appelez|téléphonez|rendez-vous|par courrier|par la poste|sur place|en personne"
    r"|maison communale|hôtel de ville"
    r"|schalter|telefonisch|rufen sie|termin|brieflich|rathaus|gemeindehaus)\b",
    re.IGNORECASE,
)
# Belgian numbers as people write them: 014 12 34 56, 02 123 45 67, 0470 12 34 56, +32 …, 0800 …, 1700.
PHONE = re.compile(
    r"(?<![\d.,/-])(\+32|0032|0)[ ./()-]*\d{1,3}([ ./-]?\d{2,3}){2,4}(?![\d/-])|\b(bel|tel\.?|telefoon|call|appelez le)\s*:?\s*\d{4}\b",
    re.IGNORECASE,
)
# A Belgian post code with the name of a place, after a street with a number: an address where one can go or write to.
_SAMPLE = re.compile(r"\b(bijvoorbeeld|bv|vb|zoals|example|e\.g|such as|par exemple|p\.ex|comme|beispiel|z\.\s?b)\b", re.IGNORECASE)
ADDRESS = re.compile(r"\b[A-ZÀ-Þ][\w'’.-]+( [\w'’.-]+){0,4} \d{1,4}\s?\w?(,| -| –)?\s+(B-)?[1-9]\d{3} [A-ZÀ-Þ]")


def purpose(field: Field) -> str:
    """The autofill token of a field that asks for the resident's own name, address and so on, by its label; '' when it does not clearly."""
    if field.kind not in TYPED or field.kind in ("search", "searchbox", "password", "textarea"):
        return ""
    label = _OWNER.sub("", _MARKS.sub(" ", field.label or field.element.text or field.nearby).strip()).strip(" .-")
    return next((token for token, words in _PURPOSES.items() if words.fullmatch(" ".join(label.split()))), "")


def is_search(field: Field) -> bool:
    """Whether this is the box of a search, of the site or of a list."""
    return field.kind in ("search", "searchbox") or bool(_SEARCH.search(f"{field.label} {field.element.text} {field.placeholder}"))


def asks_personal(fields: Iterable[Field]) -> list[Field]:
    """Fields in the main content that ask who the resident is; a lone e-mail field (a newsletter) is not enough."""
    found = [one for one in fields if one.element.place is Place.MAIN and not is_search(one)]
    personal = [one for one in found if purpose(one) or NATIONAL_NUMBER.search(one.label or one.element.text)]
    return personal if len(found) > 1 else [one for one in personal if purpose(one) != "email"]


def names_other_way(blocks: Iterable[TextBlock], links: Iterable[Link], *, place: Place | None = None) -> bool:
    """Whether text or links (in one place, or anywhere) name a phone, a counter, an appointment, post or a postal address."""
    texts = [block.element.text for block in blocks if place in (None, block.element.place) and not _hint(block.element.text)]
    there = [link for link in links if place in (None, link.element.place)]
    if any(link.href.lower().startswith("tel:") for link in there):
        return True
    # An address is often spread over lines, so lines are also looked at together.
    whole = "\n".join([*texts, *(link.element.text for link in there)])
    return bool(OTHER_WAY.search(whole) or PHONE.search(whole) or ADDRESS.search(" ".join(texts)))


def _hint(text: str) -> bool:
    """Whether this is a short example beside a field, such as “bijvoorbeeld 0470 12 34 56”."""
    return len(text) < 60 and bool(_SAMPLE.search(text))
