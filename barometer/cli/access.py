"""Options that several commands share: how to come to pages that ask for something first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from barometer.audit.addresses import origin, web_address
from barometer.audit.flows.session import read_state
from barometer.content.flows import read_flow
from barometer.domain.audit import AuditPlan, Device
from barometer.domain.flow import Consent
from barometer.errors import InputError
from barometer.usecases.secrets import checked_name

Command = TypeVar("Command", bound=Callable[..., Any])
BASIC_SECRET = "BASIC_AUTH"


def access_options(command: Command) -> Command:
    """Adds --login, --basic-auth, --storage-state, --consent and --device to a command."""
    options = (
        click.option("--login", "login_file", type=click.Path(path_type=Path), metavar="FILE",
                     help="A flow that logs in; it is played before the pages."),
        click.option("--basic-auth", "basic", multiple=True, metavar="ORIGIN=USER[=SECRET]",
                     help=f"User for HTTP basic at exactly this origin; the password is the secret {BASIC_SECRET}, or the one named."),
        click.option("--storage-state", "state_file", type=click.Path(path_type=Path), metavar="FILE",
                     help="A session that Playwright stored (cookies and local storage); used for the origin of URL only."),
        click.option("--consent", type=click.Choice([one.value for one in Consent]), default=Consent.LEAVE.value, show_default=True,
                     help="Close cookie walls: refuse (accept where nothing refuses), accept, or leave them."),
        click.option("--device", type=click.Choice([one.value for one in Device]), default=Device.DESKTOP.value, show_default=True,
                     help="Look with a computer, or with an old Android phone of 360 pixels wide."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def with_access(
    plan: AuditPlan, *, login_file: Path | None, basic: Iterable[str], state_file: Path | None, consent: str, device: str
) -> tuple[AuditPlan, object]:
    """The plan with what these options say, and the stored session, which is in no plan."""
    if login_file and state_file:
        raise InputError("There are two ways to log in.", where="--storage-state", todo="Give --login or --storage-state, not both.")
    state, fingerprint = read_state(state_file) if state_file else (None, "")
    login = read_flow(login_file, base=plan.url, looks=False) if login_file else None
    passwords = tuple(_basic(one) for one in basic)
    return replace(plan, login=login, basic_auth=passwords, session=fingerprint, consent=Consent(consent), device=Device(device)), state


def _basic(given: str) -> tuple[str, str, str]:
    place, _, rest = given.partition("=")
    user, _, secret = rest.partition("=")
    if not place or not user or ":" in user:
        raise InputError("'{given}' is not ORIGIN=USER.", where="--basic-auth", todo="Write one such as https://www.stad.be=tester.",
                         given=given[:80])  # fmt: skip
    return origin(web_address(place)), user, checked_name(secret or BASIC_SECRET)
