"""What is measured: bare load + axe, our audit, and Pa11y CI; each two pages at a time, with the same axe-core."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.async_api import Error, async_playwright

from barometer.audit.browser import find_browser, launch_arguments
from barometer.audit.gather._frames import AXE_FILE

AT_ONCE = 2
PA11Y = "4.1.1"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the clock for so many pages; ``failed`` of them gave nothing. ``megabytes``: page number → memory of all processes."""

    pages: int
    seconds: float
    failed: int = 0
    megabytes: tuple[tuple[int, float], ...] = ()
    findings: frozenset[tuple[str, str, str, str]] = frozenset()

    @property
    def rate(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds


def axe_version() -> str:
    """The version of the axe-core that all of them use."""
    found = re.search(r"axe v(\d+\.\d+\.\d+)", AXE_FILE.read_text(encoding="utf-8")[:200])
    return found[1] if found else ""


def bare(urls: list[str]) -> Run:
    """A browser that opens each page, waits for its load event, and runs axe-core with its defaults. Nothing else."""

    async def work() -> int:
        script, waiting, failed = AXE_FILE.read_text(encoding="utf-8"), list(reversed(urls)), 0
        async with async_playwright() as playwright:
            root = os.geteuid() == 0
            browser = await playwright.chromium.launch(
                executable_path=find_browser().path, args=launch_arguments(as_root=root), chromium_sandbox=not root
            )

            async def slot() -> None:
                nonlocal failed
                context = await browser.new_context(viewport={"width": 1280, "height": 900})
                page = await context.new_page()
                while waiting:
                    try:
                        await page.goto(waiting.pop(), wait_until="load")
                        await page.evaluate(script)
                        await page.evaluate("() => axe.run().then(found => found.violations.length)")
                    except Error:
                        failed += 1
                await context.close()

            await asyncio.gather(*(slot() for _ in range(AT_ONCE)))
            await browser.close()
        return failed

    start = time.perf_counter()
    failed = asyncio.run(work())
    return Run(len(urls), time.perf_counter() - start, failed)


def ours(urls: list[str], folder: Path, *, measure_at: tuple[int, ...] = ()) -> Run:
    """``barometer audit --urls`` as a pipeline runs it; the findings, and the memory of all its processes after some pages."""
    listed, report = folder / "urls.txt", folder / "report.json"
    listed.write_text("\n".join(urls), encoding="utf-8")
    barometer = Path(sys.executable).with_name("barometer")
    command = [barometer, "audit", "--urls", listed, "--format", "json", "--output", report, "--pace", "0", "--concurrency", str(AT_ONCE)]
    environment = {**os.environ, "BAROMETER_DATA_DIR": str(folder / "data")}
    start, memory = time.perf_counter(), []
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    told: list[str] = []
    for line in process.stderr or ():
        told = [*told[-5:], line]
        found = re.match(r"\[(\d+)/", line)
        if found and int(found[1]) in measure_at:
            memory.append((int(found[1]), _megabytes(process.pid)))
    if process.wait() not in (0, 1):
        raise SystemExit(f"bench: barometer audit ended with {process.returncode}:\n{''.join(told)}")
    seconds = time.perf_counter() - start
    pages = json.loads(report.read_text(encoding="utf-8"))["pages"]
    findings = frozenset(
        (page["url"], one["check"], one["outcome"], one["target"])
        for page in pages
        for one in page["assertions"]
        if one["outcome"] in ("failed", "cantTell")
    )
    return Run(len(urls), seconds, sum(page["state"] != "done" for page in pages), tuple(memory), findings)


def pa11y_ci(urls: list[str], cache: Path) -> Run:
    """Pa11y CI with its axe runner, two at a time, on the same browser and the same axe-core; SystemExit where there is no npm."""
    home = _installed_pa11y(cache)
    config: dict[str, Any] = {
        "defaults": {
            "runners": ["axe"], "concurrency": AT_ONCE, "timeout": 60_000, "includeWarnings": True,
            "useIncognitoBrowserContext": False,  # with it, every second page ends in an error of its own closing
            "chromeLaunchConfig": {"executablePath": str(find_browser().path), "args": launch_arguments(as_root=os.geteuid() == 0)},
        },
        "urls": urls,
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "results.json"
        config["defaults"]["reporters"] = [["json", {"fileName": str(written)}]]
        (file := Path(folder) / "config.json").write_text(json.dumps(config), encoding="utf-8")
        start = time.perf_counter()
        command = [home / "node_modules/.bin/pa11y-ci", "--config", file, "--threshold", "100000000"]
        done = subprocess.run(command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        seconds = time.perf_counter() - start
        try:
            results = json.loads(written.read_text(encoding="utf-8"))["results"]
        except (OSError, ValueError, KeyError) as error:
            raise SystemExit(f"bench: pa11y-ci gave no report:\n{done.stderr[-1500:]}") from error
    failed = sum(any("message" in one and "code" not in one for one in found) for found in results.values())
    return Run(len(urls), seconds, failed)


def _installed_pa11y(cache: Path) -> Path:
    home = cache / "pa11y"
    if not (home / "node_modules/.bin/pa11y-ci").exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("bench: npm is needed for Pa11y CI. Run: apt-get install -y nodejs npm (or --without-pa11y)")
        home.mkdir(parents=True, exist_ok=True)
        package = {"private": True, "dependencies": {"pa11y-ci": PA11Y}, "overrides": {"axe-core": axe_version()}}
        (home / "package.json").write_text(json.dumps(package), encoding="utf-8")
        environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        subprocess.run([npm, "install", "--no-audit", "--no-fund", "--silent"], cwd=home, env=environment, check=True)
    return home


def _megabytes(root: int) -> float:
    """Memory of a process and all below it: the proportional share of each (Linux), so that shared pages count once."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    waiting, total = [root], 0
    while waiting:
        pid = waiting.pop()
        waiting += children.get(pid, [])
        try:
            found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        except OSError:
            continue
        total += int(found[1]) if found else 0
    return total / 1024
