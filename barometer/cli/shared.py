"""What the commands share: settings, language, writing an output."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from barometer.errors import InputError
from barometer.i18n import LOCALES, Words, words
from barometer.settings import Settings, load_settings
from barometer.storage.database import disk_error

_chosen: list[str] = []

lang_option = click.option(
    "--lang",
    type=click.Choice(LOCALES),
    help="Language of the output (default: BAROMETER_LANG, else nl).",
    callback=lambda _context, _parameter, value: choose(value),
)


def choose(lang: str | None) -> str | None:
    """Remembers the language of this run."""
    if lang:
        _chosen[:] = [lang]
    return lang


def say() -> Words:
    """The words of this run's language."""
    return words(_chosen[0] if _chosen else os.environ.get("BAROMETER_LANG", "nl"))


def settings(**overrides: object) -> Settings:
    """The settings, with what the command line gave on top."""
    return load_settings(**overrides)


def check_output(output: str | None) -> None:
    """InputError when no file can stand there; asked before the work begins, so that nobody waits for nothing."""
    if output is None or output == "-":
        return
    path = Path(output)
    if path.is_dir():
        raise InputError("This is a folder, not a file.", where=str(path), todo="Give a file name.")
    if not path.parent.is_dir():
        raise InputError("There is no such folder.", where=str(path.parent), todo="Make it first, or give another file name.")


def write_output(text: str, output: str | None) -> None:
    """To standard output, or to a file that is replaced in one move; StorageError when that fails."""
    if output is None or output == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    check_output(output)
    path = Path(output)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            Path(temporary).chmod(0o644)
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise disk_error(error, where=str(path)) from error
