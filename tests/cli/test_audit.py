"""``barometer audit`` and ``score`` as a pipeline runs them: exit codes, output, and one sentence for everything that cannot be done."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("", "There is no address"),
        ("verhuizen", "no usable host name"),
        ("http://", "no usable host name"),
        ("ftp://stad.be/", "Only http and https"),
        ("javascript:alert(1)", "Only http and https"),
        ("file:///etc/passwd", "Only http and https"),
        ("http://a b/", "no spaces"),
        ("http://me:secret@stad.be/", "user name or password"),
        ("http://stad.be:99999/", "not a web address"),
        ("http://" + "a" * 3000 + ".be/", "longer than"),
        ("http://nergens.invalid/", "cannot be found"),
        ("http://127.0.0.1:45999/", "refused the connection"),
        ("http://127.0.0.1:9/", "Browsers do not go to the port"),
        ("http://10.0.0.1/", "not a public address"),
    ],
)
def test_an_address_that_cannot_be_audited_gets_one_sentence_and_exit_code_2(run: Run, address: str, part: str) -> None:
    done = run("audit", address, "--quiet", "--timeout", "20")
    assert done.code == 2
    assert part in done.sentence
    assert done.out == ""
    assert "secret" not in done.err


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/trouble/500", "500"),
        ("/trouble/404", "404"),
        ("/trouble/redirect-loop", "redirects without end"),
        ("/trouble/redirect-away", "elsewhere"),
        ("/trouble/download", "download"),
        ("/trouble/not-html", "not a web page"),
    ],
)
def test_a_page_that_cannot_be_tested_gets_one_sentence_and_exit_code_2(run: Run, city: str, path: str, part: str) -> None:
    done = run("audit", city + path, "--quiet", "--max-depth", "0", "--timeout", "30")
    assert done.code == 2
    assert part in done.sentence


def test_an_unknown_journey_is_answered_with_the_nearest_one(run: Run, city: str) -> None:
    done = run("audit", city, "--journey", "adreswijzigng")
    assert (done.code, "Did you mean 'adreswijziging'?" in done.sentence) == (2, True)


def test_a_journey_without_pages_says_how_to_name_them(run: Run, city: str) -> None:
    done = run("audit", city, "--journey", "adreswijziging")
    assert (done.code, "--page" in done.sentence) == (2, True)


@pytest.mark.parametrize("page", ["weten", "=x", "weten=", "nergens=/x", "weten/loket=/x"])
def test_a_page_option_that_is_wrong_is_explained(run: Run, city: str, page: str) -> None:
    done = run("audit", city, "--journey", "adreswijziging", "--page", page)
    assert done.code == 2
    assert done.sentence


@pytest.mark.parametrize("option", [("--fail-on", "laag"), ("--format", "pdf"), ("--stakes", "9"), ("--max-pages", "0"), ("--nonsense",)])
def test_an_option_that_does_not_exist_gets_one_sentence(run: Run, city: str, option: tuple[str, ...]) -> None:
    done = run("audit", city, *option)
    assert done.code == 2
    assert done.sentence


def test_the_whole_way_from_an_address_to_every_format(run: Run, city: str, tmp_path: Path) -> None:
    done = run("audit", f"{city}/verhuizen/aanmelden", "--limit", "1", "--format", "json")
    assert done.code == 0
    report = json.loads(done.out)
    schema = json.loads(run("schema").out)
    Draft202012Validator(schema).validate(report)
    assert [page["url"] for page in report["pages"]] == [f"{city}/verhuizen/aanmelden"]
    assert any(one["outcome"] == "failed" for one in report["pages"][0]["assertions"])
    for one in report["pages"][0]["assertions"]:
        assert isinstance(one["target"], str)
        assert one["message"]
    assert any(one["target"] and one["snippet"] for one in report["pages"][0]["assertions"])
    assert {cell["step"] for cell in report["barometer"]["cells"]} == {"gebruiken"}
    assert report["versions"]["axe"].startswith("4.14")
    assert "[1/1]" in done.err

    worst = run("score", "--fail-on", "matig")
    assert (worst.code, "hoog" in worst.out or "high" in worst.out) == (1, True)
    assert run("score", "--format", "json").out == done.out

    cases = ElementTree.fromstring(run("score", "--format", "junit").out.encode())
    assert cases.findall(".//failure")
    assert cases.findall(".//skipped")

    target = tmp_path / "report.html"
    written = run("score", "--format", "html", "--output", str(target), "--lang", "nl")
    assert (written.code, written.out) == (0, "")
    assert '<html lang="nl"' in target.read_text("utf-8")[:200]

    for wrong in (str(tmp_path), "/nergens/report.html"):
        refused = run("score", "--output", wrong)
        assert refused.code == 2
        assert refused.sentence


def test_a_journey_audits_exactly_its_pages(run: Run, city: str) -> None:
    done = run(
        "audit", city, "--journey", "adreswijziging", "--page", "informatie-vinden=/verhuizen", "--page", "weten=/trouble/500",
        "--format", "json", "--quiet",
    )  # fmt: skip
    report = json.loads(done.out)
    assert {page["url"].removeprefix(city): page["state"] for page in report["pages"]} == {"/verhuizen": "done", "/trouble/500": "untested"}
    knowing = [cell for cell in report["barometer"]["cells"] if cell["step"] == "weten"]
    assert {cell["level"] for cell in knowing} <= {"onbekend", "matig", "hoog", "kritiek"}
    assert done.err == ""


def test_scoring_without_any_audit_says_so(run: Run) -> None:
    done = run("score")
    assert (done.code, "latest" in done.sentence) == (2, True)


def test_a_list_audits_its_pages_and_a_page_that_fails_stops_nothing(run: Run, city: str, tmp_path: Path) -> None:
    elsewhere = city.replace("127.0.0.1", "localhost")
    (tmp_path / "lijst.txt").write_bytes(f"\ufeff# pagina's\r\n{city}/trouble/500\r\n{elsewhere}/verhuizen  # elders\r\n".encode())
    done = run("audit", "--urls", "lijst.txt", "--format", "json", "--quiet")
    report = json.loads(done.out)
    assert [(page["url"], page["state"]) for page in report["pages"]] == [
        (f"{city}/trouble/500", "untested"),
        (f"{elsewhere}/verhuizen", "done"),
    ]
    assert {cell["step"] for cell in report["barometer"]["cells"]} == {"gebruiken"}


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ((), "There is no address"),
        (("--urls", "nergens.txt"), "nergens.txt: This file cannot be read"),
        (("--urls", "lijst.txt"), "lijst.txt:2: Only http and https"),
        (("--urls", "lijst.txt", "--journey", "adreswijziging"), "has no steps"),
    ],
)
def test_a_list_that_cannot_be_used_gets_one_sentence(run: Run, tmp_path: Path, arguments: tuple[str, ...], part: str) -> None:
    (tmp_path / "lijst.txt").write_text("http://127.0.0.1/\nftp://127.0.0.1/\n", "utf-8")
    done = run("audit", *arguments)
    assert (done.code, part in done.sentence, done.out) == (2, True, ""), done


def test_a_gate_stops_for_new_faults_only_and_says_what_it_lets_through(run: Run, city: str, tmp_path: Path) -> None:
    page = f"{city}/verhuizen/aanmelden"
    first = run("audit", page, "--limit", "1", "--quiet", "--write-baseline", "base.json")
    assert (first.code, "findings," in first.out) == (0, True)
    base = json.loads((tmp_path / "base.json").read_text("utf-8"))
    assert len(base["faults"]) > 2
    same = run("score", "--baseline", "base.json", "--fail-on-new", "--format", "json")
    gate = json.loads(same.out)["gate"]
    assert (same.code, gate["new"], len(gate["known"])) == (0, [], len(base["faults"]))
    assert "known from the baseline" in same.err

    *kept, dropped = base["faults"]
    gone = {**dropped, "fingerprint": "0" * 16, "pages": [page]}
    (tmp_path / "base.json").write_text(json.dumps({**base, "faults": [*kept, gone]}), "utf-8")
    new = run("score", "--baseline", "base.json", "--fail-on-new=minor")
    assert (new.code, "1 fault is new." in new.out, "1 fault of the baseline has gone." in new.out) == (1, True, True)
    (tmp_path / "w.yaml").write_text(
        f"waivers:\n  - check: {dropped['check']}\n    reason: Later.\n    by: Jan\n    expires: {datetime.now(UTC).date()}\n", "utf-8"
    )
    waived = run("score", "--baseline", "base.json", "--waivers", "w.yaml", "--fail-on-new", "--format", "html", "-o", "r.html")
    assert (waived.code, "1 fault is waived." in waived.err, "Later." in (tmp_path / "r.html").read_text("utf-8")) == (0, True, True)
    cells = [json.loads(run("score", "--format", "json", *more).out)["barometer"] for more in ((), ("--waivers", "w.yaml"))]
    assert cells[0] == cells[1]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--fail-on-new",), "--fail-on-new: Nothing says which faults are known"),
        (("--baseline", "nergens.json"), "nergens.json: This file cannot be read"),
        (("--baseline", "slecht"), "slecht: This is not a baseline"),
        (("--waivers", "slecht"), "slecht:1: "),
        (("--write-baseline", "nergens/b.json"), "There is no such folder"),
        (("--baseline", "."), "cannot be read"),
    ],
)
def test_a_gate_that_cannot_be_used_gets_one_sentence_before_the_audit(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], part: str
) -> None:
    (tmp_path / "slecht").write_text("{{{", "utf-8")
    done = run("audit", "http://127.0.0.1:1/", *arguments)
    assert (done.code, part in done.sentence, done.out) == (2, True, ""), done
