"""Which page next: scope, robots, sitemap, and the traps that make a crawl endless."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from protego import Protego

from barometer.audit.addresses import LONGEST, origin, same_page
from barometer.audit.documents import document_kind
from barometer.audit.fetch import fetch
from barometer.audit.guard import Guard
from barometer.i18n import N_

DOCUMENTS = {
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "zip", "gz", "tar", "rar", "7z", "jpg",
    "jpeg", "png", "gif", "webp", "svg", "ico", "bmp", "mp3", "mp4", "m4a", "mov", "avi", "webm", "ogg", "wav", "css", "js", "json",
    "xml", "rss", "atom", "txt", "ics", "woff", "woff2", "ttf", "exe", "dmg", "apk", "epub",
}  # fmt: skip
VARIANTS = 8
"""At most this many pages that differ only in their query: calendars and filters never end."""
SITEMAPS = 20
SITEMAP_PAGES = 5_000
ROBOTS_BYTES = 512_000
"""RFC 9309 asks robots to read at least 500 kibibytes, and lets them stop there."""
LONGEST_DELAY = 10.0
LONGEST_START = 20.0
"""Seconds that a visit may need to ask after its turn came; then it is no longer waited for."""

OTHER_SITE = N_("This address lies outside the site.")
DOCUMENT = N_("This is neither a page nor a document that can be read here.")
ROBOTS = N_("The site asks robots not to visit this page (robots.txt).")
TOO_MANY_VARIANTS = N_("Too many pages differ only in what stands after the question mark.")


class Frontier:
    """The rules of one crawl: pages of one origin, as the site's robots.txt allows."""

    def __init__(self, start: str, *, guard: Guard, user_agent: str, robots: bool = True) -> None:
        self.start, self.guard, self.user_agent = start, guard, user_agent
        self.use_robots = robots
        self._origin = origin(start)
        self._robots: Protego | None = None
        self._variants: defaultdict[str, set[str]] = defaultdict(set)

    def prepare(self) -> tuple[str, ...]:
        """Reads robots.txt and the sitemaps; the pages that they name. Blocking: run it outside the event loop."""
        robots = fetch(urljoin(self.start, "/robots.txt"), guard=self.guard, user_agent=self.user_agent)
        maps = [urljoin(self.start, "/sitemap.xml")]
        if robots and robots.status == 200:
            parsed = Protego.parse(robots.body[:ROBOTS_BYTES].decode("utf-8-sig", "replace"))
            self._robots = parsed if self.use_robots else None
            maps = [*(_joined(self.start, address) for address in parsed.sitemaps), *maps]
        return tuple(self._sitemap_pages(dict.fromkeys(maps)))

    @property
    def delay(self) -> float:
        """The pace that robots.txt asks for in seconds, at most ``LONGEST_DELAY``; 0 when it asks nothing."""
        asked = self._robots.crawl_delay(self.user_agent) if self._robots else None
        return min(float(asked or 0), LONGEST_DELAY)

    def remember(self, urls: Iterable[str]) -> None:
        """Pages that an audit which goes on has already: they count among the variants of their path."""
        for url in urls:
            path, _, query = url.partition("?")
            if query:
                self._variants[path].add(url)

    def refusal(self, url: str) -> str:
        """Why a page is not to be visited, as a message id; empty when it is. ``url`` in the form of ``same_page``."""
        if origin(url) != self._origin:
            return OTHER_SITE
        if not document_kind(url) and PurePosixPath(urlsplit(url).path).suffix.lstrip(".").lower() in DOCUMENTS:
            return DOCUMENT
        if self._robots and not self._robots.can_fetch(url, self.user_agent):
            return ROBOTS
        path, _, query = url.partition("?")
        variants = self._variants[path] if query else set()
        if query and url not in variants:
            if len(variants) >= VARIANTS:
                return TOO_MANY_VARIANTS
            variants.add(url)
        return ""

    def wanted(self, urls: Iterable[str]) -> tuple[list[str], dict[str, str]]:
        """The pages to visit, each once and in order, and those inside the site that are skipped with the reason."""
        visit, skip = [], {}
        seen: set[str] = set()
        for url in urls:
            page = self._inside(url)
            if not page or page in seen:
                continue
            seen.add(page)
            reason = self.refusal(page)
            if not reason:
                visit.append(page)
            elif reason != OTHER_SITE:
                skip[page] = reason
        return visit, skip

    def _inside(self, url: str) -> str:
        """The page's one address; '' for what is no web address, or longer than any that we keep."""
        try:
            if urlsplit(url).scheme not in ("http", "https") or len(url) >= LONGEST:
                return ""
            page = same_page(url)
            return page if origin(page) and len(page) < LONGEST else ""
        except ValueError:
            return ""

    def _sitemap_pages(self, maps: Iterable[str]) -> Iterator[str]:
        waiting, given = list(maps), 0
        read: set[str] = set()
        while waiting and len(read) < SITEMAPS:
            address = waiting.pop(0)
            if address in read or not self._same_site(address):
                continue
            read.add(address)
            answer = fetch(address, guard=self.guard, user_agent=self.user_agent)
            for kind, url in _locations(answer.body if answer and answer.status == 200 else b""):
                if kind == "sitemap":
                    waiting.append(_joined(address, url))
                elif given < SITEMAP_PAGES:
                    given += 1
                    yield _joined(address, url)

    def _same_site(self, address: str) -> bool:
        try:
            return origin(address) == self._origin
        except ValueError:
            return False


def _joined(base: str, url: str) -> str:
    """An absolute address; as it was given when it makes no sense."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def _locations(body: bytes) -> Iterator[tuple[str, str]]:
    if not body:
        return
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError):  # LookupError: an encoding that nobody knows
        return
    for entry in root:
        kind = entry.tag.rpartition("}")[2]
        for part in entry:
            if part.tag.rpartition("}")[2] == "loc" and part.text:
                yield ("sitemap" if kind == "sitemap" else "page"), part.text.strip()


class Pace:
    """Never two visits to the host within ``seconds`` of each other, one who waits after the other.

    A visit counts from when it really asks, and again from when the server answers: a browser that has just started may need seconds to
    ask, and the next one may not catch up with it meanwhile.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._next = 0.0
        self._lock = asyncio.Lock()
        self._asked = asyncio.Event()
        self._asked.set()
        self._waited_for: object = None

    async def turn(self, visit: object = None) -> None:
        """Waits until this visit may begin: the one before it has asked, and the host had its rest."""
        async with self._lock:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), LONGEST_START if self.seconds else 0)
            while (wait := self._next - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            self.hold()
            if visit is not None:
                self._waited_for = visit
                self._asked.clear()

    def hold(self, visit: object = None) -> None:
        """The host is being visited now."""
        self._next = max(self._next, time.monotonic() + self.seconds)
        self.leave(visit)

    def leave(self, visit: object) -> None:
        """This visit is not waited for any longer: it has asked, or it is over."""
        if visit is self._waited_for:
            self._asked.set()


class Paces:
    """A pace for each host: a list of pages may name many, and one need not wait for another."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._hosts: dict[str, Pace] = {}

    def of(self, url: str) -> Pace:
        """The pace of the host of an address, whatever the port."""
        return self._hosts.setdefault(urlsplit(url).hostname or "", Pace(self.seconds))
