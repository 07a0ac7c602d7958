"""A real browser on the running application."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from barometer.audit.browser import find_browser
from barometer.web import create_app
from tests.web.town import Town, build_town, settings_for


@dataclass(frozen=True)
class Running:
    """The application, served on a free port of this computer."""

    base: str
    town: Town
    folder: Path


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("browser-town")
    town = build_town(folder)
    app = create_app(settings_for(folder))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Running(f"http://127.0.0.1:{server.port}", town, folder)
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["barometer"].workplace.repository.engine.dispose()
    town.workplace.repository.engine.dispose()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each module: Playwright's loop would stand in the way of asyncio.run in other tests."""
    with sync_playwright() as playwright:
        # The pages are our own, so the sandbox may be left out where the tests run as root.
        started = playwright.chromium.launch(executable_path=str(find_browser(None).path), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when a script of ours does, or when the content security policy stops something."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    refused_form = "status of 400"  # how the browser notes the answer to a form with a mistake
    opened.on("console", lambda one: wrong.append(one.text) if one.type == "error" and refused_form not in one.text else None)
    yield opened
    opened.close()
    assert wrong == []
