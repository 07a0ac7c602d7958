"""The faults of an audit against those of earlier ones: what is new, what is still there, what has gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from barometer.audit.faults.fingerprint import VERSION
from barometer.audit.faults.rules import rule_of
from barometer.domain.audit import Audit
from barometer.domain.fault import Fault, FaultHistory, FaultRecord, FaultsOverTime, KnownFault, LookedAt, Standing

KEPT_PAGES = 50
KEPT_TEXT = 200


def known(fault: Fault, rules: Mapping[str, str]) -> KnownFault:
    """What is kept of a fault."""
    first = fault.examples[0].assertion.target
    return KnownFault(
        fingerprint=fault.fingerprint,
        check=fault.check,
        outcome=fault.outcome,
        impact=fault.impact,
        count=fault.count,
        pages=fault.pages[:KEPT_PAGES],
        rule=rules.get(rule_of(fault.check), ""),
        selector=first.selector[:KEPT_TEXT],
        text=first.text[:KEPT_TEXT],
    )


def record(audit: Audit, faults: Iterable[Fault], rules: Mapping[str, str]) -> FaultRecord:
    """What is kept of an audit for the next ones."""
    return FaultRecord(audit.id, audit.created_at, VERSION, dict(rules), tuple(known(fault, rules) for fault in faults))


def over_time(faults: Sequence[Fault], *, rules: Mapping[str, str], looked_at: LookedAt, earlier: Sequence[FaultRecord]) -> FaultsOverTime:
    """How each fault stands. ``earlier`` are the records of earlier audits, the newest first.

    A fault that is not there any more has gone only when its rule is the same and looked at one of its pages.
    """
    comparable = [one for one in earlier if one.fingerprints == VERSION]
    if not comparable:
        return FaultsOverTime(None, {fault.fingerprint: FaultHistory(Standing.FIRST) for fault in faults})
    last = comparable[0]
    seen = [({fault.fingerprint for fault in one.faults}, one.at) for one in comparable]
    now = {fault.fingerprint for fault in faults}
    missing = [one for one in last.faults if one.fingerprint not in now]
    gone = tuple(one for one in missing if _really_gone(one, rules, looked_at))
    return FaultsOverTime(
        previous=last.at,
        of={fault.fingerprint: _history(fault, last, rules, seen) for fault in faults},
        gone=gone,
        unseen=tuple(one for one in missing if one not in gone),
    )


def _history(fault: Fault, last: FaultRecord, rules: Mapping[str, str], seen: Sequence[tuple[set[str], datetime]]) -> FaultHistory:
    since: datetime | None = None
    for marks, at in seen:
        if fault.fingerprint not in marks:
            break
        since = at
    if since:
        return FaultHistory(Standing.STILL, since)
    rule = rule_of(fault.check)
    return FaultHistory(Standing.NEW if rules.get(rule) == last.rules.get(rule) else Standing.NEW_RULE)


def _really_gone(fault: KnownFault, rules: Mapping[str, str], looked_at: LookedAt) -> bool:
    same_rule = not fault.rule or fault.rule == rules.get(rule_of(fault.check))
    return same_rule and looked_at.saw(fault)
