import os
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright

from barometer.audit.browser import find_browser, launch_arguments
from barometer.sample import SampleCity


@pytest.fixture(scope="session")
def faulty() -> FlaskClient:
    return SampleCity().app.test_client()


@pytest.fixture(scope="session")
def repaired() -> FlaskClient:
    return SampleCity(frozenset()).app.test_client()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each module: Playwright's loop would stand in the way of asyncio.run in other tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_browser().path, args=launch_arguments(as_root=os.geteuid() == 0))
        yield started
        started.close()
