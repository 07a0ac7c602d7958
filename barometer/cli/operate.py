"""``barometer serve|work|doctor|db|demo``: running the installation."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import click

from barometer.audit.browser import require_sandbox
from barometer.cli.audit import render, show_page
from barometer.cli.shared import lang_option, say, settings, write_output
from barometer.i18n import N_
from barometer.settings import Settings
from barometer.storage.database import connect, upgrade
from barometer.usecases import doctor as doctors
from barometer.usecases.demo import open_sample_city, run_demo
from barometer.usecases.workplace import Workplace
from barometer.work.worker import work as run_worker

DEMO_FOLDER = Path("build") / "demo"


@click.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=5000, show_default=True)
@click.option(
    "--allow-origin", "origins", multiple=True, metavar="URL", help="Let the application audit this address although it is not public."
)
@lang_option
def serve(port: int, origins: tuple[str, ...], lang: str | None) -> None:
    """Serve the application on this computer (http://127.0.0.1:PORT) and run the audits that are started in it.

    This version has no sign-in, so it listens on this computer only.
    """
    chosen = settings()
    require_sandbox(waived=chosen.allow_root)
    Workplace.open(chosen)
    _serve(chosen, port=port, origins=origins)


def _serve(chosen: Settings, *, port: int, origins: tuple[str, ...], **more: str) -> None:
    """The web server in this process and the worker in one of its own, with ``more`` in its environment.

    An audit that goes wrong cannot take the pages down.
    """
    from barometer.web.server import serve_application  # Flask and gunicorn are for this command only

    folder = {"BAROMETER_DATA_DIR": str(chosen.data_dir.resolve())}
    worker = subprocess.Popen([sys.executable, "-m", "barometer", "work"], env={**os.environ, **folder, **more})
    try:
        serve_application(chosen, port=port, allowed_origins=origins)
    finally:
        worker.terminate()
        worker.wait(timeout=20)


@click.command()
@click.option("--until-empty", is_flag=True, help="Stop when no audit is waiting.")
def work(until_empty: bool) -> None:
    """Run the audits that wait in the database (serve starts this by itself)."""
    chosen = settings()
    require_sandbox(waived=chosen.allow_root)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    run_worker(Workplace.open(chosen), until_empty=until_empty)


@click.command()
@click.option("--install", is_flag=True, help="Fetch a browser when there is none, where that is allowed.")
@lang_option
def doctor(install: bool, lang: str | None) -> int:
    """Examine this installation: browser, assets, database, packs."""
    words = say()
    chosen = settings()
    if install:
        doctors.ensure_browser(chosen)
    findings = doctors.examine(chosen)
    for finding in findings:
        mark = words("fine") if finding.ok else words("WRONG")
        click.echo(f"{mark}: {words(finding.name)}: {finding.detail}")
        if not finding.ok and finding.todo:
            click.echo(f"  {words(finding.todo)}", err=True)
    return 0 if all(finding.ok for finding in findings) else 2


@click.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
def upgrade_database() -> None:
    """Bring the database to the form that this version needs; what is stored is kept."""
    changed = upgrade(connect(settings().database))
    click.echo(say()(N_("The database was brought up to date.")) if changed else say()(N_("The database is up to date.")))


@click.command()
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the application afterwards.")
@click.option("--port", type=click.IntRange(1, 65_535), default=5000, show_default=True)
@lang_option
def demo(serving: bool, port: int, lang: str | None) -> None:
    """Audit and score the bundled sample city, write its report, and show the application. Needs no internet."""
    words = say()
    chosen = settings(data_dir=DEMO_FOLDER, pace=0)
    workplace = Workplace.open(chosen)
    with open_sample_city() as city:
        where = words("The sample city is at {faulty}, its repaired twin at {repaired}.", faulty=city.faulty, repaired=city.repaired)
        click.echo(where, err=True)
        readings = run_demo(workplace, city, on_page=show_page)
        for name, reading in readings.items():
            click.echo(f"\n=== {name} ===\n")
            click.echo(render(reading, workplace, "terminal", None, color=sys.stdout.isatty()))
            report = DEMO_FOLDER / f"{name}.html"
            write_output(render(reading, workplace, "html", None, color=False), str(report))
            click.echo(words("Report: {path}", path=report.resolve()))
        if serving:
            click.echo(words("The application: http://127.0.0.1:{port}/ (Ctrl-C to stop)", port=port))
            # As with the command line: who names a page here is who runs the browser, so root may go on.
            _serve(chosen, port=port, origins=(city.faulty, city.repaired), BAROMETER_ALLOW_ROOT="true")
