"""What holds for every flow, whoever wrote it: addresses, secrets, and how many states it may have."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from barometer.content.flow_form import MOST_STATES
from barometer.domain.flow import Act, Aim, Flow
from barometer.errors import ContentError

SECRET = re.compile(r"\$\{([^}]*)\}")
SECRET_NAME = re.compile(r"^[A-Z][A-Z0-9_]{0,59}$")
RESERVED = ("KEY", "KEYS")
"""BAROMETER_SECRET_KEY and BAROMETER_SECRET_KEYS are settings."""
PASSWORD = re.compile(
    r"pass(word|wd|wort|code|phrase)|wachtwoord|paswoord|mot[ _-]?de[ _-]?passe|\bmdp\b|\bpwd\b|pincode|\bpin\b", re.IGNORECASE
)


def secret_names(flow: Flow) -> tuple[str, ...]:
    """The secrets that a flow asks for, each once and in order."""
    return tuple(dict.fromkeys(name for step in flow.steps if step.act is Act.FILL for name in SECRET.findall(step.text)))


def checked_address(address: str, where: str) -> str:
    """The address; ContentError when it is no http(s) address or holds a secret, a user name or a password."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and len(address) <= 2_000 and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if SECRET.search(address):
        raise ContentError("A secret may not stand in an address.", where=where, todo="Fill it into a field: addresses end up in logs.")
    if not usable:
        raise ContentError(
            "This is not an address that can be opened.", where=where, todo="Write one such as https://www.stad.be/verhuizen."
        )
    if "@" in parts.netloc:
        raise ContentError("An address may not hold a user name or password.", where=where, todo="Use --basic-auth instead.")
    return address


def check_flow(flow: Flow, where: Callable[[int], str]) -> None:
    """ContentError for the first thing in a flow that may not be; ``where`` gives file and line of a step's number."""
    for step in flow.steps:
        names = SECRET.findall(step.text)
        if names and step.act is not Act.FILL:
            raise ContentError("A secret can only be filled into a field.", where=where(step.number), todo="Use it in a step that fills.")
        for name in names:
            if not SECRET_NAME.match(name) or name in RESERVED:
                raise ContentError("'{name}' cannot be the name of a secret.", where=where(step.number),
                                   todo="Use capitals, digits and _, such as LOGIN_PASSWORD.", name=name[:60])  # fmt: skip
        if step.act is Act.FILL and step.text and step.aim and asks_password(step.aim) and SECRET.sub("", step.text):
            raise ContentError(
                "This step fills a password that stands in the file.", where=where(step.number),
                todo="Write ${{NAME}} there, and keep the password with: barometer secret set NAME.",
            )  # fmt: skip
    if len(flow.states) > MOST_STATES:
        raise ContentError("A flow can look at no more than {limit} pages; this one has {count}.", where=where(1),
                           todo="Split it into several flows.", limit=MOST_STATES, count=len(flow.states))  # fmt: skip


def asks_password(aim: Aim) -> bool:
    """Whether the selectors of a field say that it holds a password."""
    return any(PASSWORD.search(part) for way in aim.ways for part in way)
