"""A menu whose items come in another order on some pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from barometer.audit.across._facts import Item, PageFacts, by_language
from barometer.audit.across._form import Found, site_say, site_threshold
from barometer.audit.across._places import Key, by_block, first_out_of_order, key_of, shared

say = site_say(__file__)

LEAST = int(site_threshold(__file__, "least_items"))
ALIKE = site_threshold(__file__, "share_alike")
CANDIDATES = 3


def menu_order_changes(pages: Sequence[PageFacts]) -> Iterator[Found]:
    """Fails for a page on which a block of links that most pages have has the same items in another order.

    A block whose order is another on many pages is no menu but a list that follows the news: nothing is said about it.
    """
    for group in by_language(pages):
        blocks: defaultdict[str, list[tuple[PageFacts, list[Item]]]] = defaultdict(list)
        for page in group:
            for block, items in by_block(page).items():
                if len(items) >= LEAST:
                    blocks[block].append((page, items))
        wrong: dict[str, list[tuple[Item, Item]]] = {}
        compared: set[str] = set()
        for rows in blocks.values():
            if len(rows) > 1:
                compared.update(page.url for page, _ in rows)
                for page, pair in _astray(rows):
                    wrong.setdefault(page.url, []).append(pair)
        for page in group:
            for first, second in wrong.get(page.url, ()):
                reason = "On other pages “{first}” comes after “{second}”; here it comes before it."
                yield page.url, say.failed(first.element, reason, first=first.element.text[:100], second=second.element.text[:100])
            if page.url not in wrong:
                yield page.url, say.page_passed() if page.url in compared else say.inapplicable()


def _astray(rows: Sequence[tuple[PageFacts, list[Item]]]) -> list[tuple[PageFacts, tuple[Item, Item]]]:
    """The pages whose order is not that of most pages, with two items that changed places."""
    sequences = Counter(tuple(key_of(item) for item in items) for _, items in rows)
    best: list[tuple[PageFacts, tuple[Item, Item]]] | None = None
    for order, _ in sequences.most_common(CANDIDATES):
        alike = [(page, items) for page, items in rows if _alike(items, order)]
        astray = [(page, pair) for page, items in alike if (pair := first_out_of_order(items, order))]
        if len(astray) * 2 <= len(alike) and len(alike) > 1 and (best is None or len(astray) < len(best)):
            best = astray
    return best or []


def _alike(items: Sequence[Item], order: Sequence[Key]) -> bool:
    known = shared(items, frozenset(order))
    return known >= LEAST and known >= ALIKE * min(len(items), len(order))
