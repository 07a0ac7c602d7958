"""Finding and starting Chromium, Chrome or Edge.

A browser that is already on the machine is used as it is; a snap is not, because its wrapper hides the pipe over which Playwright talks.
"""

from __future__ import annotations

import asyncio
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from playwright.async_api import Browser, ProxySettings, async_playwright
from playwright.async_api import Error as PlaywrightError

from barometer.domain.audit import Device
from barometer.errors import BrowserError
from barometer.i18n import N_

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
)
APPLICATIONS = (Path("/Applications"), Path.home() / "Applications")
MAC_BINARIES = tuple(f"{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium", "Microsoft Edge"))
PLAYWRIGHT_BINARIES = (  # under the folder of Playwright's own browsers; the whole browser before the one without windows
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "chromium_headless_shell-*/chrome-*/*headless[_-]shell",
)
VERSION_SECONDS = 20
START_SECONDS = 30
CLOSE_SECONDS = 10
RESIDENTS_HAVE = ("--disable-popup-blocking", "--disable-ipc-flooding-protection")
"""What Playwright switches off and we do not: no windows that nobody asked for, and no page that keeps the whole browser busy."""
_PROCESSES: WeakKeyDictionary[Browser, int] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class FoundBrowser:
    """A browser that answered when asked for its version. ``source`` is ``setting``, ``playwright`` or ``system``."""

    path: Path
    name: str
    version: str
    source: str


def find_browser(explicit: str | Path | None = None) -> FoundBrowser:
    """The browser to use: the given one, else Playwright's own, else the system's; BrowserError with what to do when there is none."""
    if explicit:
        return _given_browser(Path(explicit).expanduser())
    for path, source in _candidates():
        if not _is_snap(path) and (found := _ask_version(path, source)):
            return found
    raise BrowserError(
        "No Chromium, Chrome or Edge was found on this computer.",
        todo="Run: {command} (or name one in BAROMETER_BROWSER).",
        command=install_command(),
    )


def install_command() -> str:
    """The one command that brings a browser to this computer."""
    if linux_family() == "debian":
        return "sudo apt-get install -y chromium"
    with_libraries = "--with-deps " if sys.platform == "linux" else ""
    return f"{sys.executable} -m playwright install {with_libraries}chromium"


def linux_family() -> str:
    """``debian``, ``ubuntu`` (its chromium package is a snap) or empty for another system."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    return release["ID"] if release["ID"] in ("debian", "ubuntu") else ""


def launch_arguments(*, as_root: bool) -> list[str]:
    """What Chromium is started with: no calls home, no way out beside the proxy, no sandbox only where root cannot have one."""
    arguments = [
        "--autofill-server-url=https://autofill.invalid/",  # else Google is told which fields the forms of the page have
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-dev-shm-usage",  # containers often have a /dev/shm of 64 MB
        "--disable-domain-reliability",
        "--disable-quic",  # does not go through a proxy
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",  # as for who was here before; else no sound starts by itself
        "--no-default-browser-check",
        "--no-first-run",
        "--no-pings",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    ]
    return [*arguments, "--no-sandbox"] if as_root else arguments


def require_sandbox(*, waived: bool) -> None:
    """BrowserError when root would start the browser, which then has no sandbox: no way to visit pages that others name."""
    if os.geteuid() == 0 and not waived:
        raise BrowserError(
            "A browser that root starts has no sandbox, so it may not visit pages for others.",
            todo="Start this as another user. In a container that holds nothing else, set BAROMETER_ALLOW_ROOT=true.",
        )


@asynccontextmanager
async def launch(
    found: FoundBrowser,
    *,
    extra_arguments: Sequence[str] = (),
    proxy: ProxySettings | None = None,
    timeout: float = START_SECONDS,
) -> AsyncIterator[Browser]:
    """A started browser, closed on leaving; every failure to start is one BrowserError. ``timeout`` in seconds."""
    as_root = os.geteuid() == 0
    try:
        playwright = await asyncio.wait_for(async_playwright().start(), timeout)
    except (PlaywrightError, OSError, TimeoutError) as error:
        raise _start_error(found, error) from error
    try:
        try:
            browser = await playwright.chromium.launch(
                executable_path=found.path,
                args=[*launch_arguments(as_root=as_root), *extra_arguments],
                chromium_sandbox=not as_root,
                ignore_default_args=RESIDENTS_HAVE,
                proxy=proxy,
                timeout=timeout * 1000,
                handle_sigint=False,  # Ctrl-C is ours: what was gathered is kept before the browser goes
            )
        except (PlaywrightError, OSError) as error:
            raise _start_error(found, error) from error
        try:
            await _remember(browser)
            yield browser
        finally:
            with suppress(PlaywrightError, TimeoutError):
                await asyncio.wait_for(browser.close(), CLOSE_SECONDS)
    finally:
        with suppress(PlaywrightError, TimeoutError):
            await asyncio.wait_for(playwright.stop(), CLOSE_SECONDS)


def seen_as(version: str, ours: str, device: Device = Device.DESKTOP) -> str:
    """The name of a browser of this version with ours behind it: sites serve what residents get, and see who asks."""
    major = version.split(".")[0]
    system, mobile = ("Linux; Android 10; K", " Mobile") if device is Device.PHONE else ("X11; Linux x86_64", "")
    return f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{major}.0.0.0{mobile} Safari/537.36 {ours}"


def is_alive(browser: Browser) -> bool:
    """Whether the browser can still answer.

    Playwright notices that a browser was killed only when the last of its children has closed its pipe, which can take a minute;
    of a browser that ``launch`` started, its process is looked at too.
    """
    if not browser.is_connected():
        return False
    process = _PROCESSES.get(browser)
    if process is None:
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


async def _remember(browser: Browser) -> None:
    """Writes down which process the browser is, for ``is_alive``; a browser that does not tell is judged by its connection alone."""
    with suppress(PlaywrightError, TimeoutError, StopIteration):
        session = await asyncio.wait_for(browser.new_browser_cdp_session(), CLOSE_SECONDS)
        told = await asyncio.wait_for(session.send("SystemInfo.getProcessInfo"), CLOSE_SECONDS)
        _PROCESSES[browser] = next(one["id"] for one in told["processInfo"] if one["type"] == "browser")
        await asyncio.wait_for(session.detach(), CLOSE_SECONDS)


def _candidates() -> Iterator[tuple[Path, str]]:
    own = _playwright_folder()
    for pattern in PLAYWRIGHT_BINARIES:
        for path in sorted(own.glob(pattern), key=_revision, reverse=True):
            yield path, "playwright"
    for command in COMMANDS:
        if on_path := shutil.which(command):
            yield Path(on_path), "system"
    for folder in APPLICATIONS:
        for binary in MAC_BINARIES:
            yield folder / binary, "system"


def _playwright_folder() -> Path:
    """Where Playwright keeps its browsers (https://playwright.dev/python/docs/browsers#managing-browser-binaries)."""
    chosen = os.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if chosen not in ("", "0"):
        return Path(chosen)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"


def _revision(path: Path) -> int:
    number = re.search(r"chromium\w*-(\d+)", str(path))
    return int(number[1]) if number else 0


def _is_snap(path: Path) -> bool:
    """Whether this is a snap, a link to one, or a shell script that starts one."""
    real = path.resolve()
    if "/snap/" in f"{path} {real}" or real.name == "snap":
        return True
    try:
        with real.open("rb") as binary:
            start = binary.read(4096)
    except OSError:
        return False
    return start.startswith(b"#!") and b"/snap/" in start


def _given_browser(path: Path) -> FoundBrowser:
    where = str(path)
    if not os.path.isfile(path):  # a folder that we may not enter counts as no file
        raise BrowserError("There is no such file.", where=where, todo="Give the path of Chromium, Chrome or Edge in BAROMETER_BROWSER.")
    if _is_snap(path):
        command = install_command()
        raise BrowserError("This browser is a snap, which cannot be steered.", where=where, todo="Run: {command}.", command=command)
    found = _ask_version(path, "setting")
    if found is None:
        raise BrowserError("This is not Chromium, Chrome or Edge.", where=where, todo="Give another path in BAROMETER_BROWSER.")
    return found


def _ask_version(path: Path, source: str) -> FoundBrowser | None:
    """Name and version as the program tells them; None when it does not start or says something else."""
    if not os.access(path, os.X_OK):
        return None
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=VERSION_SECONDS, check=False)
    except (OSError, UnicodeDecodeError, subprocess.TimeoutExpired):
        return None
    told = re.search(r"((?:Google |HeadlessChrome|Chromium|Chrome|Microsoft Edge)[A-Za-z ]*?)[ /]*(\d+(?:\.\d+)+)", answer.stdout)
    return FoundBrowser(path, told[1].strip(), told[2], source) if told and answer.returncode == 0 else None


def _start_error(found: FoundBrowser, error: BaseException) -> BrowserError:
    """One sentence out of what is often a page of log."""
    text = str(error)
    library = re.search(r"error while loading shared libraries: ([^:\s]+)", text)
    if library:
        what, todo = N_("The browser misses the library {library}."), N_("Run: {command}.")
    elif "No usable sandbox" in text or "setuid sandbox" in text:
        what = N_("The browser may not make its sandbox here.")
        todo = N_("Allow user namespaces on this computer, or install a browser from a package: {command}.")
    elif isinstance(error, TimeoutError) or "Timeout" in text:
        what, todo = N_("The browser did not start in time."), N_("Close other programs, then try again.")
    else:
        what, todo = N_("The browser did not start ({reason})."), N_("Try another one: name it in BAROMETER_BROWSER.")
    reason = next((line.strip() for line in text.splitlines() if line.strip()), type(error).__name__)
    return BrowserError(
        what,
        where=str(found.path),
        todo=todo,
        library=library[1] if library else "",
        reason=reason.removeprefix("BrowserType.launch: ").rstrip("."),
        command=f"sudo {sys.executable} -m playwright install-deps chromium" if library else install_command(),
    )
