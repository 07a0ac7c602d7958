"""The worker: audits that wait are run in their order, and one that goes wrong does not stop the others."""

import logging
import threading
import time
from dataclasses import replace

import pytest

from barometer.domain.audit import AuditPlan
from barometer.domain.vocabulary import AuditState
from barometer.errors import BrowserError, StorageError
from barometer.settings import Settings
from barometer.usecases.workplace import Workplace
from barometer.work import worker
from barometer.work.worker import work
from tests.servers import page, serve

PLAN = AuditPlan(url="http://127.0.0.1/", local=True, pace=0.0, max_depth=0, page_timeout=20.0)


@pytest.fixture
def workplace(tmp_path):
    made = Workplace.open(Settings(data_dir=tmp_path))
    yield made
    made.repository.engine.dispose()


def states(workplace):
    return [audit.state.value for audit in reversed(workplace.repository.audits())]


@pytest.mark.browser
def test_audits_that_wait_are_run_one_after_the_other(workplace):
    with serve({"/": page("<p>Dag.</p>"), "/b": page("<p>Dag.</p>")}) as server:
        for path in ("/", "/b"):
            workplace.repository.add_audit(replace(PLAN, url=server.url + path))
        assert work(workplace, until_empty=True) == 2
        assert [path for path in server.paths if path in ("/", "/b")] == ["/", "/b"]
    assert states(workplace) == ["done", "done"]


def test_nothing_that_waits_is_no_work(workplace):
    assert work(workplace, until_empty=True) == 0


def test_one_that_cannot_be_run_is_marked_and_the_next_is_taken(workplace, monkeypatch, caplog):
    audits = [workplace.repository.add_audit(replace(PLAN, max_pages=number)) for number in (1, 2, 3)]
    ran = []

    def run(place, audit, token):
        ran.append(audit.id)
        if len(ran) == 1:
            raise KeyError("a fault of ours")
        if len(ran) == 2:
            place.repository.end(audit.id, token, state=AuditState.INTERRUPTED, reason="x")
            raise BrowserError("No browser.")
        place.repository.end(audit.id, token, state=AuditState.DONE)

    monkeypatch.setattr(worker, "run_claimed", run)
    with caplog.at_level(logging.INFO):
        assert work(workplace, until_empty=True) == 3
    assert ran == [audit.id for audit in audits]
    assert states(workplace) == ["failed", "interrupted", "done"]
    assert "a fault of ours" in caplog.text
    assert "No browser." in caplog.text


def test_a_worker_waits_while_the_database_cannot_be_used(workplace, monkeypatch, caplog):
    workplace.repository.add_audit(PLAN)
    real, asked, stop = workplace.repository.claim_next, [], threading.Event()

    def unsteady(_):
        asked.append(time.monotonic())
        if len(asked) < 3:
            raise StorageError("The disk is full.")
        return real()

    def run(place, audit, token):
        place.repository.end(audit.id, token, state=AuditState.DONE)
        stop.set()

    monkeypatch.setattr(worker, "REST_SECONDS", 0.1)
    monkeypatch.setattr(worker, "run_claimed", run)
    monkeypatch.setattr(type(workplace.repository), "claim_next", unsteady)
    assert work(workplace, stop=stop) == 1
    assert states(workplace) == ["done"]
    assert caplog.text.count("The disk is full.") == 2


def test_with_until_empty_a_database_that_cannot_be_used_is_an_error(workplace, monkeypatch):
    def refuse(_):
        raise StorageError("The disk is full.")

    monkeypatch.setattr(type(workplace.repository), "claim_next", refuse)
    with pytest.raises(StorageError):
        work(workplace, until_empty=True)


def test_a_worker_stops_soon_when_it_is_told(workplace):
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    began = time.monotonic()
    assert work(workplace, stop=stop) == 0
    assert time.monotonic() - began < 3


def test_an_audit_that_a_worker_left_behind_is_taken_again(workplace, monkeypatch):
    audit = workplace.repository.add_audit(PLAN)
    token = workplace.repository.claim(audit.id)
    assert work(workplace, until_empty=True) == 0
    monkeypatch.setattr("barometer.storage.repository.is_free", lambda lease, until: lease == token)
    monkeypatch.setattr(worker, "run_claimed", lambda place, taken, new: place.repository.end(taken.id, new, state=AuditState.DONE))
    assert work(workplace, until_empty=True) == 1
    assert states(workplace) == ["done"]
