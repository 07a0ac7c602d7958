"""Generated cases: small journeys, personas with random needs, random evidence about a handful of the real barriers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import permutations
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from barometer.domain.evidence import Assertion, Evidence, Target
from barometer.domain.journey import Demand, Journey, Step, Support, Touchpoint
from barometer.domain.persona import Need, Persona, Possession
from barometer.domain.risk import Barometer, Case
from barometer.domain.vocabulary import (
    Axis,
    Channel,
    Grade,
    Has,
    Impact,
    Known,
    Outcome,
    Persistence,
    Resource,
    Stakes,
)
from barometer.domain.vocabulary import Place as PagePlace
from barometer.scoring.catalogue import Catalogue, load_catalogue
from barometer.scoring.engine import Engine
from barometer.scoring.evidence import evidence_from_page, source_id
from barometer.scoring.model import load_model

settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
thousands = settings(
    settings.get_profile("ci") if os.environ.get("CI") else settings(deadline=None, suppress_health_check=[HealthCheck.too_slow]),
    max_examples=1000,
)
"""Every property runs this often; with CI in the environment always on the same cases."""

BARRIERS = (
    "no-text-alternative",  # WV, WH, LV … through its criteria
    "low-contrast",
    "field-without-label",
    "mouse-needed",
    "hard-sentences",  # also on letters, and what a missing reading level is
    "heavy-page",  # a machine can close it
    "digital-identity-only",  # also what a missing eID or itsme is
    "phone-only",  # only on the phone
    "counter-hard-to-reach",  # what two different resources can lack
    "one-language-only",  # on every channel
)
MODEL = load_model()
WHOLE = load_catalogue()
CATALOGUE = Catalogue(
    barriers={id_: WHOLE.barriers[id_] for id_ in BARRIERS},
    by_check={check: id_ for check, id_ in WHOLE.by_check.items() if id_ in BARRIERS},
    by_criterion={number: id_ for number, id_ in WHOLE.by_criterion.items() if id_ in BARRIERS},
    by_resource=WHOLE.by_resource,
    fps_version=WHOLE.fps_version,
)
ENGINE = Engine(CATALOGUE, MODEL)

AXES = (Axis.WV, Axis.LV, Axis.LMS, Axis.LC, Axis.READING, Axis.LANGUAGE, Axis.IDENTIFICATION, Axis.CONNECTION, Axis.TIME, Axis.PST)
RESOURCES = (Resource.EID, Resource.ITSME, Resource.TRAVEL, Resource.OFFICE_HOURS, Resource.READING_B1, Resource.DUTCH)
CHANNELS = (Channel.WEBSITE, Channel.WEBSITE, Channel.COUNTER, Channel.PHONE, Channel.POST)
CHECKS = ("axe:image-alt", "axe:label", "missing_autocomplete", "long_sentences", "hard_text", "heavy_page", "digital_identity_only")
"""Checks of ours and of axe whose barriers are in the catalogue above; two pairs say something about the same barrier."""
GRADES = tuple(Grade)[1:]
DOUBTS = (Outcome.CANT_TELL, Outcome.UNTESTED)
PERSONAS = ("anna", "bram")


def persona(id_: str, needs: Mapping[Axis, float] | None = None, lacks: Mapping[Resource, Has] | None = None) -> Persona:
    """A persona with these needs; it has every resource but these."""
    lacking = lacks or {}
    return Persona(
        id=id_,
        prose={},
        needs={axis: Need(axis, level, "test") for axis, level in (needs or {}).items()},
        possessions={resource: Possession(resource, lacking.get(resource, Has.YES)) for resource in Resource},
        devices=(),
        successful_outcome="",
        help=(),
    )


def journey(*steps: Step, stakes: Stakes = Stakes.MONEY_OR_DEADLINE) -> Journey:
    """A journey of these steps."""
    return Journey("journey", {}, "", stakes, "", steps, {})


def step(id_: str = "one", *touchpoints: Touchpoint, **more: object) -> Step:
    """A step; with a website that asks nothing when no touchpoint is given."""
    return Step(id_, id_, "", touchpoints or (Touchpoint("website", Channel.WEBSITE, ""),), **more)  # type: ignore[arg-type]


def failed(barrier: str, *, impact: Impact = Impact.MAJOR, persistence: Persistence = Persistence.SOME, **more: object) -> Evidence:
    """Failed evidence."""
    return Evidence(barrier, Outcome.FAILED, **{"grade": Grade.AUTOMATED, **more}, impact=impact, persistence=persistence)  # type: ignore[arg-type]


def passed(barrier: str, grade: Grade = Grade.EXPERT) -> Evidence:
    """Passed evidence."""
    return Evidence(barrier, Outcome.PASSED, grade)


# Drawing one of many ready-made objects is far cheaper than drawing each of their fields.
_random = Random(2026)


def _some_needs() -> dict[Axis, float]:
    return {axis: _random.choice((0.5, 1.0, 1.0)) for axis in _random.sample(AXES, _random.randint(0, 3))}


def _some_lacks() -> dict[Resource, Has]:
    return {resource: _random.choice((Has.PARTLY, Has.NO)) for resource in _random.sample(RESOURCES, _random.randint(0, 3))}


personas = st.sampled_from([persona("anna"), *(persona("anna", _some_needs(), _some_lacks()) for _ in range(500))])
two_personas = st.tuples(personas, personas).map(lambda pair: (pair[0], replace(pair[1], id="bram")))

_DEMANDS = [Demand((one,)) for one in RESOURCES] + [Demand(pair) for pair in permutations(RESOURCES, 2)]
touchpoints = st.sampled_from(
    [
        Touchpoint(
            id="",
            channel=_random.choice(CHANNELS),
            title="",
            demands=tuple(_random.sample(_DEMANDS, number % 3)),
            announced=_random.choice((Known.YES,) * 8 + (Known.UNKNOWN, Known.NO)),
            reach=_random.choice((None, None, 1.0, 0.5)),
        )
        for number in range(600)
    ]
)
supports = st.sampled_from(
    [
        Support(id_, "", {who: effect}, reach, grade)
        for id_ in ("helper", "chatbot")
        for who in ("*", "anna")
        for effect in range(-3, 4)
        for reach in (0.04, 0.5, 1.0)
        for grade in (Grade.NONE, Grade.SELF_ASSESSMENT, Grade.EXPERT, Grade.TESTED_WITH_PROFILE)
    ]
)
SOURCES = ("", source_id(page="p", check="c", place=PagePlace.MAIN), source_id(page="p", check="c", place=PagePlace.TEMPLATE))
FAILURES = [
    Evidence(barrier, Outcome.FAILED, grade, impact, persistence, _random.choice(("", "", "anna")), source)
    for barrier in BARRIERS
    for grade in GRADES
    for impact in Impact
    for persistence in Persistence
    for source in SOURCES
]
OTHERS = [
    Evidence(barrier, outcome, grade, persona=who)
    for barrier in BARRIERS
    for grade in GRADES
    for outcome in (Outcome.PASSED, Outcome.INAPPLICABLE, *DOUBTS)
    for who in ("", "", "bram")
]
failures = st.sampled_from(FAILURES)
doubts = st.sampled_from([one for one in OTHERS if one.outcome in DOUBTS])
evidence = st.one_of(failures, st.sampled_from(OTHERS))
evidence_sets = st.sampled_from(
    [(*_random.sample(FAILURES, _random.randint(0, 2)), *_random.sample(OTHERS, _random.randint(0, 3))) for _ in range(4000)]
)


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    """One to three steps of one or two touchpoints; the last may be optional or stand in for the first."""
    steps = []
    for name in ("first", "second", "third")[: draw(st.integers(1, 3))]:
        points = draw(st.lists(touchpoints, min_size=1, max_size=2))
        helps = draw(st.lists(supports, max_size=1)) if draw(st.booleans()) else []
        numbered = tuple(replace(point, id=f"point{number}") for number, point in enumerate(points))
        steps.append(Step(name, name, "", numbered, supports=tuple(helps)))
    if len(steps) > 1:
        last = draw(st.sampled_from(({}, {}, {"mandatory": False}, {"alternative_to": "first"})))
        steps[-1] = replace(steps[-1], **last)  # type: ignore[arg-type]
    return journey(*steps, stakes=draw(st.sampled_from(Stakes)))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A journey, two personas, and up to five pieces of evidence at each touchpoint."""
    way = draw(journeys())
    found = {(one.id, point.id): draw(evidence_sets) for one in way.steps for point in one.touchpoints}
    return Case(way, way.stakes, draw(two_personas), found)


CLOSED = {grade: tuple(passed(barrier, grade) for barrier in BARRIERS) for grade in (Grade.SELF_ASSESSMENT, Grade.EXPERT)}


def examined(case: Case, grade: Grade) -> Case:
    """The case with an answer to every question, so that "laag" and proven paths are common."""
    return replace(case, evidence={place: (*found, *CLOSED[grade]) for place, found in case.evidence.items()})


any_case = st.one_of(cases(), st.builds(examined, cases(), st.sampled_from(list(CLOSED))))


def places(case: Case) -> list[tuple[str, str]]:
    """Every step and touchpoint of a case."""
    return [(one.id, point.id) for one in case.journey.steps for point in one.touchpoints]


def with_evidence(case: Case, place: tuple[str, str], more: Iterable[Evidence]) -> Case:
    """The case with more evidence at one place."""
    return replace(case, evidence={**case.evidence, place: (*case.evidence.get(place, ()), *more)})


def with_step(case: Case, changed: Step) -> Case:
    """The case with one step changed."""
    return replace(case, journey=replace(case.journey, steps=tuple(changed if one.id == changed.id else one for one in case.journey.steps)))


def without_evidence(case: Case, gone: Callable[[tuple[str, str], Evidence], bool]) -> Case:
    """The case without some evidence."""
    return replace(case, evidence={place: tuple(one for one in found if not gone(place, one)) for place, found in case.evidence.items()})


# -- pages ------------------------------------------------------------------------------------------------------------------

assertions = st.sampled_from(
    [
        Assertion(
            check,
            outcome,
            impact,
            Target(selector=selector, place=place, needed=needed),
            reason=_random.choice(("", "one", "two")),
            count=_random.randint(1, 4),
        )
        for check in CHECKS
        for outcome in (Outcome.FAILED, Outcome.FAILED, Outcome.PASSED, Outcome.INAPPLICABLE, *DOUBTS)
        for impact in Impact
        for selector in ("", "#a")
        for place in PagePlace
        for needed in (False, True)
    ]
)


def page_case(found: Iterable[Assertion], who: tuple[Persona, ...], page: str = "https://city.example/") -> Case:
    """One website step whose page has these assertions."""
    one = step("one")
    return Case(
        journey(one),
        Stakes.MONEY_OR_DEADLINE,
        who,
        {("one", "website"): evidence_from_page(page=page, assertions=tuple(found), catalogue=CATALOGUE, model=MODEL)},
    )


# -- comparing --------------------------------------------------------------------------------------------------------------


def is_no_better(after: Barometer, before: Barometer) -> bool:
    """Whether no cell and no persona is better off in ``after``: risks, levels, bands, paths."""
    cells = zip(before.cells, after.cells, strict=True)
    risks = zip(before.personas, after.personas, strict=True)
    paths = ("found", "unproven", "none")
    return all(
        new.low >= old.low
        and new.high >= old.high
        and new.band >= old.band
        and new.level.rank >= old.level.rank
        and new.level_high.rank >= old.level_high.rank
        and new.blocked >= old.blocked
        for old, new in cells
    ) and all(
        new.low >= old.low and new.high >= old.high and new.level.rank >= old.level.rank and paths.index(new.path) >= paths.index(old.path)
        for old, new in risks
    )


def scores(barometer: Barometer) -> tuple[object, ...]:
    """Everything of a barometer but its hash and where each number came from."""
    return tuple(replace(cell, barriers=()) for cell in barometer.cells) + barometer.personas + (barometer.headline,)
