"""Rules for every test: no network beyond this computer (warnings are errors by pyproject.toml), and no time limit on a property."""

import ipaddress
import socket
import sys
import unicodedata
from typing import Any

import hypothesis
import pytest

# Two shared cores are noisy: a property is about what holds, pytest-timeout is about time.
hypothesis.settings.register_profile("barometer", deadline=None)
hypothesis.settings.load_profile("barometer")


SLOW_FILES = (
    "test_sample_city_regression", "test_own_auditor", "test_resume", "test_properties", "test_browser", "test_visit", "test_auditing"
)  # fmt: skip
"""Begun first, so that no processor is left alone with one of them at the end (``--no-loadscope-reorder`` keeps this order)."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: SLOW_FILES.index(item.path.stem) if item.path.stem in SLOW_FILES else len(SLOW_FILES))


class NetworkInTestError(RuntimeError):
    """A test tried to leave this computer. Not an OSError, so that code which expects a broken network does not swallow it."""


def _here(host: object) -> bool:
    """Whether an address or name stands for this computer; a path is a Unix socket."""
    name = unicodedata.normalize("NFKC", str(host.decode() if isinstance(host, bytes) else host)).split("%")[0].rstrip(".").lower()
    if name in ("", "None", "localhost") or name.startswith("/"):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _number(name: str) -> bool:
    """Whether this is an address in digits, however it is written: 127.1, 0x7f000001 and 2130706433 are all one."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        try:
            socket.inet_aton(name)
        except OSError:
            return False
    return True


def _stay_here(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook (PEP 578): sees every connection and every look-up of this process, whichever library makes it."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if isinstance(address, tuple) and not _here(address[0]):
            raise NetworkInTestError(f"a test would connect to {address}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not _here(arguments[0]):
        name = str(arguments[0]).rstrip(".")
        if name.endswith((".invalid", ".test", ".example")):  # reserved (RFC 2606): answered as the world would, without asking it
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not _number(name):  # a number is only parsed, nothing is asked
            raise NetworkInTestError(f"a test would look up {name}")


sys.addaudithook(_stay_here)
