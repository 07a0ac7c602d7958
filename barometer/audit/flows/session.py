"""What a login leaves behind: cookies and local storage, kept to the exact origin that they are for.

Cookies know hosts and no ports, and often go to every subdomain. So a visit that carries a session holds back everything that goes to
the session's host at another port or scheme, and its cookies are made for that one host, never for its subdomains or for frames of others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from barometer.audit.addresses import origin
from barometer.audit.flows.secrets import SHORTEST
from barometer.audit.guard import Address, Guard
from barometer.errors import AddressError, InputError

LIMIT_BYTES = 5_000_000
COOKIE = ("name", "value", "path", "expires", "httpOnly")


@dataclass(frozen=True, slots=True)
class Session:
    """A session for one origin. ``state`` is Playwright's storage state and is shown to nobody."""

    origin: str
    state: Any = field(repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """Values that must not be kept anywhere."""
        return tuple(cookie["value"] for cookie in self.state["cookies"] if len(cookie["value"]) >= 2 * SHORTEST)


@dataclass(frozen=True, slots=True)
class Password:
    """User and password for HTTP basic at one origin."""

    origin: str
    user: str
    password: str = field(repr=False)


def session_for(url: str, state: Any) -> Session:
    """The part of a storage state that belongs to the origin of ``url``; InputError when nothing does."""
    host, scheme = urlsplit(url).hostname or "", urlsplit(url).scheme
    cookies = []
    for cookie in state["cookies"]:
        domain = cookie["domain"].lower().lstrip(".")
        if host == domain or (cookie["domain"].startswith(".") and host.endswith("." + domain)):
            kept = {name: cookie[name] for name in COOKIE if name in cookie}
            lax = "Lax" if cookie.get("sameSite") != "Strict" else "Strict"
            cookies.append({**kept, "domain": host, "secure": scheme == "https", "sameSite": lax})
    origins = [one for one in state["origins"] if _same_origin(one["origin"], url)]
    if not cookies and not origins:
        raise InputError("This session holds nothing for {origin}.", where=origin(url), todo="Save it again after logging in there.",
                         origin=origin(url))  # fmt: skip
    return Session(origin(url), {"cookies": cookies, "origins": origins})


def _same_origin(one: str, other: str) -> bool:
    try:
        return origin(one) == origin(other)
    except ValueError:
        return False


def read_state(path: Path) -> tuple[Any, str]:
    """A storage state that Playwright saved, and its fingerprint; InputError when the file is something else."""
    todo = "Save it with Playwright's context.storage_state(path=…)."
    try:
        with path.open("rb") as source:
            content = source.read(LIMIT_BYTES + 1)
        if len(content) > LIMIT_BYTES:
            raise ValueError
        given = json.loads(content)
        _look_at(given)
    except OSError as error:
        raise InputError("This file cannot be read: {reason}.", where=str(path), todo="Check the file and its rights.",
                         reason=error.strerror or str(error)) from error  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError) as error:  # nothing of the file is repeated here: it is secret
        raise InputError("This file holds no stored session.", where=str(path), todo=todo) from error
    return {"cookies": given["cookies"], "origins": given.get("origins", [])}, sha256(content).hexdigest()


def _look_at(given: Any) -> None:
    for cookie in given["cookies"]:
        if not all(isinstance(cookie[name], str) for name in ("name", "value", "domain", "path")):
            raise TypeError
        if not isinstance(cookie.get("expires", -1), int | float) or not isinstance(cookie.get("httpOnly", False), bool):
            raise TypeError
    for one in given.get("origins", []):
        for entry in (one["origin"], *(part[name] for part in one["localStorage"] for name in ("name", "value"))):
            if not isinstance(entry, str):
                raise TypeError


class SessionGuard(Guard):
    """A guard that also keeps a session to its origin: nothing goes to its host by another port or scheme."""

    def __init__(self, inner: Guard, session: Session) -> None:
        super().__init__(local=inner.local, private=inner.private, allowed_origins=inner.allowed, loopback=inner.loopback)
        self.inner, self.session = inner, session

    async def admit(self, url: str) -> tuple[Address, ...]:
        """The addresses that may be dialled; AddressError when this may not be fetched while the session is carried."""
        self._hold(urlsplit(url).hostname, origin(url), url)
        return await self.inner.admit(url)

    async def admit_tunnel(self, host: str, port: int) -> tuple[Address, ...]:
        """The same for a connection of which only host and port are known: to the session's host by its own port only."""
        own = urlsplit(self.session.origin)
        if host == own.hostname and port != own.port:
            self._hold(host, f"https://{host}:{port}", f"{host}:{port}")
        return await self.inner.admit_tunnel(host, port)

    def check(self, url: str) -> tuple[Address, ...]:
        """The same outside the event loop."""
        self._hold(urlsplit(url).hostname, origin(url), url)
        return self.inner.check(url)

    def _hold(self, host: str | None, asked: str, where: str) -> None:
        """AddressError for the session's host by another port or scheme; from http to https, both at their usual ports, is no other."""
        own = self.session.origin
        if host == urlsplit(own).hostname and asked != own and (asked, own) != (f"https://{host}:443", f"http://{host}:80"):
            raise AddressError("The login is for {origin} only.", where=where[:100], todo="Audit this address by itself.", origin=own)
