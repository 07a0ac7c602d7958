"""The command line as a user runs it, in this process, with a data folder of its own; and the faulty sample city on this computer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from barometer.cli import main, shared
from barometer.sample import SampleCity


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line on standard error."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


Run = Callable[..., Ran]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BAROMETER_DATA_DIR", str(folder))
    monkeypatch.setenv("BAROMETER_PACE", "0")
    monkeypatch.setenv("BAROMETER_LANG", "en")
    monkeypatch.setenv("BAROMETER_ALLOW_ROOT", "true")  # the pages are our own
    return folder


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["barometer", *arguments])
        monkeypatch.setattr(shared, "_chosen", [])
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), captured.out, captured.err)

    return run_command


@pytest.fixture(scope="session")
def city() -> Iterator[str]:
    with SampleCity().serve() as url:
        yield url
