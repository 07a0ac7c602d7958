"""The faults of an audit are kept when it ends, and the next audit of the same address is compared with them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from barometer.domain.audit import AuditPlan, Device
from barometer.domain.fault import Standing
from barometer.storage.records import FaultRecords
from barometer.usecases.auditing import run_plan
from barometer.usecases.barometers import read_barometer
from tests.servers import page, serve
from tests.usecases.sites import QUICK

VAGUE = '<p><a href="/x">Klik hier</a></p>'
EMPTY = '<p><a href="/y">Lees meer</a></p>'


@pytest.mark.browser
@pytest.mark.usefixtures("quick_look")
def test_the_second_audit_says_what_is_new_still_there_and_gone(workplace):
    site = {"/": page(VAGUE)}
    with serve(site) as server:
        plan = AuditPlan(url=f"{server.url}/", pages=(f"{server.url}/",), **QUICK)
        first = run_plan(workplace, plan)
        site["/"] = page(f"<div>{VAGUE}</div>{EMPTY}")
        second = run_plan(workplace, plan)
        site["/"] = page(EMPTY)
        third = run_plan(workplace, plan)

    def standings(audit: str) -> dict[str, Standing]:
        reading = read_barometer(workplace, audit)
        texts = {one.fingerprint: one.examples[0].assertion.target.text for one in reading.faults if one.check == "vague_link_text"}
        return {texts[mark]: one.standing for mark, one in reading.over_time.of.items() if mark in texts}

    assert standings(first.audit.id) == {"Klik hier": Standing.FIRST}
    assert standings(second.audit.id) == {"Klik hier": Standing.STILL, "Lees meer": Standing.NEW}
    assert standings(third.audit.id) == {"Lees meer": Standing.STILL}
    assert [one.text for one in read_barometer(workplace, third.audit.id).over_time.gone] == ["Klik hier"]
    records = FaultRecords(workplace.repository)
    assert [one.audit for one in records.before(third.audit)] == [second.audit.id, first.audit.id]
    assert records.unrecorded_before(third.audit) is None
    assert records.before(replace(third.audit, url="https://elders.be/")) == ()


@pytest.mark.browser
@pytest.mark.usefixtures("quick_look")
def test_what_a_phone_does_not_show_has_not_gone_for_a_computer(workplace):
    site = {"/": page(VAGUE)}
    with serve(site) as server:
        plan = AuditPlan(url=f"{server.url}/", pages=(f"{server.url}/",), **QUICK)
        first = run_plan(workplace, plan)
        site["/"] = page(EMPTY)
        phone = run_plan(workplace, replace(plan, device=Device.PHONE))
        site["/"] = page(VAGUE)
        again = run_plan(workplace, plan)
    assert read_barometer(workplace, phone.audit.id).over_time.gone == ()
    records = FaultRecords(workplace.repository)
    assert records.before(phone.audit) == ()
    assert [one.audit for one in records.before(again.audit)] == [first.audit.id]
    unnamed = replace(again.audit, plan={name: value for name, value in again.audit.plan.items() if name != "device"})
    assert [one.audit for one in records.before(unnamed)] == [first.audit.id]
