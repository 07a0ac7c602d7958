"""What the way out costs: loading a page of 50 pictures, styles and scripts without it, and as a visit loads it.

``python tests/bench/bench_egress.py [--rounds 10]`` prints the shortest and the middle time of each way, taken in turns, and the
processor time that it takes of this process, which other programs on a busy computer do not change as much.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import statistics
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from playwright.async_api import Browser

from barometer.audit.browser import find_browser, launch
from barometer.audit.egress import Egress
from barometer.audit.fence import BROWSER_ARGUMENTS, Fence
from barometer.audit.guard import Guard
from tests.servers import page, serve

PARTS = 50
BYTES = 20_000


def answer(path: str) -> object:
    """A page, and its parts of 20 kB each."""
    if path == "/":
        kinds = ("<img src='/{}.png' alt=''>", "<link rel=stylesheet href='/{}.css'>", "<script src='/{}.js'></script>")
        return page("".join(kinds[number % 3].format(number) for number in range(PARTS)))
    kind = {"png": "image/png", "css": "text/css", "js": "text/javascript"}.get(path.rpartition(".")[2], "text/plain")
    return 200, {"Content-Type": kind}, "/*" + "x" * BYTES + "*/"


async def bare(browser: Browser, url: str) -> float:
    """Seconds to load the page in a fresh context, without any guard."""
    context = await browser.new_context(service_workers="block")
    opened = await context.new_page()
    began = time.perf_counter()
    await opened.goto(url)
    took = time.perf_counter() - began
    await context.close()
    return took


async def fenced(browser: Browser, url: str, *, fence: bool = True) -> float:
    """The same through the way out, with or without the fence of a visit."""
    async with Egress.opened(Guard(local=True)) as egress:
        context = await browser.new_context(service_workers="block", proxy=egress.proxy)
        opened = await context.new_page()
        if fence:
            await Fence(opened, egress, answered=lambda: None).raise_around(context)
        began = time.perf_counter()
        await opened.goto(url)
        took = time.perf_counter() - began
        await context.close()
        return took


async def measure(url: str, rounds: int) -> None:
    """Prints the times."""
    ways = {"bare": bare, "way out": lambda *given: fenced(*given, fence=False), "way out and fence": fenced}
    times: dict[str, list[float]] = {name: [] for name in ways}
    own: dict[str, list[float]] = {name: [] for name in ways}
    async with launch(find_browser()) as plain, launch(find_browser(), extra_arguments=BROWSER_ARGUMENTS) as guarded:
        for turn in range(rounds + 1):
            for name, load in ways.items():
                began = time.process_time()
                took = await load(plain if name == "bare" else guarded, url)
                if turn:  # the first round warms up
                    times[name].append(took)
                    own[name].append(time.process_time() - began)
    for name, taken in times.items():
        middle, processor = (statistics.median(some[name]) * 1000 for some in (times, own))
        print(f"{name:20} shortest {min(taken) * 1000:6.0f} ms   middle {middle:6.0f} ms   processor {processor:6.0f} ms")


def serve_alone(told: Connection) -> None:
    """Serves in a process of its own, as the world does, until it is told to stop."""
    with serve(answer) as server:  # type: ignore[arg-type]
        told.send(f"{server.url}/")
        told.recv()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    given = parser.parse_args()
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve_alone, args=(there,))
    process.start()
    try:
        asyncio.run(measure(here.recv(), given.rounds))
    finally:
        here.send("stop")
        process.join()
