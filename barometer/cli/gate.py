"""The options of a gate: a baseline, waivers, and failing only on what is new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from barometer.cli.shared import check_output, say, write_output
from barometer.domain.fault import KnownFault
from barometer.domain.gate import Gate, Waiver
from barometer.domain.vocabulary import Impact
from barometer.errors import InputError
from barometer.reports.faults import gate_lines
from barometer.usecases.barometers import BarometerReading
from barometer.usecases.gates import gate_of, read_baseline, read_waivers, stops, write_baseline

IMPACTS = tuple(impact.name.lower() for impact in Impact)


@dataclass(frozen=True)
class GateWish:
    """What the command line asked; the files are read before an audit begins, so that nobody waits for nothing."""

    baseline: tuple[KnownFault, ...] | None
    waivers: tuple[Waiver, ...]
    write_to: str | None
    fail_on_new: Impact | None

    def gate(self, reading: BarometerReading) -> Gate | None:
        """What the gate says; None when nobody asked for one."""
        if self.baseline is None and not self.waivers and self.fail_on_new is None:
            return None
        return gate_of(reading, baseline=self.baseline, waivers=self.waivers, today=datetime.now(UTC).date())

    def end(self, reading: BarometerReading, gate: Gate | None, *, told: bool) -> int:
        """Writes the new baseline, says on standard error what the gate says unless the report told it, and gives the exit code."""
        if gate and not told:
            for line in gate_lines(gate, say().lang):
                click.echo(line, err=True)
        if self.write_to:
            write_output(write_baseline(reading), self.write_to)
        return int(gate is not None and self.fail_on_new is not None and stops(gate, self.fail_on_new))


def gate_options(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options; the command gets them as one ``gate``."""

    @click.option("--baseline", metavar="FILE", help="A baseline made with --write-baseline: the faults in it are known.")
    @click.option("--write-baseline", metavar="FILE", help="Write the faults of this audit to a file, to be the next baseline.")
    @click.option("--waivers", metavar="FILE", help="A YAML file of waivers: check, reason, by, expires, and page or fingerprint.")
    @click.option(
        "--fail-on-new",
        is_flag=False,
        flag_value="minor",
        type=click.Choice(IMPACTS),
        help="Exit with 1 when a fault of this impact or a worse one (default: minor) is neither in the baseline nor waived.",
    )
    @wraps(command)
    def collected(
        *args: Any, baseline: str | None, write_baseline: str | None, waivers: str | None, fail_on_new: str | None, **kwargs: Any
    ) -> int:
        if fail_on_new and baseline is None and waivers is None:
            raise InputError("Nothing says which faults are known.", where="--fail-on-new", todo="Add --baseline FILE or --waivers FILE.")
        check_output(write_baseline)
        wish = GateWish(
            read_baseline(Path(baseline)) if baseline is not None else None,
            read_waivers(Path(waivers), today=datetime.now(UTC).date()) if waivers is not None else (),
            write_baseline,
            Impact[fail_on_new.upper()] if fail_on_new else None,
        )
        return command(*args, gate=wish, **kwargs)

    return collected
