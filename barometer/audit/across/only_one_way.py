"""A site in which there is one way only to find a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from barometer.audit.across._facts import PageFacts
from barometer.audit.across._form import Found, site_say, site_threshold

say = site_say(__file__)

LEAST = int(site_threshold(__file__, "least_pages"))
SHARE = site_threshold(__file__, "share_linked")
_OVERVIEW = re.compile(
    r"\b(site ?map|sitekaart|overzicht van (de |deze )?(site|website|pagina.?s)|alle (pagina.?s|onderwerpen|thema.?s|producten|diensten)"
    r"|van a tot z|a ?(-|–|tot|to|à) ?z|index|inhoud(stafel|sopgave)?|producten en diensten|contents|table of contents"
    r"|all (pages|topics|services)"
    r"|plan du site|toutes les (pages|rubriques)|tous les (services|thèmes)|sommaire|table des matières|inhaltsverzeichnis|übersicht)\b",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"\b(zoek\w*|search|recherche\w*|such\w*)\b", re.IGNORECASE)


def only_one_way(pages: Sequence[PageFacts]) -> Iterator[Found]:
    """A person looks when no page has a search, and none links to an overview of the site or to nearly all of the other pages.

    It is said once, of the first page of each site. Steps of a flow have one way by their nature, and are left out.
    """
    sites: dict[str, list[PageFacts]] = {}
    for page in pages:
        if not page.walked:
            sites.setdefault(page.site, []).append(page)
    for found in sites.values():
        for number, page in enumerate(found):
            if len(found) < LEAST:
                yield page.url, say.inapplicable()
            elif any(_helps(one, found) for one in found):
                yield page.url, say.page_passed()
            elif number == 0:
                yield page.url, say.unsure(None, "There is no search and no overview of the site. Can every page be found in two ways?")
            else:
                yield page.url, say.inapplicable()


def _helps(page: PageFacts, site: Sequence[PageFacts]) -> bool:
    if page.search or any(_OVERVIEW.search(item.name) or _SEARCH.search(item.name) for item in page.items):
        return True
    others = {one.address for one in site if one.address != page.address}
    return len(others & {place.partition("?")[0] for place in page.contents}) >= SHARE * len(others)
