"""One thing of the menu, header or footer that is called otherwise on some pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from barometer.audit.across._facts import Item, PageFacts, by_language
from barometer.audit.across._form import Found, site_say, site_threshold
from barometer.plain.running import distinct_content

say = site_say(__file__)

LEAST = int(site_threshold(__file__, "least_pages"))
MOST = site_threshold(__file__, "share_same_name")
STEM = 4
_RELATIVE = re.compile(
    r"\b(vorige|volgende|terug|previous|prev|next|back|up|précédent\w*|suivant\w*|retour|zurück|weiter|nächste\w*"
    r"|aanmelden|afmelden|inloggen|uitloggen|log ?in|log ?out|sign ?in|sign ?out|connexion|déconnexion|mijn|my|mon|welkom|welcome|bienvenue"
    r"|openen?|sluiten?|open|close|ouvrir|fermer|toon|verberg|show|hide|meer|minder|more|less)\b",
    re.IGNORECASE,
)
"""Names that tell a direction, a state or who is there: those may change although the thing does not."""


def same_thing_other_name(pages: Sequence[PageFacts]) -> Iterator[Found]:
    """Links of one neighbourhood that lead to one place, and buttons at one spot. On most pages they have one name; a page on which the
    name has no word in common with that one fails (a link) or is for a person to look at (a button may do something else there).
    """
    for group in by_language(pages):
        things: defaultdict[tuple[str, str, str], list[tuple[PageFacts, Item]]] = defaultdict(list)
        for page in group:
            for thing, item in _things(page).items():
                things[thing].append((page, item))
        odd: dict[str, list[tuple[Item, str]]] = {}
        compared: set[str] = set()
        for rows in things.values():
            if len(rows) >= LEAST:
                compared.update(page.url for page, _ in rows)
                for page, item, usual in _odd_ones(rows):
                    odd.setdefault(page.url, []).append((item, usual))
        for page in group:
            for item, usual in odd.get(page.url, ()):
                if item.kind == "link":
                    yield page.url, say.failed(item.element, "On other pages this link is called “{usual}”.", usual=usual[:100])
                else:
                    yield (
                        page.url,
                        say.unsure(
                            item.element, "On other pages the button here is called “{usual}”. Does it do the same?", usual=usual[:100]
                        ),
                    )
            if page.url not in odd:
                yield page.url, say.page_passed() if page.url in compared else say.inapplicable()


def _things(page: PageFacts) -> dict[tuple[str, str, str], Item]:
    """What comes once in its neighbourhood: links by where they lead, buttons by their selector."""
    keys = [(item, (item.kind, item.block, item.place if item.kind == "link" else item.element.selector)) for item in page.items]
    times = Counter(key for _, key in keys)
    return {key: item for item, key in keys if times[key] == 1 and key[2] and item.name}


def _odd_ones(rows: Sequence[tuple[PageFacts, Item]]) -> list[tuple[PageFacts, Item, str]]:
    names = Counter(item.name for _, item in rows)
    usual, times = names.most_common(1)[0]
    if times < MOST * len(rows) or _RELATIVE.search(usual):
        return []
    named = next(item.element.text for _, item in rows if item.name == usual)
    return [(page, item, named) for page, item in rows if item.name != usual and not _related(item.name, usual)]


def _related(one: str, other: str) -> bool:
    """Whether two names may be one: a word in common, one within the other, no words at all, or names that follow a state."""
    if one in other or other in one or _RELATIVE.search(one):
        return True
    first, second = ({word[:STEM] for word in distinct_content(name)} for name in (one, other))
    return not first or not second or bool(first & second)
