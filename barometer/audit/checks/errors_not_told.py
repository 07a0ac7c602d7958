"""Forms that do not say what is wrong when they are sent empty."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.form_trial import Answer, FormTrial
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def errors_not_told(snapshot: Snapshot) -> Iterator[Assertion]:
    """A form with required fields that was sent empty fails when it comes back without a word; one that only changes its look fails too.

    The browser's own message counts as text. Nothing happening at all may be a slow answer: a person looks.
    """
    tried = [trial for trial in snapshot.forms_tried or () if trial.kind == "empty" and trial.answer is not Answer.ACCEPTED]
    yield from reported([*_judged(tried), *say.passed(trial.form for trial in tried if trial.answer in (Answer.TOLD, Answer.NATIVE))], say)


def _judged(tried: list[FormTrial]) -> Iterator[Assertion]:
    for trial in tried:
        if trial.answer is Answer.MARKED:
            yield say.failed(trial.form, "The form only changes how its fields look; no text says what is wrong.", shown="")
        elif trial.answer is Answer.RETURNED and trial.required:
            yield say.failed(trial.form, "The form comes back as it was, and no text says what is wrong.", shown="")
        elif trial.answer in (Answer.RETURNED, Answer.NOTHING):
            yield say.unsure(trial.form, "Nothing told what became of the form. Send it empty and look what it says.", shown="")
