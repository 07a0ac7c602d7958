"""Why a page is untested: the sentences (message ids), and which of them stands behind an error of the browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.async_api import Response

from barometer.i18n import N_

HTML_TYPES = ("text/html", "application/xhtml+xml")

CRASHED = N_("The page made the browser crash.")
TOO_LARGE = N_("The page is larger than {megabytes} MB.")
NO_ANSWER = N_("The page did not answer within {seconds} seconds.")
NOT_READY = N_("The page was not ready within {seconds} seconds.")
DOWNLOADS = N_("This is a download, not a page.")
NOT_HTML = N_("This is not a web page but {type}.")
NOTHING = N_("The server sent an answer without a page ({status}).")
ANSWERED = N_("The server answered with an error ({status}).")
ELSEWHERE = N_("The page leads elsewhere: {url}.")
MOVED_ON = N_("The page changed into another one while it was read: {url}.")
ENDLESS = N_("The page redirects without end.")
UNFINDABLE = N_("The host {host} cannot be found.")
REFUSED = N_("The server refused the connection.")
BROKE_OFF = N_("The server broke off the connection.")
UNSAFE_PORT = N_("Browsers do not go to the port of this address.")
NO_HTTPS = N_("The server does not speak https at this address.")
INSECURE = N_("The page's certificate is not valid.")
NOT_LOADED = N_("The page could not be loaded ({error}).")
REFUSED_BY_GUARD = N_("The page leads to an address that may not be audited: {url}.")

_ERRORS = (
    ("ERR_TOO_MANY_REDIRECTS", ENDLESS),
    ("ERR_NAME_NOT_RESOLVED", UNFINDABLE),
    ("ERR_CONNECTION_REFUSED", REFUSED),
    ("ERR_CONNECTION_RESET", BROKE_OFF),
    ("ERR_CONNECTION_CLOSED", BROKE_OFF),
    ("ERR_EMPTY_RESPONSE", BROKE_OFF),
    ("ERR_TUNNEL_CONNECTION_FAILED", BROKE_OFF),
    ("ERR_UNSAFE_PORT", UNSAFE_PORT),
    ("ERR_SSL_PROTOCOL_ERROR", NO_HTTPS),
    ("ERR_CERT", INSECURE),
    ("ERR_SSL", INSECURE),
    ("ERR_BLOCKED_BY_CLIENT", REFUSED_BY_GUARD),
    ("Download is starting", DOWNLOADS),
    ("ERR_ABORTED", DOWNLOADS),
)


class UntestedError(Exception):
    """The page cannot be tested; carries the reason (a message id). Never leaves a visit."""

    def __init__(
        self,
        reason: str,
        *,
        values: Mapping[str, object] | None = None,
        final_url: str = "",
        status: int | None = None,
        content_type: str = "",
    ) -> None:
        super().__init__(reason)
        self.picture: bytes | None = None
        """Of where a flow stood when it could not go on."""
        self.reason, self.final_url, self.status, self.content_type = reason, final_url, status, content_type
        self.values = tuple((name, str(value)) for name, value in (values or {}).items())


def too_late(seconds: float, *, answer: Response | None) -> UntestedError:
    """The reason when time ran out: the server never answered, or the page never was ready."""
    if answer is None:
        return UntestedError(NO_ANSWER, values={"seconds": round(seconds)})
    return UntestedError(NOT_READY, values={"seconds": round(seconds)}, final_url=answer.url, status=answer.status)


def loading_failed(message: str, *, seconds: float, answer: Response | None, asked: str, trouble: str = "") -> UntestedError:
    """The reason behind the browser's error ``message``; ``asked`` is the last address that it tried, ``answer`` the last that it got.

    ``trouble`` is what the way out knows about that address: to the browser every connection that it cannot make looks the same.
    """
    if "Timeout" in message and "exceeded" in message:
        return too_late(seconds, answer=answer)
    if "ERR_ABORTED" in message and answer and answer.status in (204, 205):
        return UntestedError(NOTHING, values={"status": answer.status}, status=answer.status)
    if trouble == NO_ANSWER:
        return too_late(seconds, answer=answer)
    for sign, known in _ERRORS:
        if sign in message:
            reason = trouble if trouble and known == BROKE_OFF else known
            named = {"host": urlsplit(asked).hostname, "url": asked[:200]}
            return UntestedError(reason, values={name: value for name, value in named.items() if f"{{{name}}}" in reason})
    found = re.search(r"net::(\w+)", message)
    return UntestedError(NOT_LOADED, values={"error": found.group(1) if found else message.split("\n")[0][:120]})
