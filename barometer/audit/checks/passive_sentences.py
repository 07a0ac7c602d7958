"""Sentences in the passive voice, which hide who does what."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._prose import Doubts, judge_sentences
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.findings import Finding, Kind

say = Say(__file__)

DOUBTS = Doubts(
    empty="There is no text on this page, so there are no passives to look for.",
    foreign="Part of the text is in a language that we cannot read. Look for passive sentences yourself.",
    unlisted="We do not know the passive of this language ({lang}). Look for passive sentences yourself.",
)


def _told(finding: Finding) -> tuple[str, dict[str, object]]:
    return "This sentence does not say who does it: “{verb}” is passive.", {"verb": finding.text}


def passive_sentences(snapshot: Snapshot) -> Iterator[Assertion]:
    """A sentence fails when it has a passive verb, in Dutch, French or English; always minor, since some passives are right."""
    yield from judge_sentences(snapshot, say=say, kinds=(Kind.PASSIVE,), told=_told, doubts=DOUBTS)
