"""Points 4, 5, 7 and 8 of the scoring design, with numbers that a reader can check by hand."""

from __future__ import annotations

import pytest

from barometer.domain.evidence import Evidence
from barometer.domain.journey import Demand, Support, Touchpoint
from barometer.domain.persona import Persona
from barometer.domain.risk import Case, Cell
from barometer.domain.vocabulary import Axis, Band, Channel, Grade, Has, Impact, Known, Level, Resource, Stakes
from tests.scoring.strategies import BARRIERS, ENGINE, MODEL, failed, journey, passed, persona, step

NOBODY = persona("anna")
BLIND = persona("anna", {Axis.WV: 1.0})
HALF = persona("anna", lacks={Resource.EID: Has.PARTLY})
CLOSED_OUT = persona("anna", lacks={Resource.EID: Has.NO})
EID = (Demand((Resource.EID,)),)
WEB = Touchpoint("website", Channel.WEBSITE, "", reach=1.0)
CRITICAL = failed("no-text-alternative", impact=Impact.CRITICAL)
ALL_FINE = tuple(passed(barrier) for barrier in BARRIERS)


def cell(
    who: Persona,
    *points: Touchpoint,
    supports: tuple[Support, ...] = (),
    stakes: Stakes = Stakes.MONEY_OR_DEADLINE,
    **evidence: tuple[Evidence, ...],
) -> Cell:
    """The cell of a step with these touchpoints; evidence by touchpoint id."""
    one = step("one", *points, supports=supports)
    (found,) = ENGINE.score(Case(journey(one), stakes, (who,), {("one", point): found for point, found in evidence.items()})).cells
    return found


def helping(effect: int = 3, *, reach: float = 1.0, grade: Grade = Grade.NONE, who: str = "*", id_: str = "helper") -> Support:
    return Support(id_, "", {who: effect}, reach, grade)


# -- 4 channels -------------------------------------------------------------------------------------------------------------


def test_channels_stand_in_parallel_each_for_its_reach() -> None:
    """Half fails on the website, a counter that 0.6 reach fails 0.4: 0.5 × 0.4."""
    web = Touchpoint("website", Channel.WEBSITE, "", EID, reach=1.0)
    counter = Touchpoint("counter", Channel.COUNTER, "", reach=0.6)
    found = cell(HALF, web, counter)
    assert found.low == 0.2
    assert [(one.low, one.reach) for one in found.channels] == [(0.5, 1.0), (0.0, 0.6)]


@pytest.mark.parametrize("what", ["exists", "free", "announced", "open"])
@pytest.mark.parametrize("answer", [Known.NO, Known.UNKNOWN])
def test_a_channel_counts_only_when_it_is_known_to_exist_to_be_free_announced_and_open(what: str, answer: Known) -> None:
    web = Touchpoint("website", Channel.WEBSITE, "", EID, reach=1.0)
    doubtful = Touchpoint("counter", Channel.COUNTER, "", reach=1.0, **{what: answer})
    assert cell(CLOSED_OUT, web, doubtful).low == 1
    assert cell(CLOSED_OUT, web, doubtful).blocked


def test_a_step_without_a_channel_that_counts_fails_everybody() -> None:
    found = cell(NOBODY, Touchpoint("website", Channel.WEBSITE, "", announced=Known.UNKNOWN))
    assert (found.low, found.high, found.blocked, found.level) == (1, 1, True, Level.KRITIEK)


def test_what_is_unknown_on_a_channel_that_does_not_count_stays_out() -> None:
    hidden = Touchpoint("website", Channel.WEBSITE, "", exists=Known.NO)
    counter = Touchpoint("counter", Channel.COUNTER, "")
    assert cell(BLIND, counter, hidden).unknown == {}
    assert cell(BLIND, counter, hidden, website=ALL_FINE).grade is Grade.NONE


def test_a_touchpoint_may_state_its_own_reach_and_else_takes_that_of_its_channel() -> None:
    assert cell(NOBODY, Touchpoint("app", Channel.APP, "")).low == pytest.approx(1 - MODEL.reach[Channel.APP])
    assert cell(NOBODY, Touchpoint("app", Channel.APP, "", reach=0.25)).low == 0.75
    assert cell(NOBODY, Touchpoint("app", Channel.APP, "", reach=0.0)).low == 1


@pytest.mark.parametrize(
    ("channel", "reach"),
    [
        ("website", 1.0),
        ("app", 0.8),
        ("email", 0.95),
        ("phone", 0.95),
        ("counter", 0.98),
        ("post", 0.98),
        ("chatbot", 0.3),
        ("home_visit", 0.2),
        ("intermediary", 0.05),
    ],
)
def test_a_channel_reaches_as_many_as_the_model_says(channel: str, reach: float) -> None:
    assert cell(NOBODY, Touchpoint("point", Channel(channel), "")).channels[0].reach == reach


def test_who_has_everything_is_not_shut_out_by_the_reach_of_a_counter() -> None:
    assert cell(NOBODY, Touchpoint("counter", Channel.COUNTER, ""), counter=ALL_FINE).level is Level.LAAG


# -- the blocker rule -------------------------------------------------------------------------------------------------------


def test_a_blocker_on_one_channel_keeps_the_step_in_the_band_high() -> None:
    """The counter would leave 0.6 × 0.1 = 0.06."""
    found = cell(BLIND, WEB, Touchpoint("counter", Channel.COUNTER, "", reach=0.9), website=(CRITICAL,))
    assert (found.low, found.inherent, found.band, found.blocked) == (0.3, 0.3, Band.HIGH, False)


def test_a_blocker_on_a_channel_that_does_not_count_changes_nothing() -> None:
    hidden = Touchpoint("website", Channel.WEBSITE, "", announced=Known.NO)
    assert cell(BLIND, hidden, Touchpoint("counter", Channel.COUNTER, "", reach=1.0), website=(CRITICAL,)).low == 0


def test_an_unmet_demand_on_one_channel_leaves_the_other_open() -> None:
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    assert cell(CLOSED_OUT, web, Touchpoint("counter", Channel.COUNTER, "", reach=1.0)).low == 0


def test_three_blocked_channels_are_not_safer_than_the_band_high() -> None:
    """0.6³ = 0.216 would be moderate."""
    points = [Touchpoint(f"website{number}", Channel.WEBSITE, "", reach=1.0) for number in range(3)]
    found = cell(BLIND, *points, **{point.id: (CRITICAL,) for point in points})
    assert (found.low, found.blocked) == (0.3, True)


# -- 5 support --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "weight"),
    [
        (Grade.NONE, 0.2),
        (Grade.AUTOMATED, 0.2),
        (Grade.SELF_ASSESSMENT, 0.5),
        (Grade.EXPERT, 0.5),
        (Grade.SEVERAL_RATERS, 0.5),
        (Grade.TESTED_WITH_PROFILE, 1.0),
    ],
)
def test_support_is_worth_what_its_evidence_is_worth(grade: Grade, weight: float) -> None:
    assert MODEL.support_weight(grade) == weight


def test_support_lowers_by_effect_times_reach_times_evidence() -> None:
    """Effect 2 of 3, reach 0.6, tried by staff 0.5: a fifth less than 0.5."""
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    found = cell(HALF, web, supports=(helping(2, reach=0.6, grade=Grade.SELF_ASSESSMENT),))
    assert (found.inherent, found.low) == (0.5, 0.4)


def test_support_can_harm() -> None:
    """Announced harm 3 of 3, reach 0.5: 1 − 0.5 × (1 − 0.1)."""
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    assert cell(HALF, web, supports=(helping(-3, reach=0.5),)).low == 0.55


def test_support_is_for_the_persona_that_it_names() -> None:
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    tested = Grade.TESTED_WITH_PROFILE
    assert cell(HALF, web, supports=(helping(3, grade=tested, who="bram"),)).low == 0.5
    assert cell(HALF, web, supports=(helping(3, grade=tested, who="anna"),)).low == 0


def test_help_that_was_not_tested_moves_a_step_by_one_band_at_most() -> None:
    """0.5 is high; 0.5 × 0.5³ = 0.0625 would be low, so it stops at the lower edge of moderate."""
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    three = tuple(helping(3, grade=Grade.EXPERT, id_=str(number)) for number in range(3))
    assert cell(HALF, web, supports=three).low == 0.1
    assert cell(HALF, web, supports=three[:1]).low == 0.25


def test_tested_help_may_move_a_step_further_and_other_help_one_band_beyond() -> None:
    """Tested: 0.5 × 0.5 = 0.25, moderate; then half of that is 0.125; a second half would be 0.0625, low, one band below moderate."""
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    tested = helping(3, reach=0.5, grade=Grade.TESTED_WITH_PROFILE)
    staff = tuple(helping(3, grade=Grade.SELF_ASSESSMENT, id_=str(number)) for number in range(2))
    assert cell(HALF, web, supports=(tested,)).low == 0.25
    assert cell(HALF, web, supports=(tested, *staff[:1])).low == 0.125
    assert cell(HALF, web, supports=(tested, *staff)).low == 0.0625


def test_harm_comes_before_help() -> None:
    """0.5 → harmed 1 − 0.5 × 0.9 = 0.55 → tested help of a half: 0.275."""
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    harm, tested = helping(-3, reach=0.5, id_="z"), helping(3, reach=0.5, grade=Grade.TESTED_WITH_PROFILE, id_="a")
    assert cell(HALF, web, supports=(harm, tested)).low == 0.275


def test_no_support_opens_what_is_closed() -> None:
    """Who does the step for somebody is a channel, not support."""
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    found = cell(CLOSED_OUT, web, supports=(helping(3, grade=Grade.TESTED_WITH_PROFILE),), stakes=Stakes.NICE_TO_HAVE)
    assert (found.low, found.blocked, found.level) == (0.3, True, Level.MATIG)


def test_support_cannot_buy_off_a_blocker() -> None:
    counter = Touchpoint("counter", Channel.COUNTER, "", reach=0.9)
    found = cell(BLIND, WEB, counter, supports=(helping(3, grade=Grade.TESTED_WITH_PROFILE),), website=(CRITICAL,))
    assert found.band is Band.HIGH


def test_support_also_narrows_what_could_be() -> None:
    """Unknown 0.15, tested help of a half."""
    assert cell(BLIND, WEB, supports=(helping(3, reach=0.5, grade=Grade.TESTED_WITH_PROFILE),)).high == 0.075


# -- 7 level ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("chance", "band"), [(0.0, 1), (0.0999, 1), (0.1, 2), (0.2999, 2), (0.3, 3), (0.5999, 3), (0.6, 4), (1.0, 4)])
def test_a_band_starts_at_its_lower_edge(chance: float, band: int) -> None:
    assert MODEL.band(chance) is Band(band)


@pytest.mark.parametrize(
    ("stakes", "levels"),
    [
        (1, ["laag", "laag", "matig", "matig"]),
        (2, ["laag", "matig", "matig", "hoog"]),
        (3, ["laag", "matig", "hoog", "kritiek"]),
        (4, ["laag", "hoog", "kritiek", "kritiek"]),
    ],
)
def test_the_level_is_likelihood_times_consequence(stakes: int, levels: list[str]) -> None:
    assert [MODEL.level(chance, Stakes(stakes)).value for chance in (0.05, 0.15, 0.35, 0.7)] == levels


def test_without_a_journey_the_stakes_are_inconvenience() -> None:
    assert MODEL.implied_stakes is Stakes.INCONVENIENCE


def test_the_stakes_of_the_case_decide() -> None:
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    levels = [cell(HALF, web, stakes=stakes).level.value for stakes in Stakes]
    assert levels == ["matig", "matig", "hoog", "kritiek"]


# -- 8 unknown is never low -------------------------------------------------------------------------------------------------


def test_without_evidence_nothing_is_low() -> None:
    for who in (NOBODY, BLIND, persona("anna", {Axis.WV: 0.5})):
        assert cell(who, WEB, stakes=Stakes.NICE_TO_HAVE).level is Level.ONBEKEND


def test_everything_examined_and_fine_is_low() -> None:
    found = cell(BLIND, WEB, website=ALL_FINE)
    assert (found.level, found.level_high, found.low, found.high) == (Level.LAAG, Level.LAAG, 0, 0)


def test_one_open_question_keeps_a_step_unknown_even_when_little_is_at_stake() -> None:
    without_images = tuple(one for one in ALL_FINE if one.barrier != "no-text-alternative")
    found = cell(BLIND, WEB, stakes=Stakes.NICE_TO_HAVE, website=without_images)
    assert (found.level, found.level_high) == (Level.ONBEKEND, Level.ONBEKEND)
    assert found.high == 0.15


def test_one_channel_that_was_examined_is_enough_to_be_low() -> None:
    phone = Touchpoint("phone", Channel.PHONE, "")
    assert cell(BLIND, WEB, phone, website=ALL_FINE).level is Level.LAAG


def test_an_examined_channel_that_is_closed_proves_nothing() -> None:
    web = Touchpoint("website", Channel.WEBSITE, "", EID)
    counter = Touchpoint("counter", Channel.COUNTER, "", reach=1.0)
    assert cell(CLOSED_OUT, web, counter, website=ALL_FINE).level is Level.ONBEKEND


def test_an_interval_that_reaches_higher_keeps_a_step_unknown() -> None:
    """The website is proven for half of the residents; the phone that the others need was never examined: 0.5 × 0.15 is still low,
    but a reach of 0.2 leaves 0.8 × 0.15 = 0.12."""
    deaf = persona("anna", {Axis.WH: 1.0})
    for reach, level in ((0.5, Level.LAAG), (0.2, Level.ONBEKEND)):
        web = Touchpoint("website", Channel.WEBSITE, "", reach=reach)
        found = cell(deaf, web, Touchpoint("phone", Channel.PHONE, "", reach=1.0), website=ALL_FINE)
        assert (found.low, found.level) == (0, level)
