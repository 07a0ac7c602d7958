"""An audit that is cut off in the middle: the same command goes on, no page is lost, none is stored twice."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from itertools import pairwise

import pytest

from tests.commands import CommandLine
from tests.servers import page, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
PAGES = 12
PACE = 0.4
TOGETHER = 2
KILLS = 4
OPTIONS = ("--pace", PACE, "--concurrency", TOGETHER, "--max-pages", PAGES, "--max-depth", "9", "--timeout", "20")


def linked(path):
    """A binary tree of pages: /, /1 to /11, each linked from one other."""
    number = int(path[1:] or 0)
    targets = [target for target in (2 * number + 1, 2 * number + 2) if target < PAGES]
    return page("".join(f"<p><a href='/{target}'>Naar {target}</a></p>" for target in targets), title=f"Pagina {number}")


def answer(path):
    return linked(path) if path[1:].isdigit() or path == "/" else None


def stored(command, query):
    connection = sqlite3.connect(command.data / "barometer.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def done(command):
    try:
        return stored(command, "SELECT count(*) FROM audit WHERE state = 'done'") == [(1,)]
    except sqlite3.OperationalError:  # killed before it had made its database
        return False


def below(process):
    """The processes that a process started, and those that they started."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as stat:
                parents[int(name)] = int(stat.read().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {process}
    while more := {child for child, parent in parents.items() if parent in found and child not in found}:
        found |= more
    return found - {process}


def alive(numbers):
    living = set()
    for number in numbers:
        try:
            with open(f"/proc/{number}/stat", encoding="ascii", errors="replace") as stat:
                if stat.read().rpartition(")")[2].split()[0] not in ("Z", "X"):
                    living.add(number)
        except OSError:
            continue
    return living


def wait_for_pages(process, count):
    """Reads the progress until so many pages have their result; False when the process ended before."""
    for line in process.stderr:
        if line.startswith("["):
            count -= 1
        if count <= 0:
            return True
    return False


def test_an_audit_that_is_killed_again_and_again_ends_with_every_page_once(tmp_path):
    command = CommandLine(tmp_path)
    seed = random.randrange(10**6)
    print("seed:", seed)  # shown when the test fails
    chance = random.Random(seed)
    left_behind = set()
    kills = []
    with serve(answer) as server:
        arguments = ("audit", f"{server.url}/", *OPTIONS, "--format", "json")
        while len(kills) < KILLS:
            process = command.start(*arguments)
            if chance.random() < 0.7:  # while pages come in, else while the audit starts
                wait_for_pages(process, chance.randint(1, 2))
            time.sleep(chance.uniform(0, 1.5))
            left_behind |= below(process.pid)
            process.kill()
            process.communicate()
            kills.append(time.monotonic())
            if done(command):
                break
        else:
            ran = command.run(*arguments, timeout=200)
            assert ran.returncode == 0, ran.stderr
        visits = [(moment, path) for moment, path in server.requests if path == "/" or path[1:].isdigit()]
    assert stored(command, "SELECT count(*), count(DISTINCT id) FROM audit") == [(1, 1)]
    states = dict(stored(command, "SELECT url, state FROM page"))
    assert {url.removeprefix(server.url): state for url, state in states.items()} == {f"/{number or ''}": "done" for number in range(PAGES)}
    assert len(stored(command, "SELECT url FROM page")) == PAGES
    assert {path for _, path in visits} == {f"/{number or ''}" for number in range(PAGES)}
    assert len(visits) <= PAGES + len(kills) * TOGETHER
    assert stored(command, "SELECT state, lease FROM audit") == [("done", "")]
    gaps = [after - before for (before, _), (after, _) in pairwise(visits)]
    told = [(round(moment - kills[0], 2), path) for moment, path in visits], [round(kill - kills[0], 2) for kill in kills]
    assert min(gaps) >= PACE - 0.02, f"the pace to the host is kept, also from the last visit before a kill to the first after it: {told}"
    end = time.monotonic() + 15
    while alive(left_behind) and time.monotonic() < end:
        time.sleep(0.2)
    assert alive(left_behind) == set()


def test_a_pace_longer_than_a_start_holds_from_before_a_kill_to_after_it(tmp_path):
    """Killed during its very first visit, when no page has its result yet."""
    command = CommandLine(tmp_path)
    asked = threading.Event()

    def first(handler):
        asked.set()
        time.sleep(2)

    answers = {"/": first}
    with serve(lambda path: answers.get(path, answer(path))) as server:
        arguments = ("audit", f"{server.url}/", "--max-pages", "1", "--pace", "4")
        process = command.start(*arguments)
        assert asked.wait(60)
        process.kill()
        process.communicate()
        answers.clear()
        ran = command.run(*arguments)
        assert ran.returncode == 0, ran.stderr
        before, after = (moment for moment, path in server.requests if path == "/")
    assert after - before >= 4


def test_ctrl_c_keeps_what_was_gathered_and_the_next_run_goes_on(tmp_path):
    command = CommandLine(tmp_path)
    with serve(answer) as server:
        process = command.start("audit", f"{server.url}/", "--pace", "0", "--max-pages", "5")
        assert wait_for_pages(process, 2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out) == (130, "")
        lines = [line for line in err.splitlines() if not line.startswith("[")]
        assert lines == ["Stopped. What was gathered is kept; run the same command again to go on."]
        assert stored(command, "SELECT state, lease FROM audit") == [("interrupted", "")]
        kept = stored(command, "SELECT count(*) FROM page WHERE state = 'done'")[0][0]
        assert 2 <= kept < 5
        ran = command.run("audit", f"{server.url}/", "--pace", "0", "--max-pages", "5")
    assert ran.returncode == 0, ran.stderr
    assert f"{kept} pages were there already" in ran.stderr
    assert stored(command, "SELECT state, count(*) FROM page GROUP BY state") == [("done", 5)]
    assert stored(command, "SELECT count(*) FROM audit") == [(1,)]


def test_two_that_run_the_same_command_do_not_share_an_audit(tmp_path):
    command = CommandLine(tmp_path)
    with serve(answer) as server:
        both = []
        for _ in range(2):
            both.append(command.start("audit", f"{server.url}/", "--pace", "0", "--max-pages", "3"))
            assert wait_for_pages(both[-1], 1)
        ended = [process.communicate(timeout=100) for process in both]
    assert [process.returncode for process in both] == [0, 0], ended
    assert stored(command, "SELECT state, count(*) FROM audit GROUP BY state") == [("done", 2)]
    assert stored(command, "SELECT count(*) FROM page WHERE state = 'done' GROUP BY audit_id") == [(3,), (3,)]


def test_a_disk_that_takes_no_more_loses_nothing(tmp_path):
    command = CommandLine(tmp_path)
    small = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000)); from barometer.cli import main; main()"
    with serve(answer) as server:
        arguments = ("audit", f"{server.url}/", "--pace", "0", "--max-pages", "3", "--quiet")
        first = command.run(*arguments)
        assert first.returncode == 0
        before = stored(command, "SELECT url, state, snapshot FROM page")
        process = [sys.executable, "-c", small, *map(str, arguments)]
        told = subprocess.run(process, cwd=tmp_path, env=command.environment({}), capture_output=True, text=True, timeout=100)
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr.count("\n") == 1
        assert told.stderr.startswith("barometer: ")
        assert stored(command, "SELECT url, state, snapshot FROM page")[: len(before)] == before
        again = command.run(*arguments)
    assert again.returncode == 0, again.stderr
