"""``barometer flow check|run``: walks through a service that somebody recorded or wrote down."""

from __future__ import annotations

from pathlib import Path

import click

from barometer.cli.access import access_options, with_access
from barometer.cli.audit import fail_option, finish, format_option, output_option, start
from barometer.cli.gate import GateWish, gate_options
from barometer.cli.shared import check_output, lang_option, say, settings
from barometer.domain.flow import Act
from barometer.domain.vocabulary import Stakes
from barometer.usecases.flows import check_flow, plan_flow, told
from barometer.usecases.workplace import Workplace

file_argument = click.argument("file", type=click.Path(path_type=Path))
url_option = click.option("--url", default="", metavar="ADDRESS", help="Play it on the copy of the site at this address.")
journey_option = click.option("--journey", default="", metavar="ID", help="The journey whose steps the flow names.")


@click.group()
def flow() -> None:
    """Flows: recorded with Chrome's Recorder (JSON) or written in YAML."""


@flow.command("check")
@file_argument
@url_option
@journey_option
@lang_option
def check(file: Path, url: str, journey: str, lang: str | None) -> None:
    """Read a flow and say in plain words what it will do, and which secrets it needs. Opens no browser."""
    words = say()
    checked = check_flow(Workplace.open(settings()), file, url=url, journey=journey)
    click.echo(checked.flow.name)
    for number, step in enumerate(checked.flow.steps, start=1):
        sentence, values = told(step)
        place = f" [{step.place}]" if step.act is Act.AUDIT and step.place else ""
        click.echo(f"{number:3}. {words(sentence, **values)}{place}")
    count = len(checked.flow.states)
    click.echo(
        words.plural(
            "It looks at {n} page, and is played from the start for it.",
            "It looks at {n} pages, and is played from the start for each of them: what it sends is sent again.",
            count,
        )
    )
    for name, there in checked.secrets.items():
        text = words("The secret {name} is there.", name=name) if there else words("The secret {name} is not there yet.", name=name)
        click.echo(text)
    for note in checked.flow.notes:
        click.echo(words(note))
    for label in checked.loose:
        click.echo(words("“{label}” belongs to no step of the journey.", label=label))


@flow.command("run")
@file_argument
@url_option
@journey_option
@format_option
@fail_option
@gate_options
@output_option
@click.option("--stakes", type=click.IntRange(1, 4), help="What a resident loses: 1 nice to have … 4 a basic right.")
@click.option("--pace", type=click.FloatRange(0, 600), help="Least number of seconds between two pages.")
@click.option("--timeout", "page_timeout", type=click.FloatRange(1, 600), help="Seconds for looking at one page.")
@access_options
@click.option("--allow-private", is_flag=True, help="Also audit private addresses (loopback is always allowed here).")
@click.option("--fresh", is_flag=True, help="Start anew instead of going on with an audit that was cut off.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@lang_option
def run(
    file: Path,
    url: str,
    journey: str,
    format_: str,
    fail_on: str | None,
    output: str | None,
    stakes: int | None,
    pace: float | None,
    page_timeout: float | None,
    login_file: Path | None,
    basic: tuple[str, ...],
    state_file: Path | None,
    consent: str,
    device: str,
    allow_private: bool,
    fresh: bool,
    quiet: bool,
    lang: str | None,
    gate: GateWish,
) -> int:
    """Play a flow, audit the page at each of its states, and show the barometer."""
    check_output(output)
    workplace = Workplace.open(settings(page_timeout=page_timeout))
    given = Stakes(stakes) if stakes else None
    plan = plan_flow(workplace, file, url=url, journey=journey, stakes=given, pace=pace, private=allow_private)
    plan, session = with_access(plan, login_file=login_file, basic=basic, state_file=state_file, consent=consent, device=device)
    ended = start(workplace, plan, session=session, fresh=fresh, quiet=quiet)
    return finish(ended, workplace, format_, output, fail_on, gate)
