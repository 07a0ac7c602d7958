"""Runs the command line as a person does: a process of its own, with folders of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


def _heed_ctrl_c() -> None:
    """A person at a terminal can stop a command with Ctrl-C; a runner in the background may have switched that off for its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class CommandLine:
    """``barometer …`` in a folder, with its data there; ``more`` are further variables."""

    folder: Path
    lang: str = "en"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def environment(self, more: dict[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BAROMETER_")}
        ours = {"BAROMETER_DATA_DIR": str(self.data), "BAROMETER_LANG": self.lang, "PYTHONPATH": str(Path(__file__).parent.parent)}
        return kept | ours | {"PYTHONUNBUFFERED": "1"} | more

    def start(self, *arguments: object, stdout: object = subprocess.PIPE, **more: str) -> subprocess.Popen[str]:
        """The process, running."""
        return subprocess.Popen(
            [sys.executable, "-m", "barometer", *map(str, arguments)],
            cwd=self.folder, env=self.environment(more), stdout=stdout, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
            preexec_fn=_heed_ctrl_c,
        )  # type: ignore[call-overload,no-any-return]  # fmt: skip

    def run(self, *arguments: object, timeout: float = 100, **more: str) -> subprocess.CompletedProcess[str]:
        """The process, ended."""
        process = self.start(*arguments, **more)
        try:
            out, err = process.communicate(timeout=timeout)
        except BaseException:
            process.kill()
            process.communicate()
            raise
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def refused(self, *arguments: object, **more: str) -> str:
        """What a command that cannot be done says: exactly one sentence on standard error, nothing on standard output, exit code 2."""
        ran = self.run(*arguments, **more)
        assert (ran.returncode, ran.stdout) == (2, ""), ran
        assert ran.stderr.startswith("barometer: "), ran.stderr
        assert ran.stderr.count("\n") == 1, ran.stderr
        return ran.stderr.removeprefix("barometer: ").rstrip("\n")
