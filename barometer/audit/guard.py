"""May this be fetched? Refuses everything but http(s) to public addresses, and what the operator allowed.

A host is resolved and *every* address that it has must be public. The list is IANA's special-purpose registries written out, because
Python's ``is_global`` lets several of them through.

Guarded (see ``fence``): the page itself, where it is redirected to, everything that it, its frames and its workers ask for first,
redirects of what the page itself asks for, its WebSockets, robots.txt and sitemaps. **Not guarded** until the egress proxy of a later
version stands between the browser and the world: redirects inside a frame of another site; WebSockets that a worker opens; WebTransport;
a name that gives the browser another address than it gave here (DNS rebinding). Until then a server must not run audits for strangers.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from barometer.audit.addresses import SCHEMES, origin
from barometer.errors import AddressError

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
_lookups = ThreadPoolExecutor(max_workers=8, thread_name_prefix="barometer-lookup")
"""Look-ups have threads of their own: a page that names a thousand hosts must not hold up anything else."""


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is an ordinary public one: in none of the special-purpose blocks, nor one of those mapped into IPv6."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    return not any(address.version == block.version and address in block for block in _NOT_PUBLIC)


def resolve(host: str, port: int) -> tuple[IPv4Address | IPv6Address, ...]:
    """All addresses of a host, also of one written in decimal or octal; AddressError when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _unfindable(host) from error
    return tuple(dict.fromkeys(ip_address(entry[4][0].split("%")[0]) for entry in found if isinstance(entry[4][0], str)))


def _unfindable(host: str) -> AddressError:
    return AddressError("The host {host} cannot be found.", where=host[:100], todo="Check the address and the network.", host=host[:100])


class Guard:
    """The rule of one audit.

    ``local`` (an audit from the command line) allows loopback and any port; ``private`` every address; ``allowed_origins`` exactly
    these (see ``origin``), whatever their address.
    """

    def __init__(self, *, local: bool = False, private: bool = False, allowed_origins: Iterable[str] = ()) -> None:
        self.local = local
        self.private = private
        self.allowed = frozenset(allowed_origins)
        self._known: dict[tuple[str, int], AddressError | None] = {}

    def check(self, url: str) -> None:
        """AddressError when this may not be fetched. Looks the host up, so inside the event loop use ``admit``."""
        place = self._place(url)
        if place and place not in self._known:
            self._known[place] = self._verdict(*place)
        self._refuse(place)

    async def admit(self, url: str) -> None:
        """The same as ``check`` for the event loop; a look-up that takes too long finds nothing."""
        place = self._place(url)
        if place and place not in self._known:
            try:
                verdict = await asyncio.wait_for(
                    asyncio.get_running_loop().run_in_executor(_lookups, self._verdict, *place), LOOKUP_SECONDS
                )
            except TimeoutError:
                verdict = _unfindable(place[0])
            self._known[place] = verdict
        self._refuse(place)

    def _refuse(self, place: tuple[str, int] | None) -> None:
        refused = self._known[place] if place else None
        if refused:  # a new error each time: one that is raised twice drags its old traces along
            raise AddressError(refused.what, where=refused.where, todo=refused.todo, **refused.values)

    def _place(self, url: str) -> tuple[str, int] | None:
        """Host and port to look up; None for an origin that the operator allowed."""
        try:
            parts: SplitResult = urlsplit(url)
            host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise AddressError("This is not a web address.", where=url[:100], todo="Write one such as https://www.stad.be/.") from error
        if not parts.scheme or (parts.scheme in SCHEMES and not host):
            raise AddressError("This is not a web address.", where=url[:100], todo="Write one such as https://www.stad.be/.")
        if parts.scheme not in SCHEMES or host is None:
            raise AddressError("Only http and https addresses can be audited, not {scheme}.", where=url[:100],
                               todo="Write one such as https://www.stad.be/.", scheme=parts.scheme)  # fmt: skip
        return None if origin(url) in self.allowed else (host, port)

    def _verdict(self, host: str, port: int) -> AddressError | None:
        try:
            addresses = resolve(host, port)
        except AddressError as error:
            return error
        if self.private:
            return None
        if self.local and addresses and all(address.is_loopback for address in addresses):
            return None
        if port not in PORTS and not self.local:
            return AddressError("Only the ports 80 and 443 can be audited from here, not {port}.", where=f"{host}:{port}",
                                todo="Use the public address, or the command line with --allow-private.", port=port)  # fmt: skip
        if not addresses or not all(is_public(address) for address in addresses):
            return AddressError("{host} is not a public address.", where=host,
                                todo="Audit it from the command line with --allow-private.", host=host)  # fmt: skip
        return None
