"""``barometer plain``: every kind of text that people have, and everything that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit.document_files import good_pdf, scan, word
from tests.cli.conftest import Run

OFFICIAL = "Overeenkomstig het reglement dient de belanghebbende het formulier onverwijld over te maken aan de dienst."
PLAIN = "Je vraagt het attest aan op onze website. Je krijgt het binnen vijf dagen met de post. Heb je een vraag? Bel ons dan."


def told(run: Run, source: object, *options: str) -> dict:
    done = run("plain", str(source), "--format", "json", *options)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text(f"Vraag\n\n{OFFICIAL} {PLAIN} {PLAIN}\n", "utf-8")
    return path


def test_a_text_is_shown_with_its_remarks_and_their_place(run: Run, letter: Path):
    done = run("plain", str(letter))
    assert (done.code, done.err) == (0, "")
    assert "Language: Dutch" in done.out
    assert "of adults struggle" in done.out
    assert "Overeenkomstig[1]" in done.out
    assert "[1] Word of the administration: “overeenkomstig” – In plain words: volgens" in done.out


def test_a_machine_gets_the_same_with_offsets(run: Run, letter: Path):
    answer = told(run, letter)
    assert (answer["lang"], answer["level"] != "unknown", answer["unknown"]) == ("nl", True, "")
    for one in answer["findings"]:
        passage = answer["passages"][one["passage"]]["text"]
        assert passage[one["start"] : one["end"]] in one["sentence"]
    first = answer["findings"][0]
    assert (first["kind"], first["text"], first["plain"].split(" / ")[0]) == ("official", "overeenkomstig", "volgens")


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_answer_comes_in_three_languages_and_as_a_page_that_stands_alone(run: Run, letter: Path, tmp_path: Path, lang: str):
    target = tmp_path / "brief.html"
    done = run("plain", str(letter), "--lang", lang, "--format", "html", "--output", str(target))
    assert (done.code, done.out, done.err) == (0, "", "")
    page = target.read_text("utf-8")
    assert f'<html lang="{lang}"' in page
    assert "<script" not in page
    assert page.count('id="plain-1"') == 1
    assert page.count('id="mark-1"') == 1


@pytest.mark.parametrize(("encoding", "marked"), [("utf-8", False), ("utf-8-sig", True), ("utf-16", True), ("cp1252", False)])
def test_a_text_is_read_in_its_encoding(run: Run, tmp_path: Path, encoding: str, marked: bool):
    path = tmp_path / "tekst.txt"
    path.write_bytes(f"De patiënt krijgt één brief. {PLAIN}".encode(encoding))
    assert told(run, path)["passages"][0]["text"].startswith("De patiënt krijgt één brief.")


@pytest.mark.browser
def test_a_page_from_a_file_is_read_as_it_is_shown_and_reaches_nothing(run: Run, tmp_path: Path):
    path = tmp_path / "pagina.html"
    path.write_text(
        f"<!doctype html><html lang=nl><title>t</title><script>document.write('<p>script</p>')</script><img src=http://127.0.0.1:9/x>"
        f"<nav><a href=/>Start</a></nav><main><h1>Attest</h1><p>{OFFICIAL}</p><p hidden>verborgen</p></main>",
        "utf-8",
    )
    answer = told(run, path)
    assert {one["text"] for one in answer["passages"]} >= {"Attest", OFFICIAL}
    assert not any(word in str(answer["passages"]) for word in ("script", "verborgen"))
    assert [one["template"] for one in answer["passages"] if one["text"] == "Start"] == [True]


@pytest.mark.browser
def test_a_page_on_the_web_is_read(run: Run, city: str):
    answer = told(run, city)
    assert answer["lang"] == "nl"
    assert len(answer["passages"]) > 5


def test_a_pdf_is_read_in_its_language(run: Run, tmp_path: Path):
    path = tmp_path / "reglement.pdf"
    path.write_bytes(good_pdf())
    answer = told(run, path)
    assert answer["lang"] == "nl"
    assert answer["words"] > 5


def test_a_word_file_is_read_with_its_structure(run: Run, tmp_path: Path):
    path = tmp_path / "brief.docx"
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Attest</w:t></w:r></w:p>'
    styles = '<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    path.write_bytes(word(f"{heading}<w:p><w:r><w:t>{OFFICIAL}</w:t></w:r></w:p>", lang="nl-BE", styles=styles))
    answer = told(run, path)
    assert [(one["tag"], one["text"]) for one in answer["passages"]] == [("h1", "Attest"), ("p", OFFICIAL)]
    assert answer["findings"][0]["text"] == "overeenkomstig"


@pytest.mark.parametrize("body", [b"", b"   \n\n", b"Attest\n", "مرحبا بكم في المدينة الجميلة".encode(), b"12345 67890"])
def test_what_is_too_little_or_in_another_language_is_unknown_with_its_reason(run: Run, tmp_path: Path, body: bytes):
    path = tmp_path / "kort.txt"
    path.write_bytes(body)
    answer = told(run, path)
    assert (answer["level"], answer["difficulty"], answer["findings"]) == ("unknown", None, [])
    assert answer["unknown"]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"\x7fELF\x00\x01\x02\x03" * 20, "This file holds no text that can be read."),
        (b"%PDF-1.7 broken", "This file is not a PDF that can be read."),
        (b"PK\x03\x04 broken", "This file is not a Word document that can be read."),
        (scan(), "This PDF holds pictures of text and no text, so nothing can be read from it."),
    ],
)
def test_what_is_no_text_is_one_sentence(run: Run, tmp_path: Path, body: bytes, sentence: str):
    path = tmp_path / "iets.bin"
    path.write_bytes(body)
    done = run("plain", str(path))
    assert (done.code, done.out) == (2, "")
    assert str(path) in done.sentence
    assert sentence in done.sentence


def test_a_file_that_is_not_there_or_too_large_is_one_sentence(run: Run, tmp_path: Path):
    assert "There is no such file." in run("plain", str(tmp_path / "nergens.txt")).sentence
    huge = tmp_path / "groot.txt"
    with huge.open("wb") as out:
        out.truncate(50_000_001)
    done = run("plain", str(huge))
    assert (done.code, "more than 50 MB" in done.sentence) == (2, True)


def test_a_long_text_is_cut_off_and_says_so(run: Run, tmp_path: Path):
    path = tmp_path / "lang.txt"
    path.write_text("Je krijgt een brief. " * 110_000, "utf-8")
    done = run("plain", str(path))
    assert "Only the first part of this text was read" in done.out
