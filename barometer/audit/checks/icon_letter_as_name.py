"""Links, buttons and fields that are named by an icon only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

from barometer.audit.checks._say import Say, reported
from barometer.audit.element import Element
from barometer.audit.snapshot import Field, Link, Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.vague import helpful_words, is_private, is_vague_link

say = Say(__file__)

PLAIN = frozenset("×?+-−–*/=#%&@.,:;!")
"""Signs that a screen reader says, and that may be enough beside the right words."""
LONGEST = 3
"""Signs in a name that is one symbol, such as “…” or “»»”."""
WORD = re.compile(r"[^\W_]")


def icon_letter_as_name(snapshot: Snapshot) -> Iterator[Assertion]:
    """Names of signs for private use fail; another lone symbol is for a person, unless words beside it or its title tell more.

    A link that is named by an arrow is said by ``vague_link_text``; controls without any name are axe's to report.
    """
    named: list[tuple[Element, Link | Field]] = [(link.element, link) for link in snapshot.links or () if link.element.text.strip()]
    named += [(field.element, field) for field in snapshot.fields or () if field.element.text.strip()]
    found, fine = [], []
    for element, control in {(one.frame, one.selector): (one, control) for one, control in named}.values():
        said = _about(element, control)
        if said:
            found.append(said)
        else:
            fine.append(element)
    yield from reported([*found, *say.passed(fine)], say)


def _about(element: Element, control: Link | Field) -> Assertion | None:
    name = element.text.strip()
    told = control.title != name and bool(WORD.search(control.title))
    if is_private(name):
        if told:
            reason = "Only an icon names this; “{title}” stands in its hint. Do screen readers say it?"
            return say.unsure(element, reason, title=control.title)
        return say.failed(element, "Only an icon names this: a screen reader says nothing, or a strange sign.")
    if told or not _symbol(name) or (isinstance(control, Link) and control.kind == "link" and is_vague_link(name)):
        return None
    if PLAIN.issuperset(name) and _words_beside(control, name):
        return None
    return say.unsure(element, "Only the sign “{name}” names this. Does a screen reader say what it does?", name=name)


def _symbol(name: str) -> bool:
    """Whether the name is one sign, or the same one a few times, and no word, number or mark of a required field."""
    signs = [sign for sign in name if not sign.isspace() and category(sign) not in ("Cf", "Mn")]
    return 0 < len(signs) <= LONGEST and len(set(signs)) == 1 and not WORD.search(name) and name != "*"


def _words_beside(control: Link | Field, name: str) -> bool:
    around = control.context if isinstance(control, Link) else " ".join((control.label, control.nearby, control.group, control.question))
    return helpful_words(around.replace(name, " ", 1)) > 0
