"""What keeps other people's pages out: the secret key, the headers, the nonce."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, Response, g, request
from werkzeug.exceptions import SecurityError

from barometer.errors import StorageError

LOOPBACK = ("localhost", "127.0.0.1", "::1")
SECRET_FILE = "secret-key"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html. The referrer stays here: addresses name audits."""


def stored_secret(folder: Path) -> str:
    """The key that signs cookies, made once and readable by its owner only; StorageError when the disk refuses."""
    path = folder / SECRET_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            kept = path.read_text("ascii").strip()
            if len(kept) >= 32:
                return kept
            path.chmod(0o600)  # cut off while it was written
            descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
        made = secrets.token_hex(32)
        with os.fdopen(descriptor, "w") as out:
            out.write(made)
        return made
    except OSError as error:
        raise StorageError(
            "The key that signs cookies cannot be stored ({reason}).",
            where=str(path),
            todo="Make the folder writable, or set BAROMETER_SECRET_KEY.",
            reason=error.strerror or error,
        ) from error


def nonce() -> str:
    """This response's nonce for scripts."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    made: str = g.nonce
    return made


def policy() -> str:
    """The content security policy: our own files, and scripts with this response's nonce."""
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'nonce-{nonce()}'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def init_app(app: Flask, hosts: Iterable[str] = ()) -> None:
    """Refuses any ``Host`` but those of this computer and ``hosts``, and adds the headers to every response."""
    known = frozenset((*LOOPBACK, *(host.lower() for host in hosts)))

    @app.before_request
    def refuse_foreign_host() -> None:
        # Not Flask's TRUSTED_HOSTS: that one cannot name an IPv6 address.
        if urlsplit(f"//{request.host}").hostname not in known:
            raise SecurityError

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", policy())
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response
