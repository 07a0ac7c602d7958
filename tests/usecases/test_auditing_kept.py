"""What an audit keeps when the browser, the disk or the person stops it, and how the next run goes on."""

import asyncio
import os
import signal
import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from barometer.audit.snapshot import read
from barometer.domain.audit import AuditPlan, Device
from barometer.domain.vocabulary import AuditState
from barometer.errors import BarometerError, BrowserError, StorageError
from barometer.storage.database import disk_error
from barometer.usecases import auditing
from barometer.usecases.auditing import LOST_BROWSER, run_claimed, run_plan, stored_plan
from barometer.usecases.judging import beside
from tests.servers import serve
from tests.usecases.sites import QUICK, links, outcome

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quick_look")]


def chromium_of(process, other=None):
    """The number of a browser process that runs below a process, or None. ``other``: one that other tests share, to be left alone."""
    below = {process}
    for _ in range(4):
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as stat:
                    parent = int(stat.read().rpartition(")")[2].split()[1])
                with open(f"/proc/{name}/cmdline", encoding="utf-8", errors="replace") as line:
                    command = line.read().split("\0")
            except OSError:
                continue
            if parent in below:
                below.add(int(name))
                if int(name) != other and "--headless" in command and not any(one.startswith("--type=") for one in command):
                    return int(name)
    return None


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="finds the browser in /proc")
def test_a_browser_that_is_killed_is_replaced_and_no_page_is_lost(workplace):
    killed, shared = [], chromium_of(os.getpid())

    def kill(one, progress):
        browser = chromium_of(os.getpid(), other=shared)
        if len(killed) < 2 and browser and browser not in killed:
            killed.append(browser)
            os.kill(browser, signal.SIGKILL)

    with serve(lambda path: links(*(f"/{number}" for number in range(6)))) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", max_pages=6, **QUICK), on_page=kill)
    assert len(killed) == 2
    assert Counter(outcome(workplace, run.audit.id, server.url).values()) == {"done": 6}
    for one in workplace.repository.pages(run.audit.id):
        assert [name for name, _ in read(workplace.files.path(one.snapshot)).missing if name != "forms_tried"] == []


def test_a_page_that_takes_the_browser_down_each_time_is_untested_and_the_rest_is_tested(workplace, monkeypatch):
    real = auditing.visit

    async def deadly(browser, url, **more):
        if url.endswith("/deadly"):
            raise BrowserError("gone")
        return await real(browser, url, **more)

    monkeypatch.setattr(auditing, "visit", deadly)
    with serve({"/": links("/deadly", "/a", "/b"), "/a": links(), "/b": links()}) as server:
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK))
    assert outcome(workplace, run.audit.id, server.url) == {"/": "done", "/deadly": "untested", "/a": "done", "/b": "done"}
    assert [one.reason for one in workplace.repository.pages(run.audit.id) if one.reason] == [LOST_BROWSER]


def test_a_browser_that_never_works_ends_the_audit_with_one_sentence(workplace, monkeypatch):
    async def broken(browser, url, **more):
        raise BrowserError("gone")

    monkeypatch.setattr(auditing, "visit", broken)
    monkeypatch.setattr(auditing, "TRIES", 99)
    with serve({"/": links()}) as server, pytest.raises(BrowserError, match="keeps stopping"):
        run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK))
    audit = workplace.repository.audit("latest")
    assert (audit.state, "keeps stopping" in audit.reason) == (AuditState.INTERRUPTED, True)


def test_a_full_disk_stops_the_audit_and_the_next_run_goes_on(workplace, monkeypatch):
    write, written = workplace.files.write, []

    def full_after_three(name, content):
        written.append(name)
        if len(written) > 3:
            raise disk_error(OSError(28, "No space left on device"), where=name)
        write(name, content)

    with serve(lambda path: links(*(f"/{number}" for number in range(4)))) as server:
        plan = AuditPlan(url=f"{server.url}/", max_pages=4, **QUICK | {"concurrency": 1})
        monkeypatch.setattr(type(workplace.files), "write", lambda _, name, content: full_after_three(name, content))
        with pytest.raises(StorageError, match="The disk is full"):
            run_plan(workplace, plan)
        stopped = workplace.repository.audit("latest")
        assert (stopped.state, workplace.repository.progress(stopped.id).done) == (AuditState.INTERRUPTED, 1)
        monkeypatch.setattr(type(workplace.files), "write", lambda _, name, content: write(name, content))
        run = run_plan(workplace, plan)
    assert (run.audit.id, run.resumed) == (stopped.id, 1)
    assert Counter(outcome(workplace, run.audit.id, server.url).values()) == {"done": 4}


def test_an_audit_that_was_taken_over_is_left_to_the_other(workplace):
    with serve({"/": links("/a"), "/a": links()}) as server:
        audit = workplace.repository.add_audit(AuditPlan(url=f"{server.url}/", **QUICK))
        with pytest.raises(BarometerError, match="took over"):
            run_claimed(workplace, audit, "a-token-that-was-lost")
    assert set(outcome(workplace, audit.id, server.url).values()) == {"queued"}


def test_a_fresh_run_begins_anew_and_an_equal_plan_goes_on(workplace):
    with serve({"/": links()}) as server:
        plan = AuditPlan(url=f"{server.url}/", **QUICK)
        waiting = workplace.repository.add_audit(plan)
        assert run_plan(workplace, plan, fresh=True).audit.id != waiting.id
        assert run_plan(workplace, plan).audit.id == waiting.id
        assert run_plan(workplace, plan).audit.id != waiting.id


def test_a_run_that_goes_on_keeps_the_pace_and_does_not_visit_again(workplace):
    with serve({"/": links("/a", "/b"), "/a": links(), "/b": links()}) as server:
        plan = AuditPlan(url=f"{server.url}/", **QUICK | {"pace": 1.0, "concurrency": 1})

        def stop(one, progress):
            if progress.done == 2:
                raise KeyboardInterrupt

        with pytest.raises((KeyboardInterrupt, asyncio.CancelledError)):
            run_plan(workplace, plan, on_page=stop)
        run = run_plan(workplace, plan)
        asked = [(moment, path) for moment, path in server.requests if path in ("/", "/a", "/b")]
    assert run.resumed == 2
    assert Counter(path for _, path in asked) == {"/": 1, "/a": 1, "/b": 1}
    assert min(after - before for (before, _), (after, _) in pairwise(asked)) >= 1.0


def test_a_plan_comes_back_from_the_database_as_it_was(workplace):
    pages = ("http://stad.be/a",)
    plan = AuditPlan(url="http://stad.be/", pages=pages, places={"weten/website": pages}, allowed_origins=("x",), device=Device.PHONE)
    audit = workplace.repository.add_audit(plan)
    assert stored_plan(workplace.repository.audit(audit.id)) == plan
    newer = replace(audit, plan={**audit.plan, "later": 1})
    assert stored_plan(newer) == plan


def test_a_lease_is_kept_while_a_slow_page_is_visited(workplace, monkeypatch):
    kept = []
    keep = workplace.repository.keep

    def counted(audit_id, token):
        kept.append(time.monotonic())
        return keep(audit_id, token)

    monkeypatch.setattr(auditing, "KEEP_SECONDS", 0.3)
    monkeypatch.setattr(type(workplace.repository), "keep", lambda _, audit_id, token: counted(audit_id, token))
    with serve({"/": lambda handler: time.sleep(3)}) as server:
        run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK | {"page_timeout": 4.0}))
    assert len(kept) >= 4


def test_every_page_is_judged_when_its_audit_ends(workplace, monkeypatch):
    kept = []

    def look(workplace, audit):
        kept.extend(workplace.files.path(beside(page.snapshot)).is_file() for page in workplace.repository.pages(audit.id))

    monkeypatch.setattr(auditing, "remember_faults", look)  # the first that reads what the checks say
    with serve({"/": links("/a", "/b"), "/a": links(), "/b": links()}) as server:
        run_plan(workplace, AuditPlan(url=f"{server.url}/", **QUICK))
    assert kept == [True] * 3
