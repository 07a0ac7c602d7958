import sqlite3
import sys

import pytest

from barometer.audit.browser import FoundBrowser
from barometer.errors import BrowserError
from barometer.settings import load_settings
from barometer.usecases import doctor
from barometer.usecases.doctor import examine, install_browser


@pytest.fixture
def settings(tmp_path):
    return load_settings(data_dir=tmp_path / "new" / "folder", database_url="")


def named(findings, name):
    return next(finding for finding in findings if finding.name == name)


@pytest.mark.browser
def test_a_complete_installation_has_no_complaints(settings):
    assert [(finding.name, finding.detail) for finding in examine(settings) if not finding.ok] == []
    assert not settings.data_dir.exists(), "the doctor changes nothing"


def test_every_complaint_says_what_to_do(settings, tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("")
    broken = settings.model_copy(
        update={"data_dir": blocked, "browser": tmp_path / "none", "database_url": "nonsense", "packs": (tmp_path / "missing",)}
    )
    monkeypatch.setattr(doctor, "PACKAGE", tmp_path)
    complaints = [finding for finding in examine(broken) if not finding.ok]
    assert {finding.name for finding in complaints} >= {"Front-end assets", "Browser", "Data folder", "Database"}
    assert all(finding.todo and finding.detail and "\n" not in finding.detail for finding in complaints)


def test_an_old_axe_is_a_complaint(tmp_path, monkeypatch):
    for path, text in (("web/static/application.css", ""), ("audit/vendor/axe/axe.min.js", "/*! axe v4.4.3\n")):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(text)
    assert not doctor._assets(tmp_path).ok
    (tmp_path / "audit/vendor/axe/axe.min.js").write_text("/*! axe v4.14.1\n")
    assert doctor._assets(tmp_path).ok


def test_a_database_that_is_no_database_is_a_complaint(settings, tmp_path):
    (tmp_path / "x.db").write_text("this is a text file, not a database" * 50)
    told = doctor._database(settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'x.db'}"}))
    assert not told.ok
    assert "not a database" in told.detail


def test_a_database_that_answers_is_fine(settings, tmp_path):
    sqlite3.connect(tmp_path / "x.db").close()
    assert doctor._database(settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'x.db'}"})).ok


def test_a_full_disk_is_a_complaint(settings, monkeypatch):
    monkeypatch.setattr(doctor, "FREE_BYTES", 2**62)
    assert not doctor._data_folder(settings.data_dir).ok


CHROMIUM = FoundBrowser(path=None, name="Chromium", version="1", source="system")  # type: ignore[arg-type]


class Computer:
    """Keeps the commands that were run; some of them bring a browser, some fail."""

    def __init__(self, *, brings: str = "", fails: str = "nothing") -> None:
        self.brings, self.fails, self.commands = brings, fails, []

    def run(self, command):
        self.commands.append(" ".join(command).replace(sys.executable, "python"))
        return self.fails not in self.commands[-1]

    def find(self, explicit=None):
        if self.brings and any(self.brings in command for command in self.commands):
            return CHROMIUM
        raise BrowserError("none")


@pytest.mark.parametrize(
    ("root", "family", "brings", "last"),
    [
        (True, "debian", "apt-get install", "apt-get install --yes --quiet --no-install-recommends chromium"),
        (True, "ubuntu", "playwright", "python -m playwright install --with-deps chromium"),
        (True, "", "playwright", "python -m playwright install chromium"),
        (False, "debian", "playwright", "python -m playwright install chromium"),
    ],
)
def test_a_browser_is_installed_in_the_way_of_the_system(monkeypatch, root, family, brings, last):
    computer = Computer(brings=brings)
    monkeypatch.setattr(doctor, "find_browser", computer.find)
    assert install_browser(as_root=root, family=family, run=computer.run) is CHROMIUM
    assert computer.commands[-1] == last


def test_when_apt_cannot_update_playwright_is_tried(monkeypatch):
    computer = Computer(brings="playwright", fails="update")
    monkeypatch.setattr(doctor, "find_browser", computer.find)
    install_browser(as_root=True, family="debian", run=computer.run)
    assert computer.commands == ["apt-get update --quiet", "python -m playwright install chromium"]


def test_when_nothing_works_the_error_says_the_one_command(monkeypatch):
    monkeypatch.setattr(doctor, "find_browser", Computer().find)
    with pytest.raises(BrowserError, match=r"could not be installed\. Run: "):
        install_browser(as_root=False, family="", run=lambda command: False)


def test_a_command_that_is_not_there_fails_without_a_traceback(capfd):
    assert not doctor._run(["/nowhere/apt-get", "update"])
    assert "$ /nowhere/apt-get update" in capfd.readouterr().err
