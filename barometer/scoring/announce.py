"""Is another channel announced on the step (point 4 of the scoring design)? What the pages show overrules what the journey claims.

A page that asks to sign in with eID or itsme and names no other way, or a form that names no phone, counter or address, does not announce
the counter, however well the journey describes it. The step's channels beside the web then do not count for the personas whom that barrier
concerns, unless another page of the same step does name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from barometer.domain.journey import Step
from barometer.domain.risk import Place
from barometer.domain.vocabulary import Channel, Outcome
from barometer.scoring.way import Findings, Profile, Way

WEB = frozenset({Channel.WEBSITE, Channel.APP, Channel.CHATBOT})


def hide_unannounced(ways: tuple[Way, ...], *, profile: Profile, step: Step, findings: Mapping[Place, Findings]) -> tuple[Way, ...]:
    """The ways of a step, with those that its own pages do not announce marked as hidden and by what."""
    hiding = tuple(concern.barrier.id for concern in profile.concerns if concern.barrier.hides_channels)
    hidden_by = tuple(barrier for barrier in hiding if _hides(barrier, profile.persona.id, step, findings))
    return tuple(way if way.touchpoint.channel in WEB or way.hidden_by == hidden_by else replace(way, hidden_by=hidden_by) for way in ways)


def _hides(barrier: str, persona: str, step: Step, findings: Mapping[Place, Findings]) -> bool:
    """Whether the step's web pages fail and none passes; also those of a web channel that does not count, but no other pages."""
    outcomes = {
        one.outcome
        for point in step.touchpoints
        if point.channel in WEB
        for one in findings.get((step.id, point.id), {}).get(barrier, ())
        if one.persona in ("", persona)
    }
    return Outcome.FAILED in outcomes and Outcome.PASSED not in outcomes
