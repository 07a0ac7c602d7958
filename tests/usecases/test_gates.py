"""Baselines and waivers: by identity, never by count; and hostile files get one sentence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from barometer.audit.faults import group
from barometer.audit.faults.causes import cause_of
from barometer.audit.faults.gate import judge
from barometer.audit.faults.history import known
from barometer.domain.evidence import Assertion, Target
from barometer.domain.fault import Fault, LookedAt
from barometer.domain.gate import Gate, Passage, Waiver
from barometer.domain.vocabulary import Impact, Outcome
from barometer.errors import BarometerError
from barometer.usecases.gates import read_baseline, read_waivers, stops

SITE = "https://www.stad.be"
TODAY = date(2026, 5, 3)


def found(check: str, name: str, *paths: str, outcome: Outcome = Outcome.FAILED, impact: Impact = Impact.MAJOR) -> Fault:
    one = Assertion(check, outcome, impact, Target("img", f'<img src="/{name}.png">'))
    return group([(f"{SITE}{path}", one) for path in paths or ("/",)], cause_of)[0]


LOGO, PHOTO, MAP = (found("axe:image-alt", name) for name in ("logo", "foto", "kaart"))


def waiver(check: str = "axe:image-alt", expires: date = date(2026, 12, 1), **more: str) -> Waiver:
    return Waiver(check, "De leverancier herstelt dit.", "Jan", expires, **more)


def gate(*faults: Fault, baseline=None, waivers=(), looked_at=(f"{SITE}/",)) -> Gate:
    kept = None if baseline is None else [known(fault, {}) for fault in baseline]
    return judge(faults, baseline=kept, waivers=waivers, today=TODAY, looked_at=LookedAt(frozenset(looked_at)))


def test_a_fault_that_went_and_one_that_came_do_not_cancel_out():
    told = gate(LOGO, PHOTO, baseline=[LOGO, MAP])
    assert ([*told.new], [*told.known], [one.fingerprint for one in told.gone]) == ([PHOTO], [LOGO], [MAP.fingerprint])
    assert [told.passage(one.fingerprint) for one in (LOGO, PHOTO, MAP)] == [Passage.KNOWN, Passage.NEW, None]


def test_a_fault_of_the_baseline_has_gone_only_from_a_page_that_was_looked_at():
    told = gate(baseline=[LOGO, found("axe:image-alt", "logo", "/weg")], looked_at=[f"{SITE}/elders"])
    assert (told.gone, len(told.unseen)) == ((), 2)


def test_doubts_stop_nothing():
    assert gate(found("axe:image-alt", "x", outcome=Outcome.CANT_TELL), baseline=[]).new == ()


@pytest.mark.parametrize(("least", "stopped"), [(Impact.MINOR, True), (Impact.MAJOR, True), (Impact.CRITICAL, False)])
def test_only_new_faults_that_are_bad_enough_stop_the_gate(least: Impact, stopped: bool):
    assert stops(gate(LOGO, baseline=[]), least) is stopped
    assert not stops(gate(LOGO, baseline=[LOGO]), least)


def test_a_waiver_covers_its_check_its_pages_and_its_fault_until_its_last_day():
    both = found("axe:image-alt", "logo", "/nieuws/1", "/over")
    news = waiver(page=f"{SITE}/nieuws/*")
    assert [fault for fault, _ in gate(LOGO, waivers=[waiver()]).waived] == [LOGO]
    assert gate(both, waivers=[news]).new == (both,)
    assert gate(both, waivers=[news, waiver(page=f"{SITE}/ov*")]).new == ()
    assert gate(LOGO, PHOTO, waivers=[waiver(fingerprint=LOGO.fingerprint)]).new == (PHOTO,)
    assert gate(LOGO, waivers=[waiver(expires=TODAY)]).new == ()


def test_a_waiver_that_expired_or_fits_nothing_is_told_and_covers_nothing():
    late, other = waiver(expires=date(2026, 5, 2)), waiver(check="axe:label")
    told = gate(LOGO, waivers=[late, other])
    assert (told.new, told.expired, told.unmatched) == ((LOGO,), (late,), (other,))


def test_a_question_mark_and_brackets_in_a_page_stand_for_themselves():
    page = f"{SITE}/?lijst[0]=a"
    odd = group([(page, Assertion("axe:label", Outcome.FAILED, target=Target("a")))], cause_of)[0]
    assert gate(odd, waivers=[waiver(check="axe:label", page=f"{SITE}/?lijst[0]=*")]).new == ()
    assert gate(odd, waivers=[waiver(check="axe:label", page=f"{SITE}/xlijst0=*")]).new == (odd,)


BASE = {"kind": "e-inclusion-barometer-baseline", "version": 1, "fingerprints": "1", "faults": []}


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "not a baseline"),
        (b"[]", "not a baseline"),
        (b"{", "not a baseline: line 1"),
        (b"\xff\xfe", "not a baseline"),
        (b"[" * 100_000, "not a baseline"),
        (b'{"kind": ' + b"9" * 5_000 + b"}", "not a baseline"),
        (json.dumps({**BASE, "kind": "sarif"}).encode(), "kind"),
        (json.dumps({**BASE, "faults": [{"fingerprint": "../../etc", "check": "x"}]}).encode(), "faults.0.fingerprint"),
        (json.dumps({**BASE, "faults": [{"fingerprint": "0" * 16, "check": "x", "pages": "/"}]}).encode(), "faults.0.pages"),
        (json.dumps({**BASE, "fingerprints": "0"}).encode(), "another version"),
        (json.dumps({**BASE, "version": 9}).encode(), "another version"),
    ],
    ids=range(11),
)
def test_a_file_that_is_no_baseline_is_one_short_sentence(content: bytes, part: str, tmp_path: Path):
    (tmp_path / "b.json").write_bytes(content)
    with pytest.raises(BarometerError) as refused:
        read_baseline(tmp_path / "b.json")
    sentence = refused.value.sentence()
    assert part in sentence
    assert "\n" not in sentence
    assert len(sentence) < 400 + len(str(tmp_path))


def test_keys_of_a_later_version_in_a_baseline_are_passed_over(tmp_path: Path):
    rows = [{"fingerprint": "0" * 16, "check": "weg", "later": 1}]
    (tmp_path / "b.json").write_text(json.dumps({**BASE, "faults": rows, "later": True}), "utf-8")
    assert [one.check for one in read_baseline(tmp_path / "b.json")] == ["weg"]


GOOD = "waivers:\n  - check: axe:image-alt\n    reason: De leverancier herstelt dit.\n    by: Jan\n    expires: 2026-12-01\n"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (GOOD + "    pagina: x\n", "w.yaml:6: 'waivers.0.pagina' is not a key that is known here. Did you mean 'page'?"),
        (GOOD.replace("axe:image-alt", "axe:image-alts"), "w.yaml:2: There is no check 'axe:image-alts'. Did you mean 'axe:image-alt'?"),
        (GOOD.replace("    by: Jan\n", ""), "'waivers.0.by' is missing"),
        (GOOD.replace("Jan", '"  "'), "'waivers.0.by' is wrong"),
        (GOOD.replace("2026-12-01", "2027-05-05"), "w.yaml:5: A waiver lasts a year at most, so until 2027-05-04."),
        (GOOD.replace("2026-12-01", "ooit"), "w.yaml:5: 'waivers.0.expires' is wrong"),
        (GOOD.replace("2026-12-01", "2026-13-40"), "not valid YAML"),
        (GOOD + "    fingerprint: kort\n", "'waivers.0.fingerprint' cannot be 'kort'"),
        ("waivers: []\nwaiver: []\n", "Did you mean 'waivers'?"),
        ("- a\n", "Keys with values are expected"),
        ("a: &a [1]\nb: *a\n", "Aliases"),
        ("waivers: !!python/object/apply:os.system [ls]\n", "Tags"),
        ("[" * 5_000, "not valid YAML"),
    ],
)
def test_a_mistake_in_waivers_is_named_with_its_line(text: str, part: str, tmp_path: Path):
    (tmp_path / "w.yaml").write_text(text, "utf-8")
    with pytest.raises(BarometerError) as refused:
        read_waivers(tmp_path / "w.yaml", today=TODAY)
    assert part in refused.value.sentence()
    assert "\n" not in refused.value.sentence()


def test_a_waiver_knows_where_it_stands(tmp_path: Path):
    (tmp_path / "w.yaml").write_text(GOOD, "utf-8")
    (one,) = read_waivers(tmp_path / "w.yaml", today=TODAY)
    assert (one.check, one.expires, one.where) == ("axe:image-alt", date(2026, 12, 1), f"{tmp_path / 'w.yaml'}:2")
