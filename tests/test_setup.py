"""What a fresh machine relies on: Makefile, locks, licence, build hook, wheel, and the rules of the tests themselves."""

import importlib.metadata
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
import warnings
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.messages import error_sentences

TOP = Path(__file__).parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
LOCK = (TOP / "requirements.lock").read_text("utf-8")
PACKAGES = json.loads((TOP / "package-lock.json").read_text("utf-8"))["packages"]
MAKEFILE = (TOP / "Makefile").read_text("utf-8")
STATIC = TOP / "barometer/web/static"


def make(*arguments: str) -> str:
    """What make prints; the make that may have started these tests does not reach into this one."""
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    return subprocess.run(["make", *arguments], cwd=TOP, env=environment, capture_output=True, text=True, check=True).stdout


def locked() -> dict[str, str]:
    return {canonicalize_name(name): version for name, version in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]+\])?==([^ ;\\]+)", LOCK, re.M)}


def test_every_make_target_has_a_help_text():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.M))
    shown = make("help")
    assert {"help", "demo", "test", "lint", "bench", "lock", "translations", "clean"} <= targets
    assert set(re.findall(r"^  ([a-z]+) +\S", shown, re.M)) == targets


@pytest.mark.parametrize(("target", "words"), [("demo SERVE=0", "--no-serve"), ("demo PORT=5055", "--port 5055"), ("test", "lint-imports")])
def test_a_make_target_runs_what_it_promises(target, words):
    planned = make("--dry-run", *target.split())
    assert words in planned
    assert "barometer doctor --install" in planned


def test_ci_runs_make_test():
    script = TOP / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "exec make test" in script.read_text()


def test_the_environment_script_is_posix_shell():
    subprocess.run(["sh", "-n", str(TOP / ".ci/environment")], check=True)
    assert os.access(TOP / ".ci/environment", os.X_OK)


def test_the_lock_satisfies_every_dependency():
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["dev"]]
    versions = locked()
    for requirement in map(Requirement, wanted):
        name = canonicalize_name(requirement.name)
        assert name in versions, f"{name} is not locked; run make lock"
        assert requirement.specifier.contains(versions[name]), f"{name}: run make lock"


def test_the_lock_keeps_the_extras_that_packages_ask_for():
    """pip refuses a lock with hashes that leaves them out, as soon as a newer version of the package is in the registry."""
    locked_extras = {canonicalize_name(name): set(extras.split(",")) for name, extras in re.findall(r"^([\w.-]+)\[([^]]+)\]==", LOCK, re.M)}
    asked = [Requirement(text) for name in locked() for text in requires_of(name)]
    wanted = [one for one in asked if one.extras and (one.marker is None or one.marker.evaluate({"extra": ""}))]
    assert "coverage" in {canonicalize_name(one.name) for one in wanted}
    for one in wanted:
        assert one.extras <= locked_extras.get(canonicalize_name(one.name), set()), f"{one}: run make lock"


def requires_of(name: str) -> list[str]:
    """What an installed package asks for; nothing for one that this platform does not need."""
    try:
        return importlib.metadata.requires(name) or []
    except importlib.metadata.PackageNotFoundError:
        return []


def test_every_locked_package_has_a_hash():
    blocks = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.M)[1:]
    assert len(blocks) == len(locked())
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_locks_name_no_host():
    assert "://" not in LOCK
    assert "--index" not in LOCK
    assert not [name for name, package in PACKAGES.items() if "resolved" in package]
    assert all("integrity" in package for name, package in PACKAGES.items() if name)


def test_build_requirements_are_pinned():
    assert all("==" in requirement for requirement in PROJECT["build-system"]["requires"])


def test_npm_packages_are_pinned_and_locked_at_the_same_version():
    wanted = json.loads((TOP / "package.json").read_text("utf-8"))["dependencies"]
    assert wanted == {name: PACKAGES[f"node_modules/{name}"]["version"] for name in wanted}
    assert wanted["govuk-frontend"] == "6.3.0", "govuk-frontend-jinja 4.1 follows 6.3.0; change the two together"


def test_the_licence_is_the_eupl():
    text = (TOP / "LICENSE").read_text("utf-8")
    assert PROJECT["project"]["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
    assert "‘Compatible Licences’ according to Article 5" in text


def test_the_built_stylesheet_has_our_font_and_nothing_of_the_uk_government():
    stylesheet = (STATIC / "application.css").read_text("utf-8")
    assert "Atkinson Hyperlegible Next Variable" in stylesheet
    assert "--govuk-brand-colour" in stylesheet
    assert not re.search("GDS Transport|crest|crown", stylesheet, re.I)
    addresses = re.findall(r"url\(\"?([^)\"]+)", stylesheet)
    assert addresses
    assert all((STATIC / address).is_file() for address in addresses if not address.startswith("data:"))


def test_what_ships_of_others_brings_its_licence():
    assert {path.name for path in (STATIC / "licences").iterdir()} == {
        "atkinson-hyperlegible-next.txt",
        "htmx.txt",
        "licence-govuk-frontend.txt",
    }
    assert (TOP / "barometer/audit/vendor/axe/LICENSE").is_file()


def test_built_files_are_not_in_git():
    built = [str(path.relative_to(TOP)) for folder in ("web/static", "audit/vendor") for path in (TOP / "barometer" / folder).rglob("*")]
    if not (TOP / ".git").exists():
        assert "/barometer/web/static/" in (TOP / ".gitignore").read_text()
        return
    tracked = subprocess.run(["git", "ls-files", "--", *built], cwd=TOP, capture_output=True, text=True, check=True).stdout
    assert tracked == ""


@pytest.mark.slow
def test_the_wheel_holds_packs_assets_and_words(tmp_path):
    for name in ("barometer", *(name for name in ("personas", "journeys", "toolbox") if (TOP / name).is_dir())):
        shutil.copytree(TOP / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "package.json", "package-lock.json", "README.md", "LICENSE", ".gitignore"):
        shutil.copy2(TOP / name, tmp_path / name)
    wheel = build_wheel_without_network(tmp_path)
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("personas", "journeys", "toolbox"):
        for path in (TOP / folder).rglob("*.md"):
            assert f"barometer/packs/{path.relative_to(TOP)}" in names
    for path in (TOP / "barometer").rglob("*"):
        wanted = path.is_file() and not {"__pycache__", "assets_src"} & set(path.parts)
        assert not wanted or str(path.relative_to(TOP)) in names, f"{path} is not in the wheel"
    assert not [name for name in names if name.startswith(("tests/", "build/")) or "node_modules" in name]


def build_wheel_without_network(checkout: Path) -> Path:
    """The wheel of a copy whose assets are fresh, so that the build hook needs no npm."""
    code = "from hatchling.build import build_wheel; print(build_wheel('dist'))"
    built = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return checkout / "dist" / built.stdout.split()[-1]


def test_a_test_cannot_reach_the_network():
    with pytest.raises(RuntimeError, match="would look up"):
        socket.create_connection(("www.europa.eu", 443), timeout=1)
    with socket.socket() as one, pytest.raises(RuntimeError, match="would connect"):
        one.connect(("192.0.2.1", 443))
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("nothing.invalid", 80)


def test_a_test_can_reach_this_computer():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=5) as one:
        assert one.getpeername() == server.getsockname()


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning, match="loud"):
        warnings.warn("loud", stacklevel=1)


def test_the_sentences_of_errors_reach_the_catalogues():
    code = b'raise InputError(\n    "What {x}.",\n    where=f"{y}",\n    todo="Do it.",\n)\nprint("not this")\nKeyError(name)\n'
    assert [message for _, _, message, _ in error_sentences(code)] == ["What {x}.", "Do it."]
