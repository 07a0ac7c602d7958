"""Web addresses: is it one, and is it the same page as another."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from url_normalize import url_normalize
from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

from barometer.errors import AddressError

LONGEST = 2_000
SCHEMES = ("http", "https")
VISITOR = (
    "PHPSESSID", "JSESSIONID", "ASPSESSIONID", "CFID", "CFTOKEN", "sessionid", "session_id", "sid", "fbclid", "gclid", "msclkid",
    "utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content",
)  # fmt: skip
"""Parts of a query that tell who is looking, not which page it is."""
HOMES = ("", "/index.html", "/index.php", "/home", "/nl", "/fr", "/en", "/de")
"""Paths of home pages."""
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):")
_WITH_PORT = re.compile(r"^[^/:@?#]+:[0-9]{1,5}([/?#]|$)")
_EXAMPLE = "Write one such as https://www.stad.be/."


def web_address(text: str) -> str:
    """The address as a full http(s) URL without fragment or user name; AddressError that says what to write instead."""
    address = text.strip()
    if not address:
        raise AddressError("There is no address.", todo=_EXAMPLE)
    if len(address) > LONGEST:
        raise AddressError("This address is longer than {limit} characters.", where=_shown(text), todo="Use a shorter one.", limit=LONGEST)
    if any(ord(letter) < 33 or ord(letter) == 127 or letter.isspace() for letter in address):
        raise AddressError("An address holds no spaces or line breaks.", where=_shown(text), todo=_EXAMPLE)
    if _WITH_PORT.match(address):
        address = f"http://{address}"
    elif not _SCHEME.match(address) and not address.startswith(("/", "?", "#")):
        address = f"https://{address}"
    try:
        return _until_still(lambda url: _full(url, text), address)
    except (ValueError, UnicodeError) as error:
        raise AddressError("This is not a web address.", where=_shown(text), todo=_EXAMPLE) from error


def is_home(url: str) -> bool:
    """Whether this is the address of a site's home page, as far as an address tells."""
    try:
        return urlsplit(url).path.rstrip("/") in HOMES
    except ValueError:
        return False


def _until_still(change: Callable[[str], str], url: str) -> str:
    """Applies a normalisation until it changes nothing: a result that could be normalised again would be a second address of one page."""
    for _ in range(5):
        changed = change(url)
        if changed == url:
            return url
        url = changed
    raise ValueError("This address has no normal form.")


def _full(address: str, text: str) -> str:
    parts = urlsplit(address)
    scheme, host = parts.scheme.lower(), parts.hostname or ""
    if not scheme:
        raise ValueError("This address is no full address.")
    if scheme not in SCHEMES:
        raise AddressError("Only http and https addresses can be audited, not {scheme}.", where=_shown(text), todo=_EXAMPLE, scheme=scheme)
    if "@" in parts.netloc:
        raise AddressError("An address may not hold a user name or password.", where=f"{scheme}://{host}", todo="Leave them out.")
    normal = urlsplit(url_normalize(address) or address)
    query = urlsplit(safe_url_string(address)).query  # as it was written: to some servers ";" and "=" in a value mean something
    full = urlunsplit(normal._replace(fragment="", path=normal.path or "/", query=query))
    if not _usable(urlsplit(full).hostname or "") or parts.port == 0 or ".." in host:
        raise AddressError("This address has no usable host name.", where=_shown(text), todo=_EXAMPLE)
    if len(full) > LONGEST:
        raise AddressError("This address is longer than {limit} characters.", where=_shown(text), todo="Use a shorter one.", limit=LONGEST)
    return full


def _usable(host: str) -> bool:
    """Whether a host (in ASCII) is a name of several parts, an IPv6 address or localhost."""
    if ":" in host or host == "localhost":
        return True
    labels = host.removesuffix(".").split(".")
    return len(labels) > 1 and all(re.fullmatch(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", label) for label in labels)


def _shown(text: str) -> str:
    shown = text.strip().encode("unicode_escape").decode()
    return shown if len(shown) <= 100 else shown[:100] + "…"


def same_page(url: str) -> str:
    """The form of a URL under which two links to the same page are equal.

    The query is sorted and holds nothing about the visitor, there is no fragment, and ``/a/../b`` is resolved. ValueError (of which
    AddressError is none) for what is no URL at all.
    """
    return _until_still(_canonical, url)


def _canonical(url: str) -> str:
    normal = url_normalize(_SESSION_IN_PATH.sub("", url)) or url
    cleaned = url_query_cleaner(normal, VISITOR, remove=True, unique=False) if "?" in normal else normal
    return str(canonicalize_url(cleaned, keep_fragments=False))


def origin(url: str) -> str:
    """Scheme, host and port, as browsers compare them; ValueError for a port that is none."""
    parts = urlsplit(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return f"{parts.scheme}://{parts.hostname}:{port}"
