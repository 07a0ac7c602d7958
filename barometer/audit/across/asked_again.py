"""A step of a flow that asks what an earlier step asked already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from barometer.audit.across._facts import PageFacts
from barometer.audit.across._form import Found, site_say
from barometer.audit.checks._patterns import is_search, purpose
from barometer.audit.checks.missing_autocomplete import ABOUT_ANOTHER
from barometer.audit.snapshot import Field
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place

say = site_say(__file__)

_CONFIRMS = re.compile(
    r"\b(herhaal\w*|bevestig\w*|nogmaals|opnieuw|nog eens|repeat|confirm\w*|again|re-?enter|verify|répét\w*|confirme\w*|à nouveau|encore"
    r"|wiederhol\w*|bestätig\w*|erneut)\b",
    re.IGNORECASE,
)
_COPIES = re.compile(
    r"\b(zelfde|hetzelfde|overnemen|neem .{0,30}over|same as|copy|use my|identique|même|mêmes|reprendre|copier|gleich\w*|übernehmen)\b",
    re.IGNORECASE,
)
_FREE = frozenset({"password", "checkbox", "radio", "file", "switch", "range", "slider", "textarea", "search", "searchbox"})
"""Kinds of fields that may come back: a password for safety, a box to tick or a free text because it is about the step."""
_SECTIONS = ("shipping", "billing", "work", "home", "mobile", "fax", "pager")


def asked_again(pages: Sequence[PageFacts]) -> Iterator[Found]:
    """Fails for an empty field that asks the resident for what an earlier page of the same flow asked and the flow gave there.

    Only what belongs to one person is compared (name, e-mail, address …), by autocomplete or by label. A field for a second person, a
    confirmation, a password, what was given to log in, and a page that offers to copy the answer, are fine. Whether a field that the flow
    fills in was empty before cannot be seen afterwards: then a person looks.
    """
    flows: defaultdict[str, list[PageFacts]] = defaultdict(list)
    for page in pages:
        if page.walked:
            flows[page.walked.flow].append(page)
    for states in flows.values():
        states.sort(key=lambda page: page.walked.number if page.walked else 0)
        given: dict[tuple[str, str], str] = {}
        for number, page in enumerate(states):
            asked = _asked(page)
            yield from _judged(page, asked, given if number else {})
            login = any(field.kind == "password" for field in page.fields)
            for thing, field in asked.items():
                if not login and (field.filled or _used(page, field)):
                    given.setdefault(thing, page.address)


def _judged(page: PageFacts, asked: dict[tuple[str, str], Field], given: dict[tuple[str, str], str]) -> Iterator[Found]:
    again = {thing: field for thing, field in asked.items() if thing in given and given[thing] != page.address}
    copies = any(field.kind in ("checkbox", "radio", "switch") and _COPIES.search(field.label) for field in page.fields)
    found = [] if copies else [(page.url, one) for field in again.values() if (one := _one(page, field))]
    yield from found
    if not found:
        yield page.url, say.page_passed() if again else say.inapplicable()


def _one(page: PageFacts, field: Field) -> Assertion | None:
    label = field.label or field.element.text
    if field.filled is False and not ABOUT_ANOTHER.search(f"{label} {field.group} {field.heading}"):
        return say.failed(field.element, "An earlier step asked for “{label}” already, and this field is empty.", label=label[:100])
    if field.filled and not _used(page, field):
        return None
    return say.unsure(
        field.element, "An earlier step asked for “{label}” already. Does the resident have to give it again?", label=label[:100]
    )


def _asked(page: PageFacts) -> dict[tuple[str, str], Field]:
    """What a page asks of the resident: (group, token of its purpose) → the first field for it."""
    found: dict[tuple[str, str], Field] = {}
    for field in page.fields:
        token = _token(field)
        if token and field.element.place is Place.MAIN:
            found.setdefault((field.group.casefold(), token), field)
    return found


def _token(field: Field) -> str:
    if field.kind in _FREE or is_search(field) or _CONFIRMS.search(f"{field.label} {field.element.text} {field.name}"):
        return ""
    tokens = field.autocomplete.lower().split()
    if any(token in _SECTIONS or token.startswith("section-") for token in tokens):
        return field.autocomplete.lower()
    return tokens[-1] if tokens and tokens[-1] not in ("on", "off", "one-time-code") else purpose(field)


def _used(page: PageFacts, field: Field) -> bool:
    used = page.walked.used if page.walked else ()
    return any((one.frame, one.selector) == (field.element.frame, field.element.selector) for one in used)
