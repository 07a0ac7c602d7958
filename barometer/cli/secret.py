"""``barometer secret set|list|remove``: passwords for flows and logins, encrypted in the data folder."""

from __future__ import annotations

import os
import sys

import click

from barometer.cli.shared import lang_option, say, settings
from barometer.errors import InputError
from barometer.usecases import secrets


@click.group()
def secret() -> None:
    """Secrets: what flows fill in as ${NAME}, kept encrypted."""


@secret.command("set")
@click.argument("name")
@lang_option
def set_secret(name: str, lang: str | None) -> None:
    """Keep a secret: it is asked for, or read from standard input, and never shown."""
    secrets.checked_name(name)
    secrets.set_secret(settings(), name, _asked(name))
    click.echo(say()("The secret {name} is kept.", name=name))


@secret.command("list")
@lang_option
def list_secrets(lang: str | None) -> None:
    """The names of the secrets that are kept, and of those in the environment; never the values."""
    kept = secrets.store(settings()).names()
    given = {one.removeprefix(secrets.PREFIX) for one, value in os.environ.items() if one.startswith(secrets.PREFIX) and value}
    for name in sorted({*kept, *given} - set(secrets.RESERVED)):
        click.echo(name)


@secret.command("remove")
@click.argument("name")
@lang_option
def remove_secret(name: str, lang: str | None) -> None:
    """Forget a secret."""
    secrets.store(settings()).remove(secrets.checked_name(name))
    click.echo(say()("The secret {name} is forgotten.", name=name))


def _asked(name: str) -> str:
    """From a person without showing it, or the first line of standard input; never from an argument, which others can see."""
    if sys.stdin.isatty():
        return str(click.prompt(name, hide_input=True, confirmation_prompt=True))
    line = sys.stdin.readline(secrets.LONGEST + 2).rstrip("\r\n")
    if not line:
        raise InputError("Standard input is empty.", where=name, todo="Type the secret, or pass it in with a pipe.")
    return line
