"""Different pages of a site with one title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from barometer.audit.across._facts import PageFacts, by_language
from barometer.audit.across._form import Found, site_say
from barometer.audit.element import Element
from barometer.plain.running import distinct_content

say = site_say(__file__)
SHOWN = 200


def same_page_title(pages: Sequence[PageFacts]) -> Iterator[Found]:
    """Fails for a page whose main heading is another than those of the other pages with its title, and has no word in that title.

    A home page may be called like the site. The states of one flow at one address are one page, and so are addresses that differ after
    the question mark only. Pages with the same heading may be the same page (a list's next part, a print version), and steps of one process
    may share a title: nothing is said of them.
    """
    for group in by_language(pages):
        titled: defaultdict[str, dict[str, PageFacts]] = defaultdict(dict)
        for page in group:
            titled[page.title.casefold()].setdefault(page.address, page)
        judged = {page.url for found in titled.values() for page in found.values()}
        compared = len(judged) > 1
        for page in group:
            twins = [other for other in titled[page.title.casefold()].values() if other.address != page.address]
            if not compared or not page.title or page.url not in judged:
                yield page.url, say.inapplicable()
            elif not page.start and (other := next((other for other in twins if _strangers(page, other)), None)):
                where = Element("title", f"<title>{page.title[:SHOWN]}</title>", page.title[:SHOWN])
                reason = "The page “{other}” has this title too, and is about something else."
                yield page.url, say.failed(where, reason, other=other.heads[0][:SHOWN] or other.url)
            else:
                yield page.url, say.page_passed()


def _strangers(page: PageFacts, other: PageFacts) -> bool:
    """Whether both are about something, not the same thing, and the title is not of the one it stands on."""
    if not page.heads or not other.heads or set(page.heads) & set(other.heads):
        return False
    return not distinct_content(page.title) & distinct_content(" ".join(page.heads))
