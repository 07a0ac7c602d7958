"""Phrases of the administration for which there are plain words."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._prose import Doubts, judge_sentences
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.findings import Finding, Kind

say = Say(__file__)

DOUBTS = Doubts(
    empty="There is no text on this page, so there are no phrases to look for.",
    foreign="Part of the text is in a language that we cannot read. Look for official phrases yourself.",
    unlisted="We have no list of official phrases for this language ({lang}). Look for them yourself.",
)


def _told(finding: Finding) -> tuple[str, dict[str, object]]:
    return "“{phrase}” is a phrase of the administration. In plain words: {plain}.", {"phrase": finding.text, "plain": finding.plain}


def official_phrases(snapshot: Snapshot) -> Iterator[Assertion]:
    """A sentence fails when it holds a phrase of the list of its language; major when plain readers lose the meaning."""
    yield from judge_sentences(snapshot, say=say, kinds=(Kind.OFFICIAL, Kind.MODAL), told=_told, doubts=DOUBTS)
