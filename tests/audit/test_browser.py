import asyncio
from pathlib import Path

import pytest

from barometer.audit import browser
from barometer.audit.browser import FoundBrowser, find_browser, install_command, launch, launch_arguments
from barometer.errors import BrowserError


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A computer without any browser: empty PATH, no Playwright browsers, no applications."""
    for name in ("bin", "own", "apps"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "own"))
    monkeypatch.setattr(browser, "APPLICATIONS", (tmp_path / "apps",))
    return tmp_path


def program(path: Path, *, says: str = "", code: int = 0, more: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{more}\necho '{says}'\nexit {code}\n")
    path.chmod(0o755)
    return path


def test_without_a_browser_the_error_says_the_one_command(machine):
    with pytest.raises(BrowserError) as caught:
        find_browser()
    assert install_command() in caught.value.sentence()


def test_the_debian_wrapper_script_is_a_browser(machine):
    path = program(machine / "bin/chromium", says="Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)")
    assert find_browser() == FoundBrowser(path, "Chromium", "156.0.8078.79", "system")


@pytest.mark.parametrize(
    ("command", "says", "name"),
    [
        ("google-chrome", "Google Chrome 159.0.1.2 ", "Google Chrome"),
        ("google-chrome-stable", "Google Chrome 159.0.1.2", "Google Chrome"),
        ("microsoft-edge", "Microsoft Edge 158.0.3.4", "Microsoft Edge"),
        ("chromium-browser", "Chromium 150.0.1.1 Fedora Project", "Chromium"),
    ],
)
def test_other_browsers_on_the_path_are_found(machine, command, says, name):
    program(machine / "bin" / command, says=says)
    assert find_browser().name == name


def test_a_mac_application_is_found(machine):
    path = program(machine / "apps/Google Chrome.app/Contents/MacOS/Google Chrome", says="Google Chrome 159.0.1.2")
    assert find_browser().path == path


def test_playwrights_own_newest_browser_goes_before_the_systems(machine):
    program(machine / "bin/chromium", says="Chromium 156.0.1.1")
    program(machine / "own/chromium-999/chrome-linux64/chrome", says="Google Chrome for Testing 140.0.1.1")
    newest = program(machine / "own/chromium-1255/chrome-linux64/chrome", says="Google Chrome for Testing 159.0.1.1")
    program(machine / "own/chromium_headless_shell-1300/chrome-linux/headless_shell", says="HeadlessChrome 160.0.1.1")
    assert find_browser() == FoundBrowser(newest, "Google Chrome for Testing", "159.0.1.1", "playwright")


def test_playwrights_shell_without_windows_will_do(machine):
    path = program(
        machine / "own/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell",
        says="Google Chrome for Testing 159.0.1.1",
    )
    assert find_browser().path == path


def test_a_snap_is_passed_over(machine):
    program(machine / "bin/chromium", says="Chromium 150.0.1.1", more="test -x /snap/bin/chromium && exec /snap/bin/chromium")
    chrome = program(machine / "bin/google-chrome", says="Google Chrome 159.0.1.2")
    assert find_browser().path == chrome


def test_a_link_to_snap_is_passed_over(machine):
    snap = program(machine / "usr/snap", says="Chromium 150.0.1.1")
    (machine / "bin/chromium").symlink_to(snap)
    with pytest.raises(BrowserError):
        find_browser()


@pytest.mark.parametrize(("says", "code"), [("", 0), ("hello", 0), ("Chromium 156.0.1.1", 1)])
def test_a_program_that_gives_no_version_is_passed_over(machine, says, code):
    program(machine / "bin/chromium", says=says, code=code)
    with pytest.raises(BrowserError):
        find_browser()


def test_a_given_browser_goes_before_all(machine):
    program(machine / "bin/chromium", says="Chromium 156.0.1.1")
    given = program(machine / "mine/chrome", says="Google Chrome 159.0.1.2")
    assert find_browser(str(given)) == FoundBrowser(given, "Google Chrome", "159.0.1.2", "setting")


def test_a_given_path_that_is_no_browser_is_an_error_and_nothing_else_is_tried(machine):
    program(machine / "bin/chromium", says="Chromium 156.0.1.1")
    firefox = program(machine / "mine/firefox", says="Mozilla Firefox 150.0")
    snap = program(machine / "snap/bin/chromium", says="Chromium 150.0.1.1")
    for given, words in ((machine / "nothing", "no such file"), (firefox, "not Chromium"), (snap, "snap")):
        with pytest.raises(BrowserError, match=words) as caught:
            find_browser(given)
        assert caught.value.where == str(given)


@pytest.mark.parametrize(
    ("release", "command"),
    [({"ID": "debian"}, "sudo apt-get install -y chromium"), ({"ID": "ubuntu"}, "--with-deps chromium"), ({"ID": "fedora"}, "chromium")],
)
def test_the_install_command_fits_the_system(monkeypatch, release, command):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: release)
    assert install_command().endswith(command)


def test_macos_needs_no_system_libraries(monkeypatch):
    def no_release():
        raise OSError

    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("platform.freedesktop_os_release", no_release)
    assert install_command().endswith("-m playwright install chromium")


def test_only_root_goes_without_a_sandbox():
    assert "--no-sandbox" in launch_arguments(as_root=True)
    assert "--no-sandbox" not in launch_arguments(as_root=False)
    assert "--webrtc-ip-handling-policy=disable_non_proxied_udp" in launch_arguments(as_root=False)


async def heading(found: FoundBrowser) -> str:
    async with launch(found) as started:
        page = await started.new_page()
        await page.goto("data:text/html,<h1>Dag</h1>")
        return await page.inner_text("h1")


@pytest.mark.browser
def test_the_browser_of_this_computer_renders_a_page():
    assert asyncio.run(heading(find_browser())) == "Dag"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("cry", "words"),
    [
        ("error while loading shared libraries: libnss3.so: cannot open shared object file", "misses the library libnss3.so.*install-deps"),
        ("FATAL: No usable sandbox! Update your kernel", "may not make its sandbox"),
        ("something else", "did not start"),
    ],
)
def test_a_browser_that_does_not_start_is_one_sentence(tmp_path, cry, words):
    path = program(tmp_path / "chrome", more=f"echo '{cry}' >&2", code=127)
    with pytest.raises(BrowserError, match=words) as caught:
        asyncio.run(heading(FoundBrowser(path, "Chromium", "1.0", "setting")))
    assert "\n" not in caught.value.sentence()


@pytest.mark.browser
def test_an_error_inside_the_visit_is_not_an_error_of_the_start():
    async def visit() -> None:
        async with launch(find_browser()):
            raise KeyError("ours")

    with pytest.raises(KeyError, match="ours"):
        asyncio.run(visit())
