"""Point 4 of the scoring design: a channel counts only where the step's own pages do not keep residents from hearing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from barometer.domain.evidence import Evidence
from barometer.domain.journey import Demand, Touchpoint
from barometer.domain.risk import Case, Cell
from barometer.domain.vocabulary import Axis, Channel, Has, Impact, Known, Level, Outcome, PathStatus, Resource, Stakes
from barometer.scoring.guidance import fixes
from tests.scoring.strategies import ENGINE, failed, journey, passed, persona, step

ONLY_ITSME = "digital-identity-only"
WEB = Touchpoint("website", Channel.WEBSITE, "", (Demand((Resource.EID, Resource.ITSME)),), reach=1.0)
COUNTER = Touchpoint("counter", Channel.COUNTER, "", reach=1.0)
INGRID = persona("ingrid", {Axis.IDENTIFICATION: 1.0}, {Resource.EID: Has.NO, Resource.ITSME: Has.NO})
SOMEBODY = persona("somebody", {Axis.WV: 1.0}, {Resource.EID: Has.NO, Resource.ITSME: Has.NO})


def scored(*evidence: Evidence, who: object = INGRID, points: tuple[Touchpoint, ...] = (WEB, COUNTER)) -> tuple[Cell, PathStatus]:
    case = Case(journey(step("one", *points)), Stakes.MONEY_OR_DEADLINE, (who,), {("one", "website"): evidence})  # type: ignore[arg-type]
    found = ENGINE.score(case)
    return found.cells[0], found.personas[0].path


def test_a_page_that_names_no_other_way_hides_the_counter_from_whom_it_concerns() -> None:
    cell, path = scored(failed(ONLY_ITSME))
    assert (cell.low, cell.level, path) == (1.0, Level.KRITIEK, PathStatus.NONE)
    assert {way.touchpoint: (way.counts, way.hidden_by) for way in cell.channels} == {
        "website": (True, ()),
        "counter": (False, (ONLY_ITSME,)),
    }


def test_once_the_page_names_the_counter_there_is_a_way() -> None:
    cell, path = scored(passed(ONLY_ITSME))
    assert cell.low == 0
    assert path is not PathStatus.NONE


@pytest.mark.parametrize("outcome", [Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.INAPPLICABLE])
def test_doubt_hides_nothing_and_brings_nothing_back(outcome: Outcome) -> None:
    doubt = replace(failed(ONLY_ITSME), outcome=outcome)
    assert scored(doubt)[0].channels[1].hidden_by == ()
    assert scored(doubt, failed(ONLY_ITSME))[0].channels[1].hidden_by == (ONLY_ITSME,)


def test_another_page_of_the_step_that_names_a_way_is_enough() -> None:
    assert scored(failed(ONLY_ITSME), replace(passed(ONLY_ITSME), source="another page"))[0].channels[1].hidden_by == ()


def test_whom_the_barrier_does_not_concern_keeps_the_counter() -> None:
    assert scored(failed(ONLY_ITSME), who=SOMEBODY)[0] == scored(who=SOMEBODY)[0]


def test_the_explanation_promises_the_cell_in_which_the_counter_is_back() -> None:
    cell, _ = scored(failed(ONLY_ITSME))
    entry = next(one for one in cell.barriers if (one.barrier, one.kind) == (ONLY_ITSME, "found"))
    assert (entry.low_without, entry.contribution) == (0.0, 1.0)


def test_what_one_profile_met_hides_nothing_from_another() -> None:
    assert scored(failed(ONLY_ITSME, persona="somebody"))[0].channels[1].hidden_by == ()


def test_a_channel_that_counts_for_nobody_stays_out_whatever_the_pages_say() -> None:
    closed = replace(COUNTER, open=Known.NO)
    assert [way.counts for way in scored(passed(ONLY_ITSME), points=(WEB, closed))[0].channels] == [True, False]


def test_mending_the_page_gives_the_counter_back() -> None:
    step_one = step("one", replace(WEB, demands=()), COUNTER)
    critical = failed("digital-identity-only", impact=Impact.CRITICAL, source="x|main|https://city.example/")
    case = Case(journey(step_one), Stakes.MONEY_OR_DEADLINE, (INGRID,), {("one", "website"): (critical,)})
    (fix,) = fixes(ENGINE, case, ENGINE.score(case))
    assert (fix.barrier, fix.drops, fix.opens_path) == (ONLY_ITSME, {"ingrid": 0.6}, ("ingrid",))


def test_mending_the_page_gives_the_counter_back_to_whom_the_website_is_closed() -> None:
    """The website stays closed without itsme; the counter that the page names now is open."""
    hidden = failed(ONLY_ITSME, source="x|template|https://city.example/")
    case = Case(journey(step("one", WEB, COUNTER)), Stakes.MONEY_OR_DEADLINE, (INGRID,), {("one", "website"): (hidden,)})
    by_step = {fix.step: fix for fix in fixes(ENGINE, case, ENGINE.score(case))}
    assert by_step[""].drops == {"ingrid": 1.0}
    assert by_step[""].opens_path == ("ingrid",)
