"""What the tests of whole audits share: a place to work, and a quick look at pages."""

import pytest

from barometer.audit import gather
from barometer.settings import Settings
from barometer.usecases.workplace import Workplace


@pytest.fixture
def quick_look(request, monkeypatch):
    """These tests are about which pages are visited and what is stored: only one of them waits for axe and the keyboard walk."""
    if "every_artifact" not in request.fixturenames:
        monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather.GATHERERS if one.name in ("blocks", "links")))


@pytest.fixture
def every_artifact():
    """For a test that gathers everything."""


@pytest.fixture
def workplace(tmp_path):
    made = Workplace.open(Settings(data_dir=tmp_path))
    yield made
    made.repository.engine.dispose()
