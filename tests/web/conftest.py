"""The application on the small town of ``town.py``, and the client that polices its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from barometer.web import create_app
from tests.web.client import PolicingClient
from tests.web.town import Town, build_town, settings_for


@pytest.fixture(scope="session")
def town_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("town")


@pytest.fixture(scope="session")
def town(town_folder: Path) -> Iterator[Town]:
    """Read it, do not change it; a test that stores something takes ``own_town``."""
    built = build_town(town_folder)
    yield built
    built.workplace.repository.engine.dispose()


@pytest.fixture(scope="session")
def app(town: Town, town_folder: Path) -> Iterator[Flask]:
    made = make_app(town_folder)
    yield made
    made.extensions["barometer"].workplace.repository.engine.dispose()


@pytest.fixture
def client(app: Flask) -> PolicingClient:
    made = app.test_client()
    assert isinstance(made, PolicingClient)
    return made


@pytest.fixture
def own_town(tmp_path: Path) -> Iterator[Town]:
    built = build_town(tmp_path)
    yield built
    built.workplace.repository.engine.dispose()


@pytest.fixture
def own_client(own_town: Town, tmp_path: Path) -> Iterator[PolicingClient]:
    """A client that takes its CSRF token from a page first, as a browser does."""
    made = make_app(tmp_path)
    client = made.test_client()
    assert isinstance(client, PolicingClient)
    client.take_token()
    yield client
    made.extensions["barometer"].workplace.repository.engine.dispose()


def make_app(folder: Path) -> Flask:
    made = create_app(settings_for(folder))
    made.config["PROPAGATE_EXCEPTIONS"] = False
    made.test_client_class = PolicingClient
    return made
