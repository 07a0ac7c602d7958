"""First and last seen: what is new, still there, gone, and what only a new rule finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from barometer.audit.across import site_checks
from barometer.audit.checks import checks
from barometer.audit.faults import group, history
from barometer.audit.faults.causes import cause_of
from barometer.audit.faults.rules import check_version, rule_of, rule_versions
from barometer.domain.audit import Audit
from barometer.domain.evidence import Assertion, Target
from barometer.domain.fault import Fault, FaultHistory, FaultRecord, LookedAt, Standing
from barometer.domain.vocabulary import AuditState, Outcome

A, B = "https://www.stad.be/a", "https://www.stad.be/b"
MAY = datetime(2026, 5, 1, tzinfo=UTC)
RULES = {"fake_headings": "1", "axe": "4.14.1"}


def fault(text: str, *, check: str = "axe:heading-order", page: str = A) -> Fault:
    found = Assertion(check, Outcome.FAILED, target=Target("main > h4", f"<h4>{text}</h4>", text))
    return group([(page, found)], cause_of)[0]


def kept(month: int, *faults: Fault, **rules: str) -> FaultRecord:
    audit = Audit("x", "", A, "", {}, AuditState.DONE, "", MAY + timedelta(days=30 * month), None, {})
    return history.record(audit, faults, RULES | rules)


ONE, TWO = fault("een"), fault("twee")
MARK = ONE.fingerprint


def test_without_an_earlier_audit_nothing_is_called_new():
    seen = history.over_time([ONE], rules=RULES, looked_at=LookedAt(frozenset({A})), earlier=[])
    assert (seen.previous, seen.of) == (None, {MARK: FaultHistory(Standing.FIRST)})


def test_a_fault_is_new_or_there_since_the_first_audit_of_an_unbroken_row():
    earlier = [kept(3, ONE), kept(2, ONE), kept(1), kept(0, ONE)]
    seen = history.over_time([ONE, TWO], rules=RULES, looked_at=LookedAt(frozenset({A})), earlier=earlier)
    assert seen.of == {MARK: FaultHistory(Standing.STILL, earlier[1].at), TWO.fingerprint: FaultHistory(Standing.NEW)}
    assert seen.previous == earlier[0].at


def test_what_a_new_or_changed_rule_finds_is_no_new_fault():
    changed = history.over_time([ONE], rules=RULES, looked_at=LookedAt(frozenset({A})), earlier=[kept(0, axe="4.13.0")])
    assert changed.of == {MARK: FaultHistory(Standing.NEW_RULE)}
    ours = fault("drie", check="fake_headings")
    before = kept(0)
    unknown = replace(before, rules={"axe": "4.14.1"})
    assert (
        history.over_time([ours], rules=RULES, looked_at=LookedAt(frozenset({A})), earlier=[unknown]).of[ours.fingerprint].standing
        is Standing.NEW_RULE
    )
    assert (
        history.over_time([ours], rules=RULES, looked_at=LookedAt(frozenset({A})), earlier=[before]).of[ours.fingerprint].standing
        is Standing.NEW
    )


def test_a_fault_has_gone_only_when_somebody_looked_with_the_same_rule():
    elsewhere = fault("vier", page=B)
    earlier = [kept(0, ONE, elsewhere)]
    seen = history.over_time([], rules=RULES, looked_at=LookedAt(frozenset({A})), earlier=earlier)
    assert ([one.text for one in seen.gone], [one.text for one in seen.unseen]) == (["een"], ["vier"])
    other_rule = history.over_time([], rules=RULES | {"axe": "5"}, looked_at=LookedAt(frozenset({A, B})), earlier=earlier)
    assert (other_rule.gone, len(other_rule.unseen)) == ((), 2)


def test_fingerprints_of_another_version_are_not_compared():
    old = replace(kept(0, ONE), fingerprints="0")
    assert history.over_time([ONE], rules=RULES, looked_at=LookedAt(frozenset({A})), earlier=[old]).previous is None


def test_every_rule_has_a_version_and_axe_has_one_for_all_of_its_rules():
    versions = rule_versions({"axe": "4.14.1", "browser": "Chromium"})
    assert set(versions) == {*checks(), *site_checks(), "axe"}
    assert rule_of("axe:label") == rule_of("axe") == "axe"
    ours = {*checks(), *site_checks()}
    assert len({check_version(check) for check in ours}) == len(ours)
