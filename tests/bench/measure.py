"""Time and memory of the main commands on the sample city; see README.md beside this file."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

BAROMETER = Path(sys.executable).with_name("barometer")
COMMANDS = {  # what a reader calls it → the arguments after "barometer"
    "start (--version)": ("--version",),
    "check all packs": ("content", "check"),
    "start and try the browser": ("doctor",),
    "the demo, without serving": ("demo", "--no-serve"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One run: seconds on the clock, and megabytes of the largest process."""

    seconds: float
    megabytes: float


def run(command: tuple[str, ...]) -> Measure:
    """Run one command in an empty data folder and wait for it; SystemExit with its words when it fails."""
    with tempfile.TemporaryDirectory(prefix="barometer-bench-") as folder, tempfile.TemporaryFile() as output:
        environment = {**os.environ, "BAROMETER_DATA_DIR": folder}
        start = time.perf_counter()
        process = subprocess.Popen([BAROMETER, *command], cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            told = output.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"bench: barometer {' '.join(command)} ended with {process.returncode}:\n{told}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # getrusage(2): bytes on macOS, kilobytes on Linux
    return Measure(seconds, usage.ru_maxrss / unit)


def main() -> None:
    """Measure every command and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = max(1, parser.parse_args().runs)
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, best of {runs}\n")
    print(f"{'':28}{'seconds':>10}{'MB':>8}")
    for name, command in COMMANDS.items():
        measures = [run(command) for _ in range(runs)]
        seconds, megabytes = min(one.seconds for one in measures), max(one.megabytes for one in measures)
        print(f"{name:28}{seconds:10.2f}{megabytes:8.0f}", flush=True)


if __name__ == "__main__":
    main()
