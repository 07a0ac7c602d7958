"""Text that stands in another order on the screen than in the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Order, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.words import letter_words

say = Say(__file__)

TEXT = threshold(__file__, "text_words")
NUMBERED = re.compile(r"\(?(?:stap|step|étape|schritt|deel|part|fase|phase|dag|day)?\s*(\d{1,2})\b", re.IGNORECASE)


def reading_order_differs(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails for numbered parts out of order, text before its heading, and reversed running text; other changes of two texts need a look."""
    orders = (snapshot.structure or Structure()).orders
    judged = [(one, _judged(one)) for one in orders]
    found = [assertion for _, assertion in judged if assertion]
    yield from reported([*found, *say.passed(one.element for one, assertion in judged if not assertion)], say)


def _judged(order: Order) -> Assertion | None:
    shown = " / ".join(text[:60] for text in order.texts[:4])
    words = [len(letter_words(text)) for text in order.texts]
    seen = [text for _, text in sorted(zip(order.ranks, order.texts, strict=True))]
    told, drawn = _numbers(order.texts), _numbers(seen)
    if len(told) == len(order.texts) and told != sorted(told) and drawn == sorted(drawn) and len(set(told)) == len(told):
        return say.failed(order.element, "The numbered parts stand in another order in the code than on the screen.", shown=shown)
    if not order.plain:
        return None
    if _heading_last(order, words):
        return say.failed(order.element, "The heading stands above the text on the screen, but after it in the code.", shown=shown)
    running = all(count >= TEXT for count in words)
    turned = list(order.ranks) == list(range(len(order.ranks)))[::-1]
    if running and turned and not any(order.heads) and (order.stacked or len(words) > 2):
        return say.failed(order.element, "These texts stand in the reverse order in the code.", shown=shown)
    if running and len(words) <= 6:
        return say.unsure(
            order.element, "These texts stand in another order in the code than on the screen. Do they still make sense?", shown=shown
        )
    return None


def _numbers(texts: tuple[str, ...] | list[str]) -> list[int]:
    return [int(match.group(1)) for text in texts if (match := NUMBERED.match(text))]


def _heading_last(order: Order, words: list[int]) -> bool:
    """Whether a heading comes after text of its own block in the code, and before it on the screen."""
    if sum(order.heads) != 1 or not order.stacked:
        return False
    head = order.heads.index(1)
    return any(words[before] >= TEXT and order.ranks[before] > order.ranks[head] for before in range(head))
