"""The command line: parse → one use case → print. Exit codes: 0 fine, 1 above the threshold, 2 could not do it (one sentence on stderr)."""

from __future__ import annotations

import errno
import logging
import os
import sys
import traceback
from importlib import import_module

import click

from barometer import __version__
from barometer.cli.shared import say
from barometer.errors import BarometerError
from barometer.i18n import N_
from barometer.storage.database import disk_error

INTERRUPTED = 130
COMMANDS = {
    "audit": "audit", "score": "audit", "schema": "audit", "personas": "library", "journeys": "library", "toolbox": "library",
    "content": "library", "serve": "operate", "doctor": "operate", "db": "operate", "demo": "operate", "work": "operate",
    "flow": "flow", "plain": "plain", "secret": "secret",
}  # fmt: skip
"""Command → the module beside this file that has it under the same name."""
DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


class Commands(click.Group):
    """Commands that are imported when they are asked for, so that a small one does not wait for what a large one needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One of them; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"barometer.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="barometer")
def cli() -> None:
    """Which residents do your digital services leave behind, why, and what can you do about it?"""


def main() -> None:
    """The console script: every foreseeable error is one sentence on standard error."""
    logging.getLogger("barometer").addHandler(logging.NullHandler())  # else Python prints warnings among our sentences
    output = sys.stdout
    try:
        code = cli.main(prog_name="barometer", standalone_mode=False)
        sys.stdout.flush()
    except BarometerError as error:
        _complain(error.sentence(say()))
        code = 2
    except click.exceptions.Abort:
        _complain(say()(N_("Stopped.")))
        code = INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = 2
    except click.ClickException as error:
        _complain(error.format_message())
        code = 2
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as stopped:  # click replaces the output and ends with 1 when its reader has enough; 1 means something else here
        code = stopped.code if sys.stdout is output else 2
    except BrokenPipeError:
        _drop_output()
        code = 2
    except Exception as error:
        if isinstance(error, OSError) and error.errno in DISK_ERRORS:
            _complain(disk_error(error, where="stdout").sentence(say()))
            _drop_output()
            sys.exit(2)
        traceback.print_exc()
        _complain(say()(N_("This is a fault in the barometer itself. Please report it with the lines above.")))
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _drop_output() -> None:
    """Python writes out what is left at its end; there it would fail again, with a trace."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(sentence: str) -> None:
    click.echo(f"barometer: {sentence}", err=True)
