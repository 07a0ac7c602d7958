"""Instructions that rest on place, shape, size, colour or sound alone."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.checks._senses import AREA_BY_PLACE, BY_SENSE, BY_SOUND, names_a_control, sentences
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def instructions_by_senses(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails for an instruction to use a button, link or field that names none and only says where it stands or how it looks.

    “Zie de lijst rechts” and “na de pieptoon” are for a person to look at. A sentence that also names the control is fine.
    """
    yield from reported(_judged(snapshot), say)


def _judged(snapshot: Snapshot) -> Iterator[Assertion]:
    fine: list[Element] = []
    for element, sentence in sentences(snapshot):
        if BY_SENSE.search(sentence):
            if names_a_control(sentence, snapshot):
                fine.append(element)
            else:
                yield say.failed(
                    element, "This tells only by place, shape or colour what to use: “{sentence}”", shown=sentence, sentence=sentence[:300]
                )
        elif AREA_BY_PLACE.search(sentence) or BY_SOUND.search(sentence):
            reason = "Does somebody who does not see or hear know what this is about? “{sentence}”"
            yield say.unsure(element, reason, shown=sentence, sentence=sentence[:300])
    yield from say.passed(fine)
