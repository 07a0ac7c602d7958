"""A message that goes away before everybody has read it."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

FEW_WORDS = 4


def message_that_vanishes(snapshot: Snapshot) -> Iterator[Assertion]:
    """A status, alert or toast that goes within seconds fails; of other text that goes, a person judges what it was (WCAG 2.2.1).

    So does what a form answered: one who reads slowly misses a mistake or a number. A few words, such as “Saved”, are for a person.
    """
    motion = snapshot.motion
    if motion is None:
        return
    for one in motion.vanished:
        if one.message:
            yield say.failed(one.element, "This message goes away by itself, and nobody can keep it.")
        else:
            yield say.unsure(one.element, "This text goes away by itself. Can everybody read it in time, or find it again?")
    answers = {one.element.selector: one for trial in snapshot.forms_tried or () for one in trial.vanished}
    together = " ".join(one.element.text for one in answers.values())
    for answer in list(answers.values())[:1]:
        if len(together.split()) > FEW_WORDS:
            yield say.failed(answer.element, "This answer of the form goes away by itself, and nobody can keep it.", shown=together[:200])
        else:
            yield say.unsure(answer.element, "This text goes away by itself. Can everybody read it in time, or find it again?")
    if not (motion.vanished or answers):
        yield say.page_passed() if motion.messages else say.inapplicable()
