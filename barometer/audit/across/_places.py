"""Items that pages share (menu, header, footer), and the order in which they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from barometer.audit.across._facts import Item, PageFacts

Key = tuple[str, str, str]


def key_of(item: Item) -> Key:
    """What makes an item the same one on another page: its neighbourhood, its name and where it leads."""
    return (item.block, item.name, item.place)


def single(items: Iterable[Item]) -> list[Item]:
    """The items that have a name and come once only: of others nobody can say which is which on another page."""
    named = [item for item in items if item.name]
    times = Counter(key_of(item) for item in named)
    return [item for item in named if times[key_of(item)] == 1]


def by_block(page: PageFacts) -> dict[str, list[Item]]:
    """The links of a page's shared parts by neighbourhood, in the order of the code."""
    blocks: dict[str, list[Item]] = {}
    for item in single(page.items):
        if item.kind == "link" and item.place:
            blocks.setdefault(item.block, []).append(item)
    return blocks


def first_out_of_order(items: Sequence[Item], order: Sequence[Key]) -> tuple[Item, Item] | None:
    """The first item that comes before one that it follows in ``order``, and that one; None when their order is the same.

    Items that ``order`` does not have are passed over.
    """
    rank = {key: number for number, key in enumerate(order)}
    known = [item for item in items if key_of(item) in rank]
    for one, other in pairwise(known):
        if rank[key_of(one)] > rank[key_of(other)]:
            return one, other
    return None


def shared(items: Iterable[Item], order: Collection[Key]) -> int:
    """How many of the items ``order`` has too."""
    return sum(key_of(item) in order for item in items)
