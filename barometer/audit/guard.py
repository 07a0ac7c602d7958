"""May this be fetched, and at which addresses? Refuses everything but http(s) to public addresses, and what the operator allowed.

A host is resolved once and *every* address that it has must be public; who fetches dials one of exactly these addresses, so a name that
answers differently the next time gains nothing. The list is IANA's special-purpose registries written out, because Python's
``is_global`` lets several of them through. ``egress`` asks for everything that a browser wants, ``fetch`` for what we fetch ourselves.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from barometer.audit.addresses import SCHEMES, origin
from barometer.errors import AddressError

Address = IPv4Address | IPv6Address

_NOT_PUBLIC = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32",
        "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23", "2001:db8::/32",
        "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
"""Source: IANA IPv4 and IPv6 Special-Purpose Address Registries, multicast, and the withdrawn IPv4-compatible and site-local blocks."""
PORTS = (80, 443)
LOOKUP_SECONDS = 5.0
KEEP_SECONDS = 60.0
"""How long a look-up counts. After that the host is looked up anew, and judged anew."""
KEEP_PLACES = 4_000
_lookups = ThreadPoolExecutor(max_workers=8, thread_name_prefix="barometer-lookup")
"""Look-ups have threads of their own: a page that names a thousand hosts must not hold up anything else."""


def is_public(address: Address) -> bool:
    """Whether an address is an ordinary public one: in none of the special-purpose blocks, nor one of those mapped into IPv6."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    return not any(address.version == block.version and address in block for block in _NOT_PUBLIC)


def resolve(host: str, port: int) -> tuple[Address, ...]:
    """All addresses of a host, also of one written in decimal or octal; AddressError when it has none.

    As RFC 6761 says, names under ``localhost`` are this computer and names under ``invalid`` nothing: no name server is asked for them.
    """
    name = host.rstrip(".").lower()
    if name.endswith(".invalid"):
        raise _unfindable(host)
    try:
        found = socket.getaddrinfo("localhost" if name.endswith(".localhost") else host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise _unfindable(host) from error
    return tuple(dict.fromkeys(ip_address(entry[4][0].split("%")[0]) for entry in found if isinstance(entry[4][0], str)))


def is_loopback(url: str) -> bool:
    """Whether a URL names this computer, as ``localhost`` or in digits. A name that merely leads here today does not: it may change."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
        if host == "localhost" or host.endswith(".localhost"):
            return True
        found = socket.getaddrinfo(host or "0.0.0.0", None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, ValueError):
        return False
    return all(ip_address(entry[4][0]).is_loopback for entry in found)


def _unfindable(host: str) -> AddressError:
    return AddressError("The host {host} cannot be found.", where=host[:100], todo="Check the address and the network.", host=host[:100])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody wants to go; ``allowed`` when the operator allowed this origin."""

    host: str
    port: int
    allowed: bool


@dataclass(frozen=True, slots=True)
class _Verdict:
    addresses: tuple[Address, ...]
    refused: AddressError | None
    until: float


class Guard:
    """The rule of one audit.

    ``local`` (an audit from the command line) allows loopback and any port; ``private`` every address; ``allowed_origins`` exactly
    these (see ``origin``), whatever their address. ``loopback`` False takes loopback out of ``local`` again: a site of the internet has
    no business with what runs on the computer of who audits it.
    """

    def __init__(self, *, local: bool = False, private: bool = False, allowed_origins: Iterable[str] = (), loopback: bool = True) -> None:
        self.local, self.private, self.loopback = local, private, loopback
        self.allowed = frozenset(allowed_origins)
        self._known: dict[_Place, _Verdict] = {}
        self._asked: dict[_Place, asyncio.Future[_Verdict]] = {}

    def check(self, url: str) -> tuple[Address, ...]:
        """The addresses that may be dialled for a URL; AddressError when it may not be fetched. Looks the host up, so inside the event
        loop use ``admit``."""
        place = self._place(url)
        return self._addresses(self._fresh(place) or self._keep(place, self._verdict(place)))

    async def admit(self, url: str) -> tuple[Address, ...]:
        """The same as ``check`` for the event loop; a look-up that takes too long finds nothing."""
        return await self._admit(self._place(url))

    async def admit_tunnel(self, host: str, port: int) -> tuple[Address, ...]:
        """The same for a connection of which only host and port are known: https, or a WebSocket of either kind."""
        name = f"[{host}]" if ":" in host else host
        places = [self._place(f"{scheme}://{name}:{port}/") for scheme in ("https", "http")]
        return await self._admit(next((place for place in places if place.allowed), places[0]))

    async def _admit(self, place: _Place) -> tuple[Address, ...]:
        verdict = self._fresh(place)
        if verdict is None:
            asked = self._asked.get(place)  # a page asks a host for many things at once: it is looked up once
            if asked is None:
                asked = self._asked[place] = asyncio.ensure_future(self._look_up(place))
                asked.add_done_callback(lambda _: self._asked.pop(place, None))
            verdict = await asyncio.shield(asked)
        return self._addresses(verdict)

    async def _look_up(self, place: _Place) -> _Verdict:
        try:
            verdict = await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(_lookups, self._verdict, place), LOOKUP_SECONDS)
        except TimeoutError:  # not kept: the next one who asks may have more luck
            return _verdict(refused=_unfindable(place.host))
        return self._keep(place, verdict)

    def _fresh(self, place: _Place) -> _Verdict | None:
        known = self._known.get(place)
        return known if known and known.until > time.monotonic() else None

    def _keep(self, place: _Place, verdict: _Verdict) -> _Verdict:
        self._known.pop(place, None)
        self._known[place] = verdict
        while len(self._known) > KEEP_PLACES:
            self._known.pop(next(iter(self._known)), None)
        return verdict

    def _addresses(self, verdict: _Verdict) -> tuple[Address, ...]:
        refused = verdict.refused
        if refused:  # a new error each time: one that is raised twice drags its old traces along
            raise AddressError(refused.what, where=refused.where, todo=refused.todo, **refused.values)
        return verdict.addresses

    def _place(self, url: str) -> _Place:
        try:
            parts: SplitResult = urlsplit(url)
            host, port = parts.hostname, parts.port if parts.port is not None else (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise AddressError("This is not a web address.", where=url[:100], todo="Write one such as https://www.stad.be/.") from error
        if not parts.scheme or (parts.scheme in SCHEMES and not host):
            raise AddressError("This is not a web address.", where=url[:100], todo="Write one such as https://www.stad.be/.")
        if parts.scheme not in SCHEMES or host is None:
            raise AddressError("Only http and https addresses can be audited, not {scheme}.", where=url[:100],
                               todo="Write one such as https://www.stad.be/.", scheme=parts.scheme)  # fmt: skip
        return _Place(host, port, origin(url) in self.allowed)

    def _verdict(self, place: _Place) -> _Verdict:
        host, port = place.host, place.port
        try:
            addresses = resolve(host, port)
        except AddressError as error:
            return _verdict(refused=error)
        if not addresses:
            return _verdict(refused=_unfindable(host))
        if self.private or place.allowed:
            return _verdict(addresses)
        if self.local and self.loopback and all(address.is_loopback for address in addresses):
            return _verdict(addresses)
        if port not in PORTS and not self.local:
            return _verdict(refused=AddressError(
                "Only the ports 80 and 443 can be audited from here, not {port}.", where=f"{host}:{port}",
                todo="Use the public address, or the command line with --allow-private.", port=port))  # fmt: skip
        if not all(is_public(address) for address in addresses):
            return _verdict(refused=AddressError("{host} is not a public address.", where=host,
                                                 todo="Audit it from the command line with --allow-private.", host=host))  # fmt: skip
        return _verdict(addresses)


def _verdict(addresses: tuple[Address, ...] = (), *, refused: AddressError | None = None) -> _Verdict:
    return _Verdict(addresses, refused, time.monotonic() + KEEP_SECONDS)
