"""What the checks said is kept beside the snapshot, and only for as long as it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from barometer.audit.checks import CRASHED
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Outcome
from barometer.storage.files import SnapshotFiles
from barometer.usecases import judging
from barometer.usecases.judging import beside, judged, take_along

NAME, OTHER = f"{'a' * 16}/{'b' * 32}.json.gz", f"{'c' * 16}/{'b' * 32}.json.gz"
PAGE = Snapshot(url="https://stad.be/", final_url="https://stad.be/", gathered_at=datetime(2026, 1, 5, tzinfo=UTC), loaded=True)
SAID = (
    Assertion("vague_links", Outcome.FAILED, criteria=("2.4.4",), values=(("a", "b"),)),
    Assertion("axe:region", Outcome.PASSED, count=3),
)


@pytest.fixture
def asked(monkeypatch):
    """Counts how often the checks are run; a test may change what they say."""
    calls, said = [], [SAID]

    def audit(snapshot):
        calls.append(snapshot)
        return said[0]

    monkeypatch.setattr(judging, "audit_snapshot", audit)
    return calls, said


def test_the_checks_run_once_for_a_snapshot_and_its_twin(tmp_path, asked):
    files, (calls, _) = SnapshotFiles(tmp_path), asked
    assert judged(files, NAME, PAGE) == judged(files, NAME, PAGE) == SAID
    take_along(files, NAME, OTHER)
    assert judged(files, OTHER, PAGE) == SAID
    assert len(calls) == 1


def test_another_snapshot_and_other_checks_are_judged_anew(tmp_path, asked, monkeypatch):
    files, (calls, said) = SnapshotFiles(tmp_path), asked
    judged(files, NAME, PAGE)
    said[0] = SAID[:1]
    assert judged(files, NAME, replace(PAGE, gathered_at=datetime(2026, 1, 6, tzinfo=UTC))) == SAID[:1]
    monkeypatch.setattr(judging, "judges", lambda: "another version")
    judged(files, NAME, PAGE)
    assert len(calls) == 3


@pytest.mark.parametrize("content", [b"", b"kapot", b"\x1f\x8b kapot"], ids=["empty", "no gzip", "damaged"])
def test_what_is_damaged_is_made_again(tmp_path, asked, content):
    files, (calls, _) = SnapshotFiles(tmp_path), asked
    files.write(beside(NAME), content)
    assert judged(files, NAME, PAGE) == SAID
    assert judged(files, NAME, PAGE) == SAID
    assert len(calls) == 1


def test_a_check_that_crashed_gets_another_chance(tmp_path, asked):
    files, (calls, said) = SnapshotFiles(tmp_path), asked
    said[0] = (Assertion("vague_links", Outcome.CANT_TELL, reason=CRASHED, values=(("error", "x"),)),)
    judged(files, NAME, PAGE)
    judged(files, NAME, PAGE)
    assert len(calls) == 2


def test_a_disk_that_takes_nothing_only_costs_time(tmp_path, asked):
    (tmp_path / ("a" * 16)).write_text("a file where a folder should be")
    assert judged(SnapshotFiles(tmp_path), NAME, PAGE) == SAID
