"""Running the installation from the command line, and the promise that the README names every command."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest

from barometer.cli import cli, operate
from barometer.settings import Settings
from tests.cli.conftest import Run

README = Path(__file__).parents[2] / "README.md"


def _commands(group: click.Group, prefix: str = "barometer") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found |= _commands(command, f"{prefix} {name}")
        else:
            found[f"{prefix} {name}"] = command
    return found


COMMANDS = _commands(cli)


def _row(name: str) -> str:
    """The row of the README's table that a command stands in."""
    return next((line for line in README.read_text("utf-8").splitlines() if line.startswith("|") and f"`{name}" in line), "")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_readme_names_every_command_with_every_option(name: str) -> None:
    row = _row(name)
    assert row, f"{name} is not in the README"
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")} - {"--help"}
    assert {option for option in options if f"{option}`" not in row and f"{option}/" not in row} == set()


def test_the_readme_names_no_command_or_option_that_does_not_exist() -> None:
    rows = [line for line in README.read_text("utf-8").splitlines() if line.startswith("| `barometer")]
    named = {match for row in rows for match in re.findall(r"`(barometer [a-z]+(?: [a-z]+)?)", row)}
    assert {name for name in named if name not in COMMANDS} == set()
    known = {opt for command in COMMANDS.values() for parameter in command.params for opt in (*parameter.opts, *parameter.secondary_opts)}
    assert {option for row in rows for option in re.findall(r"--[a-z-]+", row)} <= known


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(run: Run, name: str) -> None:
    done = run(*name.split()[1:], "--help")
    assert (done.code, "Usage:" in done.out) == (0, True)


def test_a_command_is_imported_when_it_is_asked_for_and_no_other() -> None:
    script = (
        "import sys; from barometer.cli import cli; cli.main(['plain', '--help'], standalone_mode=False); "
        "print('loaded' if 'playwright' in sys.modules else 'none')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False, cwd=README.parent)
    assert (done.returncode, done.stdout.split()[-1]) == (0, "none"), done.stderr


def test_a_database_from_a_newer_version_is_refused_and_left_alone(run: Run, data: Path) -> None:
    assert run("db", "upgrade").code == 0
    path = data / "barometer.db"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    for command in (("score",), ("db", "upgrade"), ("audit", "http://127.0.0.1:9/")):
        done = run(*command)
        assert (done.code, "newer version" in done.sentence) == (2, True)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(run: Run, data: Path) -> None:
    data.mkdir()
    path = data / "barometer.db"
    path.write_text("This is a letter, not a database. " * 100, "utf-8")
    done = run("score")
    assert (done.code, "not a database" in done.sentence) == (2, True)
    assert path.read_text("utf-8").startswith("This is a letter")


def test_the_doctor_finds_everything_in_order(run: Run) -> None:
    done = run("doctor")
    assert (done.code, done.err) == (0, "")
    assert "Chrom" in done.out or "Edge" in done.out


@pytest.mark.parametrize("command", [("serve",), ("work", "--until-empty")])
def test_a_server_of_root_is_refused_and_says_how_to_mend_it(run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.delenv("BAROMETER_ALLOW_ROOT")
    done = run(*command)
    assert (done.code, "no sandbox" in done.sentence, "as another user" in done.sentence) == (2, True, True)


@pytest.mark.parametrize(("user", "waived"), [(1000, "false"), (0, "true")])
def test_another_user_and_a_waiver_may_serve(run: Run, monkeypatch: pytest.MonkeyPatch, user: int, waived: str) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user)
    monkeypatch.setenv("BAROMETER_ALLOW_ROOT", waived)
    assert run("work", "--until-empty").code == 0


def test_the_worker_of_the_demo_may_go_on_as_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[dict[str, str]] = []

    class Worker:
        def __init__(self, command: list[str], env: dict[str, str]) -> None:
            started.append(env)

        def terminate(self) -> None:
            pass

        def wait(self, timeout: float) -> None:
            pass

    monkeypatch.setattr(operate.subprocess, "Popen", Worker)
    monkeypatch.setattr("barometer.web.server.serve_application", lambda *_, **__: None)
    operate._serve(Settings(data_dir=tmp_path), port=1, origins=(), BAROMETER_ALLOW_ROOT="true")
    assert [(env["BAROMETER_ALLOW_ROOT"], env["BAROMETER_DATA_DIR"]) for env in started] == [("true", str(tmp_path))]


def test_a_port_that_is_taken_gets_one_sentence(run: Run, city: str) -> None:
    done = run("serve", "--port", city.rsplit(":", 1)[1])
    assert (done.code, "in use" in done.sentence) == (2, True)
