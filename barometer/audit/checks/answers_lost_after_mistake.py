"""Forms that throw away what was filled in when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.form_trial import Answer, FormTrial
from barometer.audit.checks._say import Say, reported
from barometer.audit.checks.errors_not_at_field import ERROR
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def answers_lost_after_mistake(snapshot: Snapshot) -> Iterator[Assertion]:
    """Each field that held an answer and comes back empty fails; passwords may be asked again.

    Without a word or a mark that something was wrong, the form may have been taken as it was: a person looks.
    """
    refused = (Answer.TOLD, Answer.MARKED, Answer.NATIVE)  # without a sign of refusal an empty form may mean that it was taken
    tried = [trial for trial in snapshot.forms_tried or () if trial.kind == "mistakes" and trial.answer in refused]
    reason = "This field was filled in, and came back empty after a mistake elsewhere."
    found = [say.failed(field, reason) for trial in tried if _refused(trial) for field in trial.lost]
    taken = "These fields came back empty. Was the form refused, and must one fill it in again?"
    found += [say.unsure(trial.form, taken, shown="") for trial in tried if trial.lost and not _refused(trial)]
    yield from reported([*found, *say.passed(trial.form for trial in tried if not trial.lost)], say)


def _refused(trial: FormTrial) -> bool:
    return trial.answer is not Answer.TOLD or bool(trial.marked) or any(ERROR.search(one.element.text) for one in trial.messages)
