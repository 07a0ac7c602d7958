"""Examine this installation: is everything there that an audit needs, and does it really work?"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from barometer.audit.browser import FoundBrowser, find_browser, install_command, launch, linux_family
from barometer.content import packs
from barometer.errors import BarometerError, BrowserError
from barometer.i18n import N_
from barometer.scoring.catalogue import load_catalogue
from barometer.settings import Settings

PACKAGE = Path(__file__).parent.parent
OLDEST_PYTHON = (3, 11)
OLDEST_AXE = (4, 14)  # the rules for WCAG 2.2 and EN 301 549 that the checks count on
FREE_BYTES = 500 * 2**20  # room for the snapshots of a few hundred pages
INSTALL_SECONDS = 900
PROBE = "<!doctype html><html lang=nl><title>probe</title><h1>Dag</h1>"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was examined. ``name`` and ``todo`` are message ids; ``detail`` is for a technician and stays as it is."""

    name: str
    ok: bool
    detail: str
    todo: str = ""


def examine(settings: Settings) -> list[Finding]:
    """All findings, in the order in which they are best mended. Starts a browser for a moment; changes nothing."""
    return [
        _python(),
        _assets(PACKAGE),
        _browser(settings),
        _data_folder(settings.data_dir),
        _database(settings),
        _packs(settings.packs),
    ]


def ensure_browser(settings: Settings) -> FoundBrowser:
    """The browser that is there, else one that is fetched now; BrowserError with the one command to run when neither works."""
    try:
        return find_browser(settings.browser)
    except BrowserError:
        return install_browser(explicit=settings.browser)


def install_browser(
    *,
    as_root: bool | None = None,
    family: str | None = None,
    run: Callable[[Sequence[str]], bool] | None = None,
    explicit: str | Path | None = None,
) -> FoundBrowser:
    """Fetch a browser where this is allowed without asking: apt as root on Debian, else Playwright's own.

    BrowserError with the one command to run when nothing worked. The arguments replace what is known about this computer.
    """
    root = os.geteuid() == 0 if as_root is None else as_root
    family = linux_family() if family is None else family
    run = run or _run
    own = [sys.executable, "-m", "playwright", "install"]
    if root and family in ("debian", "ubuntu") and run(["apt-get", "update", "--quiet"]):
        # On Ubuntu this package is only a door to a snap, which find_browser passes over.
        run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"])
        try:
            return find_browser(explicit)
        except BrowserError:
            run([*own, "--with-deps", "chromium"])
    else:
        run([*own, "chromium"])
    try:
        return find_browser(explicit)
    except BrowserError as error:
        todo = N_("Run: {command} (or name one in BAROMETER_BROWSER).")
        raise BrowserError(N_("A browser could not be installed."), todo=todo, command=install_command()) from error


def _run(command: Sequence[str]) -> bool:
    """Run a command, its output on our standard error; False when it fails or is not there."""
    print("$", " ".join(command), file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, stdout=sys.stderr.fileno(), timeout=INSTALL_SECONDS, env=environment, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return False
    return done.returncode == 0


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding("Python", sys.version_info >= OLDEST_PYTHON, found, N_("Install Python 3.11 or newer."))


def _assets(package: Path) -> Finding:
    """The built stylesheet and axe-core, and the version that axe-core gives itself in its first line."""
    name, todo = N_("Front-end assets"), N_("Run make demo in the checkout, or install the package again.")
    stylesheet, axe = package / "web" / "static" / "application.css", package / "audit" / "vendor" / "axe" / "axe.min.js"
    for path in (stylesheet, axe):
        if not path.is_file():
            return Finding(name, False, f"{path} is missing", todo)
    with axe.open(encoding="utf-8") as script:
        told = re.search(r"axe v(\d+)\.(\d+)\.(\d+)", script.read(200))
    version = tuple(map(int, told.groups())) if told else (0,)
    return Finding(name, version >= OLDEST_AXE, "axe-core " + ".".join(map(str, version)), todo)


def _browser(settings: Settings) -> Finding:
    """Found, started, and able to render a page."""
    name = N_("Browser")
    try:
        found = find_browser(settings.browser)
        heading = asyncio.run(_render(found))
    except BrowserError as error:
        return Finding(name, False, error.sentence(), N_("Run: barometer doctor --install"))
    if heading != "Dag":
        return Finding(name, False, f"{found.path} rendered {heading!r}", N_("Name another browser in BAROMETER_BROWSER."))
    return Finding(name, True, f"{found.name} {found.version} ({found.path})")


async def _render(found: FoundBrowser) -> str:
    """The heading of the probe, as this browser renders it; what goes wrong is told instead."""
    from playwright.async_api import Error as PlaywrightError

    async with launch(found) as browser:
        try:
            page = await browser.new_page()
            await page.goto(f"data:text/html,{PROBE}", timeout=20_000)
            return await page.inner_text("h1", timeout=5_000)
        except PlaywrightError as error:
            return str(error).splitlines()[0]


def _data_folder(folder: Path) -> Finding:
    """Writable (tried, in the first parent that exists) and with room."""
    name = N_("Data folder")
    try:
        standing = _standing(folder)
        with tempfile.TemporaryFile(dir=standing):
            pass
    except OSError as error:
        return Finding(name, False, f"{folder}: {error.strerror}", N_("Make it writable, or name another in BAROMETER_DATA_DIR."))
    free = shutil.disk_usage(standing).free
    todo = N_("Free 500 MB, or name another folder in BAROMETER_DATA_DIR.")
    return Finding(name, free >= FREE_BYTES, f"{folder}, {free // 2**20} MB free", todo)


def _standing(path: Path) -> Path:
    """The path itself or its first parent that is there; PermissionError when nobody may look."""
    return next(place for place in (path, *path.absolute().parents) if place.exists())


def _database(settings: Settings) -> Finding:
    """Answers a question; a SQLite file that is not there yet will be made on first use."""
    name, todo = N_("Database"), N_("Mend BAROMETER_DATABASE_URL, or move the file away.")
    try:
        url = make_url(settings.database)
        if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
            standing = _standing(Path(url.database))
            if standing != Path(url.database):
                return Finding(name, os.access(standing, os.W_OK), f"{url.database}, made on first use", todo)
        engine = create_engine(url)
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT count(*) FROM sqlite_master" if url.get_backend_name() == "sqlite" else "SELECT 1"))
        finally:
            engine.dispose()
    except (SQLAlchemyError, ImportError, OSError) as error:
        return Finding(name, False, str(error).splitlines()[0], todo)
    return Finding(name, True, url.render_as_string(hide_password=True))


def _packs(folders: Sequence[Path]) -> Finding:
    """Every pack file can be read and every reference in it has a target."""
    name, todo = N_("Content packs"), N_("Run: barometer content check")
    try:
        read, errors = packs.check(folders, barriers=frozenset(load_catalogue().barriers))
    except BarometerError as error:
        return Finding(name, False, error.sentence(), todo)
    if errors:
        return Finding(name, False, f"{errors[0].sentence()} ({len(errors)} in all)", todo)
    return Finding(name, True, f"{len(read.personas)} personas, {len(read.journeys)} journeys, {len(read.cards)} cards")
