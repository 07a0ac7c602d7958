"""The data of the model: every number with its reason, and all files in step with each other and with the checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from barometer.domain.vocabulary import (
    FPS_AXES,
    Axis,
    Band,
    Channel,
    Has,
    Impact,
    Level,
    OwnerClass,
    Persistence,
    Severity,
    Stakes,
    UniversalBarrier,
)
from barometer.scoring.catalogue import fps_weights, load_catalogue, read_yaml
from barometer.scoring.model import load_model, model_document

MODEL = load_model()
DOCUMENT = model_document()
CATALOGUE = load_catalogue()
ROWS = read_yaml("barriers.yaml")
FPS = read_yaml("fps.yaml")
LANGUAGES = {"nl", "en", "fr"}
each_row = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


def numbers() -> Iterator[tuple[str, dict[str, object]]]:
    """Every constant of model.yaml with the name of its place."""
    for section, entries in DOCUMENT.items():
        if isinstance(entries, dict) and "rows" not in entries:
            yield from ((f"{section}.{name}", entry) for name, entry in entries.items())


each_number = pytest.mark.parametrize("entry", [entry for _, entry in numbers()], ids=[name for name, _ in numbers()])


# -- model.yaml -------------------------------------------------------------------------------------------------------------


@each_number
def test_every_number_has_a_reason_and_a_provenance(entry: dict[str, object]) -> None:
    assert str(entry["reason"]).endswith(".")
    assert entry.get("provenance") or not isinstance(entry["value"], float)


@each_number
def test_every_number_lies_in_its_range(entry: dict[str, object]) -> None:
    if "range" in entry:
        least, most = entry["range"]  # type: ignore[misc]
        assert least <= entry["value"] <= most
    else:
        assert isinstance(entry["value"], (str, int)), "a number that may be drawn needs a range"


@pytest.mark.parametrize("table", ["severity_table", "matrix"])
def test_every_table_has_a_reason_and_a_provenance(table: str) -> None:
    assert DOCUMENT[table]["reason"]
    assert DOCUMENT[table]["provenance"]


def test_every_number_of_the_file_is_read() -> None:
    sections = set(DOCUMENT) - {"version"}
    assert sections == {
        "severity_chance", "severity_table", "persistence", "impact", "prerequisite_chance", "bands", "matrix", "reach", "support",
        "unknown", "implied",
    }  # fmt: skip
    assert set(DOCUMENT["reach"]) == {channel.value for channel in Channel}
    assert set(DOCUMENT["severity_chance"]) == {severity.value for severity in Severity}
    assert set(DOCUMENT["prerequisite_chance"]) == {has.value for has in Has}


def test_the_tables_are_complete() -> None:
    assert set(MODEL.severity_table) == {(impact, persistence) for impact in Impact for persistence in Persistence}
    assert set(MODEL.matrix) == {(stakes, band) for stakes in Stakes for band in Band}
    assert Level.ONBEKEND not in MODEL.matrix.values()


def test_what_is_worse_is_never_worth_less() -> None:
    severities = [MODEL.severity_chance[severity] for severity in Severity]
    assert severities == sorted(severities)
    edges = [MODEL.lower_edge(band) for band in Band]
    assert edges == sorted(set(edges))
    assert edges[0] == 0
    assert MODEL.prerequisite_chance[Has.YES] < MODEL.prerequisite_chance[Has.PARTLY] < MODEL.prerequisite_chance[Has.NO] == 1
    ranks = [grade.rank for grade in MODEL.support_evidence]
    assert ranks == sorted(ranks)
    assert list(MODEL.support_evidence.values()) == sorted(MODEL.support_evidence.values())
    order = list(Severity)
    for fixed in (1, 2, 3):
        for less, more in pairwise((1, 2, 3)):
            assert order.index(MODEL.severity(Impact(less), Persistence(fixed))) <= order.index(
                MODEL.severity(Impact(more), Persistence(fixed))
            )
            assert order.index(MODEL.severity(Impact(fixed), Persistence(less))) <= order.index(
                MODEL.severity(Impact(fixed), Persistence(more))
            )
    for stakes in Stakes:
        for band in Band:
            here = MODEL.matrix[stakes, band].rank
            assert all(MODEL.matrix[other, band].rank >= here for other in Stakes if other > stakes)
            assert all(MODEL.matrix[stakes, other].rank >= here for other in Band if other > band)


def test_who_is_blocked_can_never_be_low() -> None:
    """A blocked cell is at least in the band high, so the matrix may not call that band low."""
    assert all(MODEL.matrix[stakes, Band.HIGH] is not Level.LAAG for stakes in Stakes)


def test_one_critical_barrier_alone_is_at_least_high() -> None:
    assert MODEL.severity_chance[Severity.CRITICAL] >= MODEL.lower_edge(Band.HIGH)


def test_what_nobody_examined_counts_as_a_major_barrier() -> None:
    assert MODEL.unknown_severity is Severity.MAJOR


# -- fps.yaml ---------------------------------------------------------------------------------------------------------------

# Counted in the domain notes, section 2.3 (P/S): over the 50 level A and AA criteria of WCAG 2.1, of which 4.1.1 stands under "added".
COVERAGE = {"WV": (32, 2), "LV": (34, 8), "LC": (22, 20), "LMS": (20, 4), "WH": (8, 3), "LH": (8, 3), "WPC": (7, 0), "LR": (7, 0),
            "PST": (2, 0), "WVC": (0, 10)}  # fmt: skip


@pytest.mark.parametrize("axis", sorted(FPS_AXES))
def test_table_b2_has_as_many_relations_as_were_counted(axis: Axis) -> None:
    rows = [*FPS["criteria"].values(), FPS["added"]["4.1.1"]]
    counted = tuple(sum(axis.value in row[kind] for row in rows) for kind in ("primary", "secondary"))
    assert counted == COVERAGE[axis.value]


def test_a_relation_is_primary_or_secondary_and_never_both() -> None:
    for number, row in {**FPS["criteria"], **FPS["added"]}.items():
        axes = [*row["primary"], *row["secondary"]]
        assert len(set(axes)) == len(axes), number
        assert {Axis(axis) for axis in axes} <= FPS_AXES


def test_primary_weighs_one_and_secondary_a_half() -> None:
    weights = fps_weights()
    assert weights["1.1.1"] == {Axis.WH: 1.0, Axis.WV: 1.0, Axis.LV: 1.0, Axis.LH: 0.5, Axis.LC: 0.5}


def test_what_table_b2_does_not_have_says_why_it_was_added() -> None:
    assert all(row["reason"] for row in FPS["added"].values())
    assert not set(FPS["added"]) & set(FPS["criteria"])


# -- barriers.yaml ----------------------------------------------------------------------------------------------------------


def test_there_are_about_forty_barriers_each_with_its_own_id() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) == len(set(ids)) >= 40


@each_row
def test_a_barrier_is_told_in_three_languages(row: dict[str, object]) -> None:
    assert set(row["title"]) == set(row["why"]) == LANGUAGES  # type: ignore[call-overload]
    assert "nl" in row["example"]  # type: ignore[operator]


@each_row
def test_a_barrier_has_no_unknown_keys_and_only_known_words(row: dict[str, object]) -> None:
    known = {"id", "title", "why", "example", "universal", "owner", "channels", "automation", "criteria", "checks", "demands", "axes"} | {
        "hides_channels"
    }
    assert set(row) <= known
    UniversalBarrier(row["universal"])
    OwnerClass(row["owner"])
    assert row["automation"] in ("full", "partial", "none")
    channels = [Channel(name) for name in row["channels"]]  # type: ignore[attr-defined]
    assert len(set(channels)) == len(channels) > 0


@each_row
def test_a_weight_is_a_half_or_one_and_has_its_reason(row: dict[str, object]) -> None:
    for axis, entry in row["axes"].items():  # type: ignore[attr-defined]
        Axis(axis)
        assert entry["weight"] in (0.5, 1)
        assert len(entry["reason"]) > 20


@each_row
def test_a_barrier_hits_somebody(row: dict[str, object]) -> None:
    axes = CATALOGUE.barriers[str(row["id"])].axes
    assert axes
    assert all(0 < weight <= 1 for weight in axes.values())


@each_row
def test_what_a_machine_cannot_judge_has_no_check_and_the_rest_has_evidence(row: dict[str, object]) -> None:
    if row["automation"] == "none":
        assert not row.get("checks")
    else:
        assert row.get("checks") or row.get("criteria")


def test_a_barrier_takes_the_largest_weight_of_its_criteria_and_its_own_axes() -> None:
    """1.4.3: LV and WPC primary, LC secondary; the device is ours."""
    axes = CATALOGUE.barriers["low-contrast"].axes
    assert axes == {Axis.LV: 1.0, Axis.WPC: 1.0, Axis.LC: 0.5, Axis.DEVICE: 0.5}
    assert CATALOGUE.barriers["field-without-label"].axes[Axis.LV] == 1.0
    assert CATALOGUE.barriers["small-or-tricky-target"].axes[Axis.LV] == 1.0, "2.5.2 is primary, 2.5.8 after it secondary"
    assert CATALOGUE.barriers["field-without-label"].axes[Axis.READING] == 0.5


@pytest.mark.parametrize("kind", ["criteria", "checks", "demands"])
def test_nothing_is_evidence_of_two_barriers(kind: str) -> None:
    counted = Counter(name for row in ROWS for name in row.get(kind) or ())
    assert [name for name, times in counted.items() if times > 1] == []


def test_every_criterion_of_the_table_is_evidence_of_a_barrier_and_no_other() -> None:
    assert set(CATALOGUE.by_criterion) == {*FPS["criteria"], *FPS["added"]}


def test_every_axis_is_hit_by_a_barrier() -> None:
    assert {axis for barrier in CATALOGUE.barriers.values() for axis in barrier.axes} == set(Axis)


def test_every_owner_and_every_kind_of_barrier_that_is_used_can_be_shown() -> None:
    assert {barrier.owner for barrier in CATALOGUE.barriers.values()} == set(OwnerClass)
