"""Points 6 and 9 of the scoring design, with numbers that a reader can check by hand."""

from __future__ import annotations

from dataclasses import replace

from barometer.domain.evidence import Evidence
from barometer.domain.journey import Demand, Step, Touchpoint
from barometer.domain.persona import Persona
from barometer.domain.risk import Barometer, Case
from barometer.domain.vocabulary import Axis, Channel, Has, Impact, Level, PathStatus, Resource, Stakes
from barometer.scoring.engine import Engine
from tests.scoring.strategies import BARRIERS, CATALOGUE, ENGINE, MODEL, failed, journey, passed, persona, step

NOBODY = persona("anna")
BLIND = persona("bram", {Axis.WV: 1.0})
CLOSED_OUT = persona("carla", lacks={Resource.EID: Has.NO})
ALL_FINE = tuple(passed(barrier) for barrier in BARRIERS)


def reaching(id_: str, reach: float, **more: object) -> Step:
    """A step that fails everybody as often as its only channel does not reach them."""
    return step(id_, Touchpoint("website", Channel.WEBSITE, "", reach=reach), **more)


def asking(id_: str, **more: object) -> Step:
    """A step that asks an eID."""
    return step(id_, Touchpoint("website", Channel.WEBSITE, "", (Demand((Resource.EID,)),)), **more)


def score(*steps: Step, who: tuple[Persona, ...] = (NOBODY,), fine: tuple[str, ...] = (), **evidence: tuple[Evidence, ...]) -> Barometer:
    """The barometer of these steps; ``fine`` are steps where everything was examined, ``evidence`` is by step."""
    found = {(id_, "website"): ALL_FINE for id_ in fine} | {(id_, "website"): given for id_, given in evidence.items()}
    return ENGINE.score(Case(journey(*steps), Stakes.MONEY_OR_DEADLINE, who, found))


# -- 6 journey --------------------------------------------------------------------------------------------------------------


def test_five_steps_that_each_fail_10_in_a_hundred_fail_41_together() -> None:
    """1 − 0.9⁵ = 0.40951"""
    assert score(*(reaching(str(number), 0.9) for number in range(5))).personas[0].low == 0.40951


def test_the_upper_ends_of_the_steps_stand_in_series_too() -> None:
    """1 − 0.85² = 0.2775"""
    (risk,) = score(step("one"), step("two"), who=(BLIND,)).personas
    assert (risk.low, risk.high) == (0, 0.2775)


def test_the_weakest_step_is_named() -> None:
    (risk,) = score(reaching("one", 0.9), reaching("two", 0.6), reaching("three", 0.8)).personas
    assert risk.weakest_step == "two"


def test_of_equally_weak_steps_the_first_is_named() -> None:
    (risk,) = score(reaching("one", 0.9), reaching("two", 0.9)).personas
    assert risk.weakest_step == "one"


def test_a_step_that_is_not_mandatory_does_not_count() -> None:
    (risk,) = score(reaching("one", 0.9), asking("two", mandatory=False), who=(CLOSED_OUT,)).personas
    assert (risk.low, risk.weakest_step, risk.blocked_steps) == (0.1, "one", ())


def test_an_alternative_stands_in_parallel_to_the_step_that_it_replaces() -> None:
    """0.4 × 0.5 = 0.2 for the first two, then 1 − 0.8 × 0.9."""
    (risk,) = score(reaching("one", 0.6), reaching("other", 0.5, alternative_to="one"), reaching("two", 0.9)).personas
    assert (risk.low, risk.weakest_step) == (0.28, "one")


def test_an_alternative_narrows_the_upper_end_too() -> None:
    """0.15 × 0.15"""
    (risk,) = score(step("one"), step("other", alternative_to="one"), who=(BLIND,)).personas
    assert risk.high == 0.0225


def test_an_open_alternative_opens_the_path() -> None:
    (risk,) = score(asking("one"), reaching("other", 1.0, alternative_to="one"), who=(CLOSED_OUT,)).personas
    assert (risk.path, risk.blocked_steps, risk.low) == (PathStatus.UNPROVEN, (), 0)


def test_a_step_that_is_blocked_with_all_its_alternatives_leaves_no_path() -> None:
    (risk,) = score(asking("one"), asking("other", alternative_to="one"), who=(CLOSED_OUT,)).personas
    assert (risk.path, risk.blocked_steps, risk.low) == (PathStatus.NONE, ("one",), 1)


def test_two_blocked_alternatives_are_not_safer_than_the_band_high() -> None:
    """0.3 × 0.3 = 0.09 would be low: each has three websites with a critical barrier."""
    points = tuple(Touchpoint(str(number), Channel.WEBSITE, "", reach=1.0) for number in range(3))
    steps = (step("one", *points), step("other", *points, alternative_to="one"))
    critical = failed("mouse-needed", impact=Impact.CRITICAL)
    case = Case(journey(*steps), Stakes.MONEY_OR_DEADLINE, (BLIND,), {(one.id, point.id): (critical,) for one in steps for point in points})
    (risk,) = ENGINE.score(case).personas
    assert (risk.low, risk.high >= 0.3, risk.level, risk.path) == (0.3, True, Level.HOOG, PathStatus.NONE)


def test_a_journey_without_a_mandatory_step_needs_all_of_them() -> None:
    """Else nothing could ever fail, and that would be low without anybody having looked."""
    (risk,) = score(asking("one", mandatory=False), step("two", mandatory=False), who=(CLOSED_OUT,)).personas
    assert (risk.path, risk.low) == (PathStatus.NONE, 1)


def test_a_path_is_found_only_when_every_mandatory_step_was_examined() -> None:
    steps = (step("one"), step("two"), step("three", mandatory=False))
    assert score(*steps, who=(BLIND,), fine=("one",)).personas[0].path is PathStatus.UNPROVEN
    (risk,) = score(*steps, who=(BLIND,), fine=("one", "two")).personas
    assert (risk.path, risk.level) == (PathStatus.FOUND, Level.LAAG)


def test_an_examined_alternative_proves_the_path() -> None:
    steps = (step("one"), step("other", alternative_to="one"))
    assert score(*steps, who=(BLIND,), fine=("other",)).personas[0].path is PathStatus.FOUND


def test_a_path_with_obstacles_that_were_examined_is_found_but_not_low() -> None:
    (risk,) = score(step("one"), who=(BLIND,), one=(*ALL_FINE, failed("mouse-needed"))).personas
    assert (risk.path, risk.level, risk.low) == (PathStatus.FOUND, Level.MATIG, 0.15)


# -- 9 headline -------------------------------------------------------------------------------------------------------------


def test_the_headline_names_who_has_no_path_the_worst_cell_and_the_gap() -> None:
    barometer = score(reaching("one", 0.9), asking("two"), who=(NOBODY, BLIND, CLOSED_OUT), fine=("one", "two"))
    headline = barometer.headline
    assert headline.without_path == ("carla",)
    assert headline.unproven_path == ()
    assert (headline.worst_persona, headline.worst_step, headline.worst_level) == ("carla", "two", Level.KRITIEK)
    assert (headline.best_served, headline.worst_served, headline.gap) == ("anna", "carla", 0.9)


def test_unknown_is_worse_than_low_in_the_headline_even_with_a_smaller_chance() -> None:
    headline = score(reaching("one", 0.95), step("two"), who=(BLIND,), fine=("one",)).headline
    assert (headline.worst_step, headline.worst_level) == ("two", Level.ONBEKEND)


def test_the_headline_names_whose_path_nobody_proved() -> None:
    assert score(step("one"), who=(NOBODY, BLIND)).headline.unproven_path == ("anna", "bram")


def test_who_could_be_worse_off_is_not_the_best_served() -> None:
    """Both fail nowhere as far as is known; only for the blind resident something is open."""
    headline = score(step("one"), who=(BLIND, replace(NOBODY, id="zoe"))).headline
    assert (headline.best_served, headline.worst_served, headline.gap) == ("zoe", "bram", 0)


# -- what a run stores ------------------------------------------------------------------------------------------------------


def test_the_hash_changes_with_the_model_the_catalogue_and_the_stakes() -> None:
    case = Case(journey(step("one")), Stakes.INCONVENIENCE, (BLIND,), {})
    other_model = Engine(CATALOGUE, replace(MODEL, some_share=MODEL.some_share / 2))
    other_catalogue = Engine(replace(CATALOGUE, barriers={}), MODEL)
    hashes = [engine.score(case).input_hash for engine in (ENGINE, other_model, other_catalogue)]
    hashes.append(ENGINE.score(replace(case, stakes=Stakes.BASIC_RIGHT)).input_hash)
    assert len(set(hashes)) == 4
    assert ENGINE.score(case).model_version == MODEL.version


def test_the_hash_does_not_depend_on_the_order_of_personas_and_evidence() -> None:
    two = (failed("mouse-needed"), passed("mouse-needed"))
    hashes = {
        ENGINE.score(Case(journey(step("one")), Stakes.INCONVENIENCE, who, {("one", "website"): found})).input_hash
        for who in ((NOBODY, BLIND), (BLIND, NOBODY))
        for found in (two, two[::-1])
    }
    assert len(hashes) == 1


def test_a_cell_is_found_by_persona_and_step() -> None:
    barometer = score(step("one"), step("two"), who=(NOBODY, BLIND))
    found = barometer.cell(persona="bram", step="two")
    assert (found.persona, found.step) == ("bram", "two")
