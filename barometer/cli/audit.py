"""``barometer audit``, ``barometer score``, ``barometer schema``."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import click

from barometer.cli.access import access_options, with_access
from barometer.cli.gate import GateWish, gate_options
from barometer.cli.shared import check_output, lang_option, say, settings, write_output
from barometer.domain.audit import AuditPage, AuditPlan, PageState, Progress
from barometer.domain.gate import Gate
from barometer.domain.journey import Service
from barometer.domain.vocabulary import AuditState, Level, Stakes
from barometer.errors import BarometerError, InputError
from barometer.i18n import N_
from barometer.reports import earl, json_report, junit, sarif, terminal, wcag_em
from barometer.usecases.auditing import AuditRun, run_plan
from barometer.usecases.barometers import BarometerReading, read_barometer
from barometer.usecases.flows import plan_service, service_flow
from barometer.usecases.lists import LIMIT_BYTES, parse_list, read_list
from barometer.usecases.services import read_service_file
from barometer.usecases.workplace import Workplace

FORMATS = ("terminal", "json", "html", "junit", "sarif", "earl", "wcag-em")
LEVELS = tuple(level.value for level in Level if level is not Level.LAAG)

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="terminal", show_default=True, help="Form of the report."
)
output_option = click.option("--output", "-o", metavar="FILE", help="Write the report to a file instead of standard output.")
fail_option = click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    help="Exit with 1 when a cell has this level or a worse one (onbekend < matig < hoog < kritiek).",
)


@click.command()
@click.argument("url", required=False, default="")
@click.option(
    "--urls", "list_file", metavar="FILE", help="Audit the addresses in this file (- for standard input), one a line; # begins a comment."
)
@click.option("--journey", default="", metavar="ID", help="Audit the pages of this journey's steps (see: barometer journeys list).")
@click.option("--page", "pages", multiple=True, metavar="STEP=ADDRESS", help="A page of a step; may be given several times.")
@click.option("--service", "service_file", type=click.Path(path_type=Path), help="A service file that says which pages each step uses.")
@format_option
@fail_option
@gate_options
@output_option
@click.option("--stakes", type=click.IntRange(1, 4), help="What a resident loses: 1 nice to have … 4 a basic right.")
@click.option(
    "--max-pages",
    "--limit",
    "max_pages",
    metavar="N",
    type=click.IntRange(1, 10_000),
    help="Visit at most this many pages; 1 is the page alone.",
)
@click.option("--max-depth", type=click.IntRange(0, 100), help="Follow links at most this many clicks deep.")
@click.option("--pace", type=click.FloatRange(0, 600), help="Least number of seconds between two visits.")
@click.option("--timeout", "page_timeout", type=click.FloatRange(1, 600), help="Seconds for one page.")
@click.option("--concurrency", type=click.IntRange(1, 16), help="Pages at once.")
@access_options
@click.option("--allow-private", is_flag=True, help="Also audit private addresses (loopback is always allowed here).")
@click.option("--try-forms", is_flag=True, help="Send forms empty and with mistakes. Only on a test site: a form may take what it gets.")
@click.option("--fresh", is_flag=True, help="Start anew: do not go on with an audit that was cut off, and look at unchanged pages again.")
@click.option("--quiet", "-q", is_flag=True, help="No progress on standard error.")
@lang_option
def audit(
    url: str,
    list_file: str | None,
    journey: str,
    pages: tuple[str, ...],
    service_file: Path | None,
    format_: str,
    fail_on: str | None,
    output: str | None,
    stakes: int | None,
    max_pages: int | None,
    max_depth: int | None,
    pace: float | None,
    page_timeout: float | None,
    concurrency: int | None,
    login_file: Path | None,
    basic: tuple[str, ...],
    state_file: Path | None,
    consent: str,
    device: str,
    allow_private: bool,
    try_forms: bool,
    fresh: bool,
    quiet: bool,
    lang: str | None,
    gate: GateWish,
) -> int:
    """Audit live pages and show the barometer.

    Without --journey the site is crawled from URL, or exactly the pages of --urls are audited, and all pages together count as one step:
    "find and use this page".
    An audit that is cut off goes on where it stopped when the same command runs again.
    """
    if pages and not journey:
        raise InputError("--page says which page a step uses, so it needs a journey.", where="--page", todo="Add --journey ID.")
    if list_file and journey:
        raise InputError("A list of addresses has no steps.", where="--urls", todo="Leave --journey out, or use --page or --service.")
    if not url and list_file is None:
        raise InputError("There is no address.", where="URL", todo="Write one such as https://www.stad.be/, or give --urls FILE.")
    check_output(output)
    urls = _listed(list_file)
    workplace = Workplace.open(settings(page_timeout=page_timeout, concurrency=concurrency))
    service = _service(workplace, service_file, journey, url)
    plan = plan_service(
        workplace,
        flow=service_flow(service_file, service, journey) if service_file and service else None,
        url=url,
        urls=urls,
        journey=journey,
        service=service,
        pages=_pages(pages),
        max_pages=max_pages,
        max_depth=max_depth,
        pace=pace,
        try_forms=try_forms,
        stakes=Stakes(stakes) if stakes else None,
        local=True,
        private=allow_private,
    )
    plan, session = with_access(plan, login_file=login_file, basic=basic, state_file=state_file, consent=consent, device=device)
    return finish(start(workplace, plan, session=session, fresh=fresh, quiet=quiet), workplace, format_, output, fail_on, gate)


def start(workplace: Workplace, plan: AuditPlan, *, session: object = None, fresh: bool, quiet: bool) -> AuditRun:
    """Runs a plan with its progress on standard error."""
    try:
        run = run_plan(workplace, plan, fresh=fresh, on_page=None if quiet else show_page, session=session)
    except KeyboardInterrupt:
        click.echo(say()(N_("Stopped. What was gathered is kept; run the same command again to go on.")), err=True)
        raise click.exceptions.Exit(130) from None
    if run.resumed and not quiet:
        click.echo(say().plural("{n} page was there already from the audit that was cut off.",
                                "{n} pages were there already from the audit that was cut off.", run.resumed), err=True)  # fmt: skip
    return run


def finish(run: AuditRun, workplace: Workplace, format_: str, output: str | None, fail_on: str | None, gate: GateWish) -> int:
    """The report and the exit code; BarometerError when not one page could be audited."""
    reading = read_barometer(workplace, run.audit.id)
    if not any(page.state is PageState.DONE for page in reading.pages):
        first = reading.pages[0]
        raise BarometerError(first.reason or "No page could be audited.", where=first.url, todo="Check the address and try again.",
                             **dict(first.values))  # fmt: skip
    return _report(reading, workplace, format_, output, fail_on, gate)


@click.command()
@click.argument("audit_id", default="latest", metavar="[AUDIT]")
@click.option("--journey", default="", metavar="ID", help="Score the same pages for another journey of the service.")
@format_option
@fail_option
@gate_options
@output_option
@lang_option
def score(audit_id: str, journey: str, format_: str, fail_on: str | None, output: str | None, lang: str | None, gate: GateWish) -> int:
    """Score a stored audit again, without a browser: the checks, the model and the packs of today on the pages of then."""
    check_output(output)
    workplace = Workplace.open(settings())
    return _report(read_barometer(workplace, audit_id, journey=journey), workplace, format_, output, fail_on, gate)


@click.command()
def schema() -> None:
    """Print the JSON schema of the report that --format json gives."""
    click.echo(json.dumps(json_report.schema(), indent=2))


def show_page(page: AuditPage, progress: Progress) -> None:
    """One line of progress on standard error; none for an only page that cannot be tested, because the error says it."""
    if progress.total == 1 and page.state is PageState.UNTESTED:
        return
    words = say()
    mark = words("done") if page.state is PageState.DONE else words("not tested")
    reason = " — " + words(page.reason, **dict(page.values)) if page.reason else ""
    seconds = f" ({words.number(round(page.seconds or 0, 1))} s)"
    click.echo(f"[{progress.done + progress.untested}/{progress.total}] {mark}: {page.url}{seconds}{reason}", err=True)


def render(
    reading: BarometerReading, workplace: Workplace, format_: str, fail_on: str | None, *, color: bool, gate: Gate | None = None
) -> str:
    """The report in one of the formats."""
    lang = say().lang
    if format_ == "json":
        return json_report.write(reading, lang=lang, gate=gate)
    if format_ == "sarif":
        return sarif.write(reading, lang=lang, gate=gate)
    if format_ == "earl":
        return earl.write(reading, lang=lang)
    if format_ == "wcag-em":
        return wcag_em.write(reading, lang=lang)
    if format_ == "junit":
        return junit.write(reading, lang=lang, threshold=Level(fail_on) if fail_on else Level.KRITIEK)
    if format_ == "html":
        from barometer.reports import html  # its templates take a moment to load, and other formats need none of them

        return html.write(reading, lang=lang, screenshots=lambda name: _picture(workplace, name), gate=gate)
    return terminal.write(reading, lang=lang, color=color, gate=gate)


def _picture(workplace: Workplace, name: str) -> bytes | None:
    path = workplace.files.path(name)
    return path.read_bytes() if path.is_file() else None


def _report(reading: BarometerReading, workplace: Workplace, format_: str, output: str | None, fail_on: str | None, wish: GateWish) -> int:
    color = format_ == "terminal" and output is None and sys.stdout.isatty()
    gate = wish.gate(reading)
    write_output(render(reading, workplace, format_, fail_on, color=color, gate=gate), output)
    stopped = wish.end(reading, gate, told=format_ == "terminal" and output is None)
    if fail_on is None:
        return stopped
    worst = max(cell.level.rank for cell in reading.barometer.cells)
    finished = reading.audit.state is AuditState.DONE
    return 1 if worst >= Level(fail_on).rank or not finished else stopped


def _listed(name: str | None) -> tuple[str, ...]:
    """The addresses of ``--urls``."""
    if name is None:
        return ()
    if name == "-":
        return parse_list(sys.stdin.buffer.read(LIMIT_BYTES + 1), where="stdin")
    return read_list(Path(name))


def _pages(given: Iterable[str]) -> dict[str, list[str]]:
    pages: dict[str, list[str]] = defaultdict(list)
    for one in given:
        place, separator, address = one.partition("=")
        if not separator or not place or not address:
            raise InputError("'{given}' is not STEP=ADDRESS.", where="--page", todo="Write one such as weten=/verhuizen.", given=one[:80])
        pages[place].append(address)
    return dict(pages)


def _service(workplace: Workplace, path: Path | None, journey: str, url: str) -> Service | None:
    if path is None:
        return None
    services = read_service_file(workplace.library, path, base_url=url)
    fitting = [service for service in services if not journey or journey in service.journeys]
    if not fitting:
        raise InputError("No service in this file has the journey '{journey}'.", where=str(path), todo="Add it, or leave --service out.",
                         journey=journey)  # fmt: skip
    workplace.repository.save_service(fitting[0])
    return fitting[0]
