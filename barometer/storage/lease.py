"""Who works on an audit: a token that names the process, so that the work of one that is gone can be taken over at once.

A lease that is not renewed ends by itself after ``LEASE``. On the computer that gave it out nobody has to wait for that: when the process
in the token is no longer there, the lease is free.
"""

from __future__ import annotations

import os
import platform
import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

LEASE = timedelta(seconds=60)
_THIS_RUN = secrets.token_hex(3)
"""Tells this process from an earlier one that had the same number."""


def new_token() -> str:
    """``computer-process-run-random``, at most 32 characters."""
    return f"{_computer()}-{os.getpid()}-{_THIS_RUN}-{secrets.token_hex(3)}"


def is_free(token: str, until: datetime | None) -> bool:
    """Whether nobody holds this lease any more."""
    return not token or until is None or until < datetime.now(UTC) or _is_gone(token)


def _is_gone(token: str) -> bool:
    computer, _, rest = token.partition("-")
    number, _, run = rest.partition("-")
    if computer != _computer() or not number.isdecimal():
        return False
    if int(number) == os.getpid():
        return not run.startswith(f"{_THIS_RUN}-")
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


@cache
def _computer() -> str:
    """Where process numbers mean the same: this computer since it started, and on Linux this container (name space of processes)."""
    known = [platform.node()]
    with suppress(OSError):
        known.append(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip())
        known.append(os.readlink("/proc/self/ns/pid"))
    return sha256(" ".join(known).encode()).hexdigest()[:8]
