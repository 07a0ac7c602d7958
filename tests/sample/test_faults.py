import re
from pathlib import Path

import pytest
import yaml

import barometer
from barometer.audit.across import site_checks
from barometer.audit.checks import checks
from barometer.errors import InputError
from barometer.sample import SampleCity
from barometer.sample.city import listed_faults, listed_pages

ROOT = Path(barometer.__file__).parent
FAULTS = listed_faults()
KINDS = {"keyboard", "layout", "colour", "time", "language", "plain_language"}
KINDS |= {"meaning", "structure", "forms", "code", "documents", "across_pages", "beyond_wcag"}


def used_in_templates() -> list[str]:
    texts = (file.read_text(encoding="utf-8") for file in (ROOT / "sample" / "templates").rglob("*.html"))
    return [name for text in texts for name in re.findall(r"\bfault\('([^']+)'\)", text)]


def test_every_listed_fault_is_used_by_a_template_and_every_used_one_is_listed():
    assert {fault["id"] for fault in FAULTS} == set(used_in_templates())


def test_fault_ids_are_unique():
    ids = [fault["id"] for fault in FAULTS]
    assert sorted(set(ids)) == sorted(ids)


def test_there_are_at_least_forty_faults_of_every_kind_and_sixteen_axe_rules():
    assert len(FAULTS) >= 40
    assert {fault["kind"] for fault in FAULTS} == KINDS
    assert len({fault["check"] for fault in FAULTS if fault["check"].startswith("axe:")}) >= 16


def test_every_check_of_a_page_has_a_fault_and_every_fault_a_check():
    """Documents and forms in action are tested elsewhere: an audit of the city visits pages, sends nothing, and walks no flow. A site
    without search is for a person to look at, and never fails."""
    elsewhere = {"document", "forms_tried"}
    ours = {check.id for check in checks().values() if not elsewhere & set(check.needs)}
    ours |= set(site_checks()) - {"asked_again", "only_one_way"}
    assert {fault["check"] for fault in FAULTS if not fault["check"].startswith("axe:")} == ours


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["id"])
def test_a_fault_is_told_in_full_and_is_evidence_of_its_barrier(fault):
    assert set(fault) - {"everywhere"} == {"id", "page", "selector", "check", "criterion", "barrier", "kind", "what"}
    assert fault["page"] in listed_pages()
    assert all(fault["what"][lang].endswith(".") for lang in ("nl", "en"))
    barriers = {row["id"]: row for row in yaml.safe_load((ROOT / "scoring" / "barriers.yaml").read_text(encoding="utf-8"))}
    barrier = barriers[fault["barrier"]]
    assert fault["check"] in barrier.get("checks", []) or fault["criterion"] in barrier.get("criteria", [])


@pytest.fixture(scope="module")
def switched():
    """One city whose faults are switched while it runs, so that its templates are compiled once; gives all its pages."""
    city = SampleCity(frozenset())
    client = city.app.test_client()

    def pages(*faults: str) -> dict[str, str]:
        city.faults = frozenset(faults)
        return {path: client.get(path).text for path in listed_pages()}

    return pages


@pytest.fixture(scope="module")
def clean(switched):
    return switched()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["id"])
def test_a_single_fault_changes_its_page_and_no_other(fault, switched, clean):
    changed = {path for path, html in switched(fault["id"]).items() if html != clean[path]}
    if fault.get("everywhere"):
        # The calendar is a document of its own, shown in a frame.
        assert changed == set(listed_pages()) - {"/afspraak/kalender"}
    else:
        assert changed == {fault["page"]}


def test_an_unknown_fault_is_refused_by_name():
    with pytest.raises(InputError, match="no-such-fault"):
        SampleCity(frozenset({"no-such-fault"}))
