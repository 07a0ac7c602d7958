"""Sentences of more than 25 words in running text."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._prose import Doubts, judge_sentences
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.findings import Finding, Kind

say = Say(__file__)

DOUBTS = Doubts(
    empty="There is no text on this page, so there are no sentences to count.",
    foreign="Part of the text is in a language that we cannot read. Look for long sentences yourself.",
)


def _told(finding: Finding) -> tuple[str, dict[str, object]]:
    return "This sentence has {words} words.", {"words": finding.words}


def long_sentences(snapshot: Snapshot) -> Iterator[Assertion]:
    """A sentence fails from 26 words on, and weighs more from 36 on; headings, labels and menus are no sentences."""
    yield from judge_sentences(snapshot, say=say, kinds=(Kind.LONG_SENTENCE,), told=_told, doubts=DOUBTS)
