"""``barometer flow`` and ``barometer secret`` as a person runs them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from barometer.audit import gather
from barometer.usecases.demo import SERVICES
from tests.cli.conftest import Run
from tests.servers import page, serve

FLOW = str(SERVICES.parent / "flows/adreswijziging.yaml")
VALUE = "Zeer-geheim-42"


@pytest.fixture
def quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather.GATHERERS if one.name in ("blocks", "links")))


def written(folder: Path, steps: str) -> str:
    path = folder / "a.yaml"
    path.write_text(f"name: Proef\nstart: /\ntimeout: 1\nsteps:\n{steps}", encoding="utf-8")
    return str(path)


def test_a_flow_is_told_in_plain_words_without_a_browser(run: Run) -> None:
    told = run("flow", "check", FLOW, "--url", "https://www.stad.example", "--journey", "adreswijziging")
    assert (told.code, told.err) == (0, "")
    assert "Open https://www.stad.example/verhuizen/aangifte." in told.out
    assert "Fill “Noor Peeters” into “Voornaam en naam”." in told.out
    assert "Look at the page: “Bevestiging”. [bevestiging/website]" in told.out
    assert "It looks at 6 pages, and is played from the start for each of them: what it sends is sent again." in told.out
    assert "Klik op “Ga naar stap 2”." in run("flow", "check", FLOW, "--url", "https://www.stad.example", "--lang", "nl").out


def test_a_flow_says_which_secrets_it_needs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = written(tmp_path, "  - fill: {field: Code, with: '${PW}'}\n  - fill: {field: Naam, with: '${USER}'}\n  - audit: {label: x}\n")
    monkeypatch.setenv("BAROMETER_SECRET_PW", VALUE)
    told = run("flow", "check", flow, "--url", "http://127.0.0.1:9")
    assert "The secret PW is there." in told.out
    assert "The secret USER is not there yet." in told.out
    assert VALUE not in told.out
    missing = run("flow", "run", flow, "--url", "http://127.0.0.1:9")
    assert (missing.code, "barometer secret set USER" in missing.sentence) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("flow", "check", "weg.yaml"), "cannot be read"),
        (("flow", "check", FLOW), "--url"),
        (("flow", "check", FLOW, "--url", "http://127.0.0.1:9", "--journey", "adreswijzigng"), "Did you mean 'adreswijziging'"),
        (("flow", "run", FLOW, "--url", "http://127.0.0.1:9", "--basic-auth", "x"), "not ORIGIN=USER"),
        (("flow", "run", FLOW, "--url", "http://127.0.0.1:9", "--basic-auth", "http://127.0.0.1:9=u"), "barometer secret set BASIC_AUTH"),
        (("flow", "run", FLOW, "--url", "http://127.0.0.1:9", "--storage-state", "weg.json"), "cannot be read"),
        (("flow", "run", FLOW, "--url", "http://127.0.0.1:9", "--storage-state", "a", "--login", "b"), "two ways to log in"),
        (("audit", "http://127.0.0.1:9", "--login", "weg.yaml"), "cannot be read"),
        (("audit", "http://127.0.0.1:9", "--consent", "eat"), "eat"),
        (("secret", "set", "klein"), "cannot be the name of a secret"),
        (("secret", "remove", "WEG"), "nothing with the id"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_2(run: Run, arguments: tuple[str, ...], part: str) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert part in done.sentence
    assert done.out == ""


def test_a_secret_is_read_from_standard_input_and_never_shown(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{VALUE}\n"))
    kept = run("secret", "set", "PW")
    listed = run("secret", "list")
    assert (kept.code, listed.out) == (0, "PW\n")
    assert VALUE not in kept.out + kept.err
    assert not [path for path in data.rglob("*") if path.is_file() and VALUE.encode() in path.read_bytes()]
    monkeypatch.setattr(sys, "stdin", io.StringIO("abc\n"))
    short = run("secret", "set", "KORT")
    assert (short.code, "4 to 4000 characters" in short.sentence) == (2, True)
    assert run("secret", "remove", "PW").code == 0
    assert run("secret", "list").out == ""


@pytest.mark.browser
def test_a_flow_is_played_and_gives_every_report(run: Run, tmp_path: Path, quick_look: None) -> None:
    wall = "<div id=cookies style='position:fixed'><p>Cookies?</p><button onclick='cookies.remove()'>Alles weigeren</button></div>"
    steps = "  - audit: {label: Begin}\n  - fill: {field: Code, with: '${PW}'}\n  - click: Stuur\n  - audit: {label: Einde}\n"
    form = "<form action=/klaar><label>Code <input type=password name=p></label><button>Stuur</button></form>"
    with (
        pytest.MonkeyPatch.context() as environment,
        serve(lambda path: page(f"<p>{path}</p>") if path.startswith("/klaar") else page(form + wall)) as server,
    ):
        environment.setenv("BAROMETER_SECRET_PW", VALUE)
        played = run("flow", "run", written(tmp_path, steps), "--url", server.url, "--consent", "refuse", "--format", "json")
        assert any(VALUE in path for path in server.paths)
    report = json.loads(played.out)
    Draft202012Validator(json.loads(run("schema").out)).validate(report)
    assert [(one["state"], one["flow"]["label"]) for one in report["pages"]] == [("done", "Begin"), ("done", "Einde")]
    assert report["pages"][0]["consent"]["text"] == "Alles weigeren"
    assert "[2/2]" in played.err
    assert VALUE not in played.out + played.err
    terminal, page_of_html = run("score"), run("score", "--format", "html")
    assert "A cookie wall was refused first: “Alles weigeren”." in terminal.out
    assert "State 1 of the flow “Proef”: Begin." in page_of_html.out
    assert VALUE not in terminal.out + page_of_html.out
    assert run("score", "--fail-on", "matig").code in (0, 1)


@pytest.mark.browser
def test_a_flow_that_cannot_begin_is_one_sentence_and_exit_code_2(run: Run, tmp_path: Path, quick_look: None) -> None:
    with serve({"/": page("<p>Niets</p>")}) as server:
        flow = written(tmp_path, "  - click: Weg\n  - audit: {label: x}\n")
        done = run("flow", "run", flow, "--url", server.url, "--quiet")
    assert (done.code, "Step 1 of the flow could not be played: “Weg” is not on the page." in done.sentence) == (2, True)
