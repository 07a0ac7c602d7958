"""A puzzle that must be solved to prove that one is human."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

FRAME = re.compile(
    r"recaptcha/(api2|enterprise)/(anchor|bframe)|hcaptcha\.com|challenges\.cloudflare\.com|arkoselabs|funcaptcha|mtcaptcha|geetest|captcha-delivery",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"ik ben geen robot|i'?m not a robot|i am not a robot|je ne suis pas un robot|ich bin kein roboter|ik ben een mens"
    r"|(typ|vul|neem|voer)\w* .{0,30}(tekens|letters|code) .{0,20}(afbeelding|over|hieronder ziet)|(type|enter) the (characters"
    r"|letters|code) (you see|shown|from the image)"
    r"|(recopiez|saisissez) les (caractères|lettres)"
    r"|(hoeveel is|(what|how much) is|combien font) \d+ ?([+x×*-]|keer|maal|plus|min|times|minus|moins|fois) ?\d+"
    r"|(tekens|letters|characters) (in|op|from|of) (de|het|the|this) (afbeelding|plaatje|prentje|picture|image)"
    r"|caractères (de|sur|dans) l['’]image",
    re.IGNORECASE,
)
NAMED = re.compile(r"captcha", re.IGNORECASE)
BADGE = re.compile(r"(protected by|beveiligd door|protégé par|beschermd door|geschützt durch) (re|h)captcha", re.IGNORECASE)


def captcha_present(snapshot: Snapshot) -> Iterator[Assertion]:
    """One failed assertion per page with a puzzle; one that only watches in the background is for a person to look at."""
    puzzle = _puzzle(snapshot)
    badge = next((block.element for block in snapshot.blocks or () if BADGE.search(block.element.text)), None)
    if puzzle:
        yield say.failed(puzzle, "This page asks to solve a puzzle to prove that you are human.")
    elif badge:
        yield say.unsure(badge, "A captcha watches on this page. Does anybody ever get a puzzle from it?")
    elif snapshot.fields:
        yield say.page_passed()
    else:
        yield say.inapplicable()


def _puzzle(snapshot: Snapshot) -> Element | None:
    for field in snapshot.fields or ():
        label = f"{field.name} {field.label} {field.element.text}"
        if FRAME.search(field.element.frame) or NAMED.search(label) or WORDS.search(label) or WORDS.search(field.nearby):
            return field.element
    for image in snapshot.images or ():
        if NAMED.search(f"{image.alt or ''} {image.src}") and image.width >= 60:
            return image.element
    for block in snapshot.blocks or ():
        if len(block.element.text) <= 200 and snapshot.fields and WORDS.search(block.element.text):
            return block.element
    return None
