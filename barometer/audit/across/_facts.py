"""What is compared of a page with the other pages of an audit: small enough to hold for thousands of pages at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from barometer.audit.addresses import is_home
from barometer.audit.artifacts.walk import Walked
from barometer.audit.checks._patterns import is_search
from barometer.audit.element import Element
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.vocabulary import Place

COMPARED = ("headings", "links", "fields")
"""What must have been gathered, whole, of a page that is compared."""


@dataclass(frozen=True, slots=True)
class Item:
    """A link or button in what pages share (menu, header, footer).

    ``name`` is folded, ``place`` is where a link leads (host, path, query)."""

    element: Element
    kind: str
    name: str
    place: str

    @property
    def block(self) -> str:
        """The neighbourhood that it shares with the items beside it."""
        return self.element.around


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page. ``address`` is what tells it from other pages (no query or fragment), ``site`` scheme and host, ``lang`` the primary tag.

    ``heads`` are the headings of level 1, else those of level 2, folded. ``contents`` are links in the page's own text, by place.
    ``start`` tells that it is the home page. ``fields`` are kept of the states of a flow only.
    """

    url: str
    site: str
    address: str
    title: str
    lang: str
    heads: tuple[str, ...]
    items: tuple[Item, ...]
    contents: frozenset[str]
    search: bool
    start: bool = False
    fields: tuple[Field, ...] = ()
    walked: Walked | None = None


def facts_of(url: str, snapshot: Snapshot) -> PageFacts | None:
    """The facts of a page of an audit; None when it is a document, or when something that is compared is missing or was cut off."""
    parts = _split(snapshot.final_url or url)
    if snapshot.document is not None or not snapshot.loaded or parts is None or missing_of(snapshot):
        return None
    scheme, host, path, _ = parts
    links, fields = snapshot.links or (), snapshot.fields or ()
    shared = [link for link in links if link.element.place is Place.TEMPLATE and not link.element.frame]
    return PageFacts(
        url=url, site=f"{scheme}://{host}", address=f"{host}{path}", title=" ".join(snapshot.title.split()),
        lang=snapshot.lang.lower().partition("-")[0], heads=_heads(snapshot),
        items=tuple(Item(link.element, link.kind, folded(link.element.text), _place(link.href)) for link in shared),
        contents=frozenset(_place(link.href) for link in links if link.element.place is Place.MAIN) - {""},
        search=any(is_search(field) for field in fields),
        start=is_home(snapshot.final_url or url), fields=fields if snapshot.walked else (), walked=snapshot.walked,
    )  # fmt: skip


def missing_of(snapshot: Snapshot) -> str:
    """Why a page cannot be compared: the reason for which something of it is missing or was cut off; '' when it can."""
    cut = next((reason for name, reason in snapshot.missing if name in COMPARED), "")
    return cut or ("" if all(getattr(snapshot, name) is not None for name in COMPARED) else "It could not be read from this page.")


def folded(text: str) -> str:
    """Lower case, white space folded."""
    return " ".join(text.casefold().split())


def by_language(pages: Iterable[PageFacts]) -> list[list[PageFacts]]:
    """The pages of each site and language, in their order; only these are compared, since a menu in French has other words."""
    groups: dict[tuple[str, str], list[PageFacts]] = {}
    for page in pages:
        groups.setdefault((page.site, page.lang), []).append(page)
    return list(groups.values())


def _heads(snapshot: Snapshot) -> tuple[str, ...]:
    real = [one for one in snapshot.headings or () if one.level and one.element.place is Place.MAIN]
    highest = min((one.level for one in real), default=0)
    return tuple(folded(one.element.text) for one in real if one.level == highest <= 2)


def _place(href: str) -> str:
    parts = _split(href)
    if parts is None:
        return ""
    scheme, host, path, query = parts
    if scheme in ("tel", "mailto"):
        return f"{scheme}:{path.casefold().replace(' ', '')}"
    return f"{host}{path}{'?' if query else ''}{query}" if scheme in ("http", "https", "file") else ""


def _split(url: str) -> tuple[str, str, str, str] | None:
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/") or "/", parts.query
    except ValueError:
        return None
