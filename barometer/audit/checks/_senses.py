"""Sentences that point at something by where it stands, how it looks or how it sounds, in Dutch, English, French and German."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._prose import is_running_block
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.plain.vague import is_vague_link

_STOPS = re.compile(r"(?<=[.!?…])\s+")

COLOUR = (
    r"(rode?|rood|groene?|blauwe?|gele?|geel|oranje|paarse?|paars|grijze?|grijs|roze|red|green|blue|yellow|orange|purple|gr[ea]y|pink"
    r"|rouges?|verte?s?|bleue?s?|jaunes?|grise?s?|roten?|grünen?|blauen?|gelben?)"
)
_ACT = (
    r"(klik|druk|tik|kies|gebruik|selecteer|open|vul|duid|vink|ga naar|click|press|tap|choose|select|use|push|hit|fill|go to"
    r"|cliquez|appuyez|choisissez|utilisez|sélectionnez|remplissez|cochez|klicken|drücken|wählen|benutzen|füllen)"
)
_CONTROL = (
    r"(knop(pen)?|icoon(tje)?|icoontjes|pictogram(men)?|link|vak(je|ken)?|veld(en)?|invoervak|hokje|pijl(tje)?|cirkel|vierkant|driehoek"
    r"|buttons?|icons?|links?|fields?|box(es)?|checkbox(es)?|arrows?|circles?|squares?|triangles?"
    r"|boutons?|icônes?|liens?|champs?|cases?|flèches?|cercles?|carrés?|schaltfläche|knopf|symbol|feld(er)?|pfeil|kreis)"
)
_SHAPE = (
    r"(ronde?|vierkante?|driehoekige?|stervormige?|grote?|grootste|kleine?|kleinste|bolle|round|square|circular|triangular|star-?shaped|diamond(-shaped)?|large|big|small"
    r"|largest|biggest|rectangular|oval|ronds?|rondes?|carrée?s?|grande?s?|petite?s?|triangulaires?|runden?|großen?|kleinen?|eckigen?)"
)
_SIDE = (
    r"(linker|rechter|linkse|rechtse|linksboven|rechtsboven|linksonder|rechtsonder|left(-hand)?|right(-hand)?|top(-| )?(left|right)"
    r"|bottom(-| )?(left|right)"
    r"|linken|rechten)"
)
_WHERE = (
    r"((aan de |aan |op de )?(rechterkant|linkerkant|rechterzijde|linkerzijde)|(rechts|links)(boven|onder)(aan)?"
    r"|in de (rechter|linker)\w*hoek"
    r"|(on|to|at|in) the (far |bottom |top |upper |lower )?(left|right)(-hand side| side| corner|(?=\s*([.,;:!?)]|$))|(?= (of|to"
    r"|and|in|at)\b))|(top|bottom|upper"
    r"|lower)[- ](left|right)( corner)?"
    r"|à (droite|gauche)|en (haut|bas) à (droite|gauche)|rechts (oben|unten)|links (oben|unten))"
)
BY_SENSE = re.compile(
    rf"\b{_ACT}\b.{{0,60}}?(\b(the|de|het|den|die|das|le|la|les) ({COLOUR}|{_SHAPE}|{_SIDE}) ({_SHAPE} |{COLOUR} )?(submit "
    rf"|send )?{_CONTROL}\b|\b{_CONTROL} ({_SHAPE}"
    rf"|{COLOUR})\b"
    rf"|\b{_CONTROL} ((hier |die |staat |vind je )*)(rechts|links)\b(?! (naar|of|en)\b)"
    rf"|\b{_CONTROL}\b.{{0,25}}?\b{_WHERE}|\b{_WHERE},? .{{0,15}}?\b{_CONTROL}\b)",
    re.IGNORECASE,
)
"""An instruction for a control that only its colour, shape, size or side tells."""

AREA_BY_PLACE = re.compile(
    rf"\b((zie|kijk|bekijk|vind|see|look|find|voir|voyez|regardez)\b.{{0,50}}?|(menu|kolom|column|panel|lijst|list|colonne|liste|sidebar|kader)\b.{{0,15}}?)\b{_WHERE}\b"
    r"|\b(menu|kolom|lijst|kader|blok) (rechts|links)\b",
    re.IGNORECASE,
)
_TONE = r"(pieptoon|toon|piep|bel|signaal|geluid|beep|tone|sound|bell|bip|signal)"
BY_SOUND = re.compile(
    rf"\b(hoort|hoor|na|wacht op|hear|after|wait for|listen for|entendez|après|attendez) (je |u |you |de |een |het |the |a |le |un )*"
    rf"(\w+ )?{_TONE}\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«„‘][^”\"»“’]{2,60}[”\"»“’]|'[^' ][^']{1,60}'")


def sentences(snapshot: Snapshot) -> Iterator[tuple[Element, str]]:
    """Every sentence of the page's text with the element that holds it, labels and legends included; code and menus are not."""
    for block in snapshot.blocks or ():
        if is_running_block(block) or block.tag.lower() in ("label", "legend"):
            for sentence in _STOPS.split(block.element.text):
                if len(sentence) <= 400:
                    yield block.element, sentence


def names_a_control(sentence: str, snapshot: Snapshot) -> bool:
    """Whether the sentence also says what the control is called: in quotes, or with the name of a link, button or field of the page."""
    if _QUOTED.search(sentence):
        return True
    folded = " " + " ".join(re.findall(r"[^\W_]+", sentence.casefold())) + " "
    names = [link.element.text for link in snapshot.links or ()] + [field.label or field.element.text for field in snapshot.fields or ()]
    for name in names:
        words = re.findall(r"[^\W_]+", name.casefold())
        plain = " ".join(words)
        if (
            len(plain) >= 4
            and f" {plain} " in folded
            and not is_vague_link(name)
            and not re.fullmatch(rf"{COLOUR}|{_CONTROL}", plain, re.IGNORECASE)
        ):
            return True
    return False
