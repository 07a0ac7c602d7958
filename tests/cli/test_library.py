"""The packs on the command line: list, show, check."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(("group", "known"), [("personas", "blind-schermlezer"), ("journeys", "adreswijziging"), ("toolbox", "hulpplan")])
def test_each_kind_of_pack_can_be_listed_and_shown(run: Run, group: str, known: str) -> None:
    assert known in run(group, "list").out
    for lang in ("nl", "fr", "en"):
        shown = run(group, "show", known, "--lang", lang)
        assert (shown.code, shown.err) == (0, "")
        assert len(shown.out) > 200


@pytest.mark.parametrize("group", ["personas", "journeys", "toolbox"])
def test_an_id_that_nothing_has_is_answered_with_the_nearest_one(run: Run, group: str) -> None:
    known = run(group, "list").out.split()[0]
    done = run(group, "show", known[:-1])
    assert (done.code, f"Did you mean '{known}'?" in done.sentence) == (2, True)


def test_the_packs_of_the_product_have_no_mistakes(run: Run) -> None:
    done = run("content", "check")
    assert (done.code, done.err) == (0, "")


def test_every_mistake_in_a_pack_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pack" / "personas"
    folder.mkdir(parents=True)
    (folder / "ik.md").write_text("---\nid: ik\ntitel: Ik\n---\n", "utf-8")
    done = run("content", "check", str(tmp_path / "pack"))
    assert done.code == 2
    assert f"{folder / 'ik.md'}:3: 'titel' is not a key that is known here. Did you mean 'title'?" in done.err.splitlines()


def test_a_mistake_in_a_city_pack_stops_an_audit_with_one_sentence(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAROMETER_PACKS", str(tmp_path / "nergens"))
    done = run("audit", "http://127.0.0.1:9/")
    assert (done.code, "nergens" in done.sentence) == (2, True)
