"""Help that stands in another place on some pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from barometer.audit.across._facts import Item, PageFacts, by_language
from barometer.audit.across._form import Found, site_say, site_threshold
from barometer.audit.across._places import Key, key_of, single

say = site_say(__file__)

LEAST = int(site_threshold(__file__, "least_items"))
_HELP = re.compile(
    r"\b(contact\w*|neem contact op|hulp|help|helpdesk|veelgestelde vragen|faq|vraag en antwoord|chat\w*|bel ons|stel (je|een) vraag"
    r"|contacteer\w*|aide|contactez\w*|nous contacter|questions fréquentes|foire aux questions|assistance|appelez-nous"
    r"|contact us|get help|ask a question|frequently asked questions|support|call us|hilfe|kontakt\w*)\b",
    re.IGNORECASE,
)
_LONGEST = 40


def help_moves(pages: Sequence[PageFacts]) -> Iterator[Found]:
    """Fails for a page on which a way to get help comes before or after other items than it does on most pages.

    Only what pages share is compared, and only where the items around it keep their own order (else ``menu_order_changes`` speaks). A page
    without this way to get help is another matter: WCAG asks for the same place, not for help everywhere.
    """
    for group in by_language(pages):
        ways: defaultdict[str, list[PageFacts]] = defaultdict(list)
        for page in group:
            for way in {_way(item) for item in page.items} - {""}:
                ways[way].append(page)
        wrong: dict[str, list[tuple[Item, str]]] = {}
        compared: set[str] = set()
        for way, having in ways.items():
            if len(having) > 1:
                compared.update(page.url for page in having)
                for page, item, text in _moved(way, having):
                    wrong.setdefault(page.url, []).append((item, text))
        for page in group:
            for item, beside in wrong.get(page.url, ()):
                reason = "On other pages this help stands on the other side of “{item}”."
                yield page.url, say.failed(item.element, reason, item=beside[:100])
            if page.url not in wrong:
                yield page.url, say.page_passed() if page.url in compared else say.inapplicable()


def _way(item: Item) -> str:
    """What tells one way to get help from another; '' for what is none."""
    if item.place.startswith(("tel:", "mailto:")):
        return item.place
    return f"{item.kind}:{item.place}:{item.name}" if len(item.name) <= _LONGEST and _HELP.search(item.name) else ""


def _moved(way: str, having: Sequence[PageFacts]) -> list[tuple[PageFacts, Item, str]]:
    """The pages where it stands elsewhere than on most: the help itself there, and an item on whose other side it stands."""
    first = having[0]
    moved = [(page, found) for page in having[1:] if (found := _elsewhere(way, page, first))]
    if len(moved) * 2 > len(having):  # the first page is the odd one
        turned = next((found for page in having[1:] if (found := _elsewhere(way, first, page))), None)
        return [(first, *turned)] if turned and len(moved) == len(having) - 1 else []
    return [(page, *found) for page, found in moved]


def _elsewhere(way: str, page: PageFacts, other: PageFacts) -> tuple[Item, str] | None:
    here, there = _Around(way, page), _Around(way, other)
    common = set(here.order) & set(there.order)
    if len(common) < LEAST or [key for key in here.order if key in common] != [key for key in there.order if key in common]:
        return None
    befores = [{key for key in here.order[:place] if key in common} for place in here.places]
    elsewhere = [{key for key in there.order[:place] if key in common} for place in there.places]
    if any(before in elsewhere for before in befores):
        return None
    crossed = befores[0] ^ elsewhere[0]
    return here.items[0], next(key[1] for key in here.order if key in crossed)


class _Around:
    """The other items of a page in their order, and after how many of them each copy of the help comes."""

    def __init__(self, way: str, page: PageFacts) -> None:
        once = {id(item) for item in single(page.items)}
        self.order: list[Key] = []
        self.places: list[int] = []
        self.items: list[Item] = []
        for item in page.items:
            if _way(item) == way:
                self.places.append(len(self.order))
                self.items.append(item)
            elif id(item) in once and not _way(item):
                self.order.append(key_of(item))
