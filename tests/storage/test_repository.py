import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from barometer.domain.audit import AuditPage, AuditPlan, PageState
from barometer.domain.journey import Service
from barometer.domain.vocabulary import AuditState, Stakes
from barometer.errors import InputError, NotFoundError
from barometer.storage.repository import SKIPPED_AT_MOST, Repository, plan_key
from barometer.storage.rows import AuditRow

PLAN = AuditPlan(url="http://stad.be/", places={"weten/website": ("http://stad.be/a",)})
DONE = PageState.DONE


@pytest.fixture
def path(tmp_path):
    return tmp_path / "barometer.db"


@pytest.fixture
def repository(path):
    made = Repository.open(f"sqlite:///{path}")
    yield made
    made.engine.dispose()


def abandon(repository, audit_id, *, token="0123456789abcdef", until=timedelta(seconds=-1)):
    """Gives an audit the lease of somebody elsewhere, which ends at ``until`` from now."""
    with repository.engine.begin() as connection:
        values = {"lease": token, "lease_until": datetime.now(UTC) + until, "state": AuditState.RUNNING.value}
        connection.execute(update(AuditRow).where(AuditRow.id == audit_id).values(values))


def test_a_service_comes_back_as_it_was(repository):
    service = Service(
        "verhuizen", "Verhuizen", "Stad", "http://stad.be/", Stakes(3), "Een dak.", ("a",), {"a": {"b/website": ("http://stad.be/b",)}}
    )
    repository.add_service(service)
    assert repository.service("verhuizen") == service
    repository.save_service(replace(service, title="Aangifte", stakes=None))
    assert repository.service("verhuizen").title == "Aangifte"
    assert [one.id for one in repository.services()] == ["verhuizen"]


def test_a_service_id_is_taken_once(repository):
    service = Service("verhuizen", "Verhuizen", "Stad", "http://stad.be/")
    repository.add_service(service)
    with pytest.raises(InputError, match="already is a service"):
        repository.add_service(replace(service, title="Anders"))
    assert repository.service("verhuizen").title == "Verhuizen"


def test_what_nobody_has_is_not_found(repository):
    for ask in (repository.service, repository.audit):
        with pytest.raises(NotFoundError):
            ask("weg")
    with pytest.raises(NotFoundError):
        repository.audit("latest")


def test_equal_plans_have_equal_keys_and_others_not():
    assert plan_key(PLAN) == plan_key(replace(PLAN))
    assert len({plan_key(replace(PLAN, **change)) for change in ({}, {"max_pages": 9}, {"url": "http://x.be/"}, {"local": True})}) == 4


def test_pages_are_queued_once_in_their_order_up_to_the_limit(repository):
    audit = repository.add_audit(PLAN)
    assert [page.url for page in repository.add_pages(audit.id, ["a", "b", "a"], depth=0, limit=3)] == ["a", "b"]
    assert [page.url for page in repository.add_pages(audit.id, ["b", "c", "d"], depth=1, limit=3)] == ["c"]
    assert repository.add_pages(audit.id, ["e"], depth=1, limit=3) == ()
    assert [(page.url, page.depth) for page in repository.pages(audit.id)] == [("a", 0), ("b", 0), ("c", 1)]


def test_skipped_pages_do_not_count_for_the_limit_and_are_kept_in_part(repository):
    audit = repository.add_audit(PLAN)
    repository.skip_pages(audit.id, {f"s{number}": "reden" for number in range(SKIPPED_AT_MOST + 50)}, depth=1)
    assert len(repository.pages(audit.id)) == SKIPPED_AT_MOST
    assert len(repository.add_pages(audit.id, ["a", "b"], depth=1, limit=1)) == 1
    repository.skip_pages(audit.id, {"a": "reden"}, depth=1)
    assert repository.page(audit.id, "a").state is PageState.QUEUED
    assert repository.page(audit.id, "weg") is None


def test_a_page_that_waits_takes_the_smaller_depth(repository):
    audit = repository.add_audit(PLAN)
    repository.add_pages(audit.id, ["a", "b"], depth=3)
    token = repository.claim(audit.id)
    repository.finish_page(audit.id, token, AuditPage("b", 3, DONE))
    repository.add_pages(audit.id, ["a", "b"], depth=1)
    repository.add_pages(audit.id, ["a"], depth=2)
    assert [page.depth for page in repository.pages(audit.id)] == [1, 3]


def test_a_page_has_one_outcome_from_whoever_holds_the_lease(repository):
    audit = repository.add_audit(PLAN)
    repository.add_pages(audit.id, ["a", "b"], depth=0)
    token = repository.claim(audit.id)
    page = AuditPage("a", 0, PageState.UNTESTED, reason="reden {x}", values=(("x", "1"),), seconds=1.5)
    assert repository.finish_page(audit.id, "iemand anders", page) is False
    assert repository.finish_page(audit.id, token, page) is True
    assert repository.finish_page(audit.id, token, replace(page, state=DONE)) is False
    assert repository.finish_page(audit.id, token, AuditPage("weg", 0, DONE)) is False
    assert repository.pages(audit.id)[0] == page
    progress = repository.progress(audit.id)
    assert (progress.done, progress.untested, progress.queued, progress.total) == (0, 1, 1, 2)


def test_two_never_work_on_one_audit(repository):
    audit = repository.add_audit(PLAN)
    token = repository.claim(audit.id)
    assert repository.claim(audit.id) is None
    assert repository.claim_next() is None
    assert repository.unfinished(PLAN) is None
    assert repository.keep(audit.id, token) is True
    assert repository.keep(audit.id, "iemand anders") is False
    repository.end(audit.id, "iemand anders", state=AuditState.DONE)
    assert repository.audit(audit.id).state is AuditState.RUNNING


def test_an_audit_that_was_interrupted_is_found_again_by_its_plan(repository):
    audit = repository.add_audit(PLAN)
    token = repository.claim(audit.id)
    repository.end(audit.id, token, state=AuditState.INTERRUPTED, reason="gestopt", versions={"axe": "4"})
    assert repository.unfinished(PLAN).id == audit.id
    assert repository.unfinished(replace(PLAN, max_pages=9)) is None
    assert repository.claim_next() is None
    assert repository.requeue(audit.id).state is AuditState.QUEUED
    again, token = repository.claim_next()
    assert (again.id, again.versions) == (audit.id, {"axe": "4"})
    repository.end(audit.id, token, state=AuditState.DONE)
    ended = repository.audit(audit.id)
    assert (ended.state, ended.versions) == (AuditState.DONE, {"axe": "4"})
    assert ended.finished_at is not None
    assert repository.unfinished(PLAN) is None
    assert repository.claim(audit.id) is None


def test_an_audit_of_a_computer_that_is_silent_is_taken_over_after_its_lease(repository):
    audit = repository.add_audit(PLAN)
    repository.add_pages(audit.id, ["a"], depth=0)
    abandon(repository, audit.id, until=timedelta(seconds=30))
    assert repository.claim(audit.id) is None
    abandon(repository, audit.id)
    taken, token = repository.claim_next()
    assert taken.id == audit.id
    assert repository.finish_page(audit.id, "0123456789abcdef", AuditPage("a", 0, DONE)) is False
    assert repository.finish_page(audit.id, token, AuditPage("a", 0, DONE)) is True


def test_the_worker_takes_the_oldest_first(repository):
    audits = [repository.add_audit(replace(PLAN, max_pages=number)) for number in (1, 2, 3)]
    assert [repository.claim_next()[0].id for _ in audits] == [audit.id for audit in audits]
    assert repository.audit("latest").id == audits[-1].id
    assert [audit.id for audit in repository.audits(limit=2)] == [audit.id for audit in reversed(audits[1:])]


def started(code, path, argument):
    """Another process that runs ``code`` on the database."""
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", code, f"sqlite:///{path}", argument], stdin=pipe, stdout=pipe, stderr=pipe, text=True)


WRITE = """
import sys
from barometer.domain.audit import AuditPage, AuditPlan, PageState
from barometer.storage.repository import Repository
repository = Repository.open(sys.argv[1])
for number in range(15):
    audit = repository.add_audit(AuditPlan(url=f"http://stad.be/{sys.argv[2]}/{number}"))
    token = repository.claim(audit.id)
    repository.add_pages(audit.id, [f"{page}" for page in range(5)], depth=0)
    for page in range(5):
        assert repository.finish_page(audit.id, token, AuditPage(f"{page}", 0, PageState.DONE))
    repository.progress(audit.id)
print("done")
"""


def test_processes_that_write_at_once_lose_nothing(repository, path):
    writers = [started(WRITE, path, str(number)) for number in range(3)]
    told = [writer.communicate(timeout=90) for writer in writers]
    assert told == [("done\n", "")] * 3
    assert len(repository.audits(limit=999)) == 45
    assert all(repository.progress(audit.id).done == 5 for audit in repository.audits(limit=999))


CLAIM = """
import sys, time
from barometer.storage.repository import Repository
repository = Repository.open(sys.argv[1])
while time.time() < float(sys.argv[2]):
    pass
taken = [audit.id for audit in iter(lambda: (repository.claim_next() or [None])[0], None)]
print(*taken)
sys.stdout.flush()
sys.stdin.read()
"""


def test_workers_that_look_at_once_never_take_the_same_audit(repository, path):
    audits = {repository.add_audit(replace(PLAN, max_pages=number)).id for number in range(1, 31)}
    start = str(time.time() + 2)
    workers = [started(CLAIM, path, start) for _ in range(3)]
    taken = [worker.stdout.readline().split() for worker in workers]
    for worker in workers:
        worker.communicate(timeout=30)
    assert sorted(one for some in taken for one in some) == sorted(audits)
