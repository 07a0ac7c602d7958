"""Speed and memory of the audit beside bare load + axe and Pa11y CI, on the same pages in one run; see README.md beside this file."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path

from barometer.audit.browser import find_browser
from tests.bench.audit.engines import Run, axe_version, bare, ours, pa11y_ci
from tests.bench.audit.sites import PACKAGES, serve_documentation, serve_large_city

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "barometer-bench"


def site(name: str, pages: int) -> AbstractContextManager[list[str]]:
    """One of the sites, served while the block runs."""
    return serve_large_city(pages) if name == "city" else serve_documentation(CACHE, name, pages)


def compare(name: str, pages: int, *, with_pa11y: bool) -> None:
    """One site: every engine, then our second audit of the unchanged pages."""
    with site(name, pages) as urls, tempfile.TemporaryDirectory(prefix="barometer-bench-") as folder:
        runs = {"bare load + axe": bare(urls)}
        runs["our full audit"] = ours(urls, Path(folder))
        if with_pa11y:
            runs["Pa11y CI (axe)"] = pa11y_ci(urls, CACHE)
        runs["our second audit"] = ours(urls, Path(folder))
    base, first, second = runs["bare load + axe"], runs["our full audit"], runs["our second audit"]
    print(f"\n{name}: {len(urls)} pages")
    print(f"  {'':18}{'seconds':>9}{'pages/s':>9}{'x bare':>8}{'no result':>11}")
    for label, run in runs.items():
        print(f"  {label:18}{run.seconds:9.1f}{run.rate:9.2f}{run.seconds / base.seconds:8.2f}{run.failed:11}", flush=True)
    if with_pa11y:
        print(f"  pages per second against Pa11y CI: {first.rate / runs['Pa11y CI (axe)'].rate:.2f}")
    changed = first.findings ^ second.findings
    print(
        f"  second audit {first.seconds / second.seconds:.1f} times as fast; {len(first.findings)} findings, {len(changed)} of them differ"
    )


def memory(pages: int) -> None:
    """Memory of all processes after a tenth of the pages and after all of them."""
    marks = (pages // 10, pages)
    with serve_large_city(pages) as urls, tempfile.TemporaryDirectory(prefix="barometer-bench-") as folder:
        run: Run = ours(urls, Path(folder), measure_at=marks)
    told = dict(run.megabytes)
    print(f"\nmemory: {', '.join(f'{told.get(mark, 0):.0f} MB after {mark} pages' for mark in marks)}")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200, help="pages of each site")
    parser.add_argument("--memory-pages", type=int, default=1000, help="pages of the memory run; 0 leaves it out")
    parser.add_argument("--sites", nargs="*", default=[*PACKAGES, "city"])
    parser.add_argument("--without-pa11y", action="store_true")
    asked = parser.parse_args()
    browser, cores = find_browser(), os.cpu_count()
    print(
        f"Python {platform.python_version()}, {browser.name} {browser.version}, axe-core {axe_version()}, {cores} cores, two pages at once"
    )
    for name in asked.sites:
        compare(name, asked.pages, with_pa11y=not asked.without_pa11y)
    if asked.memory_pages:
        memory(asked.memory_pages)


if __name__ == "__main__":
    main()
