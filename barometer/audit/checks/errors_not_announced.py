"""Error messages that appear without a reload and that a screen reader does not hear."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.form_trial import Answer
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def errors_not_announced(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when the page stayed, text appeared, and none of it is live, received the focus, or describes the field that did."""
    stayed = [trial for trial in snapshot.forms_tried or () if trial.answer is Answer.TOLD and trial.same_document]
    found = [
        say.failed(trial.messages[0].element, "This message appears without a word from a screen reader: it is not announced.")
        for trial in stayed
        if not any(one.announced for one in trial.messages)
    ]
    found += say.passed(trial.form for trial in stayed if any(one.announced for one in trial.messages))
    yield from reported(found, say)
