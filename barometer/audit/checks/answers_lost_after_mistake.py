"""Forms that throw away what was filled in when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.form_trial import Answer
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def answers_lost_after_mistake(snapshot: Snapshot) -> Iterator[Assertion]:
    """Each field that held an answer and comes back empty fails; passwords may be asked again."""
    refused = (Answer.TOLD, Answer.MARKED, Answer.NATIVE)  # without a sign of refusal an empty form may mean that it was taken
    tried = [trial for trial in snapshot.forms_tried or () if trial.kind == "mistakes" and trial.answer in refused]
    reason = "This field was filled in, and came back empty after a mistake elsewhere."
    found = [say.failed(field, reason) for trial in tried for field in trial.lost]
    yield from reported([*found, *say.passed(trial.form for trial in tried if not trial.lost)], say)
