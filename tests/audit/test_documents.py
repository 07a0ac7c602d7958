"""Documents: what is read from a PDF or Word file, and what a broken or hostile one gets."""

from __future__ import annotations

import asyncio
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barometer.audit import reasons
from barometer.audit.documents import document_kind, reading
from barometer.audit.documents.pdf import NEEDS_PASSWORD, NOT_PDF, read_pdf
from barometer.audit.documents.reading import TOO_HARD, read_document
from barometer.audit.documents.visiting import NOT_A_DOCUMENT, visit_document
from barometer.audit.documents.word import NOT_WORD, PART_BYTES, read_word
from barometer.audit.guard import Guard
from barometer.errors import BarometerError
from tests.audit.document_files import good_pdf, protected, scan, tagged, with_fields, word
from tests.servers import serve, to


def refused(read, body: bytes) -> str:
    with pytest.raises(BarometerError) as caught:
        read(body)
    return caught.value.what


def test_a_good_pdf_has_tags_title_language_and_text():
    facts = read_pdf(good_pdf())
    assert (facts.tagged, facts.title, facts.title_shown, facts.lang) == (True, "Huisregels van de opvang", True, "nl-BE")
    assert (facts.pages, facts.examined, facts.headings, facts.figures, facts.fields) == (1, 1, 1, 0, 0)
    assert facts.letters > 150
    assert "De opvang is open op schooldagen" in facts.sample
    assert not facts.closed_to_assistive


def test_a_scan_has_pictures_and_nothing_else():
    facts = read_pdf(scan(3))
    assert (facts.pages, facts.pictures_only, facts.letters, facts.tagged, facts.title, facts.lang) == (3, 3, 0, False, "", "")


def test_the_pages_that_a_browser_prints_are_read_with_and_without_tags(chrome):
    html = "<html lang=nl><title>Tarieven</title><h1>Tarieven</h1><p>Je betaalt per uur.</p><table><tr><th>Uur<tr><td>2</table>" + (
        "<img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>' alt='Een plan' width=90 height=90>"
    )

    async def printed(page):
        await page.set_content(html)
        return await page.pdf(tagged=True, outline=True), await page.pdf(tagged=False)

    with_tags, without = (read_pdf(body) for body in chrome.on_page(printed))
    assert (with_tags.tagged, with_tags.title, with_tags.lang) == (True, "Tarieven", "nl")
    assert (with_tags.headings, with_tags.tables, with_tags.tables_without_headers, with_tags.figures_without_text) == (1, 1, 0, 0)
    assert with_tags.bookmarks == 1
    assert (without.tagged, without.headings) == (False, 0)
    assert without.letters == with_tags.letters > 20


def test_figures_tables_and_types_of_their_own_are_counted():
    parts = [("Figure", ""), ("Figure", "Een plan"), ("Beeld", ""), ("Table", ""), ("Kop", ""), ("P", "")]
    facts = read_pdf(tagged(*parts, roles={"Beeld": "Figure", "Kop": "Kop2", "Kop2": "H2"}))
    assert (facts.figures, facts.figures_without_text, facts.tables, facts.tables_without_headers, facts.headings) == (3, 2, 1, 1, 1)


def test_a_structure_that_holds_itself_ends():
    assert read_pdf(tagged(("Sect", ""), ("H1", ""), loop=True)).headings == 1


def test_fields_without_a_name_for_a_screen_reader_are_named():
    facts = read_pdf(with_fields(("naam", "Je achternaam"), ("Tekst2", "")))
    assert (facts.fields, facts.unnamed_fields) == (2, ("Tekst2",))


def test_protection_counts_only_when_it_shuts_assistive_technology_out():
    from pypdf.constants import UserAccessPermissions as May

    assert read_pdf(protected()).closed_to_assistive
    assert not read_pdf(protected(permissions=May.PRINT | May.EXTRACT_TEXT_AND_GRAPHICS)).closed_to_assistive
    assert refused(read_pdf, protected(password="geheim")) == NEEDS_PASSWORD


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7", b"GIF89a", good_pdf()[:300], b"%PDF-1.4\n" + b"\xff" * 3000])
def test_what_is_no_pdf_is_one_sentence(body: bytes):
    assert refused(read_pdf, body) == NOT_PDF


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(good_pdf()) - 1), st.binary(min_size=1, max_size=12)), min_size=1, max_size=6))
def test_a_damaged_pdf_gives_facts_or_one_sentence(changes: list[tuple[int, bytes]]):
    body = bytearray(good_pdf())
    for at, new in changes:
        body[at : at + len(new)] = new
    try:
        facts = read_pdf(bytes(body))
    except BarometerError:
        return
    assert facts.examined <= (facts.pages or 0)


def test_a_word_file_is_read_by_its_parts():
    style = "<w:style w:styleId='Kop1'><w:name w:val='heading 1'/></w:style>"
    heading = "<w:p><w:pPr><w:pStyle w:val='Kop1'/></w:pPr><w:r><w:t>Tarie</w:t></w:r><w:r><w:t>ven</w:t></w:r></w:p>"
    pictures = "<wp:docPr id='1' descr='Een plan'/><wp:docPr id='2'/>"
    row = "<w:tr><w:tc/></w:tr>"
    table = f"<w:tbl>{row}{row}</w:tbl><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr>{row}</w:tbl>"
    facts = read_word(word(heading + pictures + table, title="De tarieven", lang="nl-BE", styles=style))
    assert (facts.title, facts.lang, facts.headings, facts.sample) == ("De tarieven", "nl-BE", 1, "Tarieven")
    assert (facts.figures, facts.figures_without_text, facts.tables, facts.tables_without_headers) == (2, 1, 2, 1)
    assert facts.pages is None


def test_a_word_file_that_is_none_or_a_bomb_is_one_sentence():
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><w:p>&b;</w:p>"
    for body in (b"", b"PK\x03\x04", word("<w:p>")[:200], word("<w:p>"), word(laughs), word("x" * (PART_BYTES + 10))):
        assert refused(read_word, body) == NOT_WORD


def test_a_document_is_told_by_its_type_and_else_by_its_name():
    assert document_kind("http://a.be/x.PDF?v=2") == "pdf"
    assert document_kind("http://a.be/x", "application/pdf; charset=x") == "pdf"
    assert document_kind("http://a.be/x.docx", "application/octet-stream") == "docx"
    assert document_kind("http://a.be/x.pdf", "text/html") == ""
    assert document_kind("http://a.be/x.xlsx") == ""


def test_a_file_is_read_in_a_process_of_its_own():
    assert asyncio.run(read_document(good_pdf(), "pdf", seconds=30)) == read_pdf(good_pdf())
    with pytest.raises(BarometerError, match="not a PDF"):
        asyncio.run(read_document(b"%PDF", "pdf", seconds=30))


def test_a_file_that_takes_too_long_costs_its_time_and_no_more(monkeypatch, tmp_path):
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(reading.sys, "executable", str(slow))
    started = time.monotonic()
    with pytest.raises(BarometerError) as caught:
        asyncio.run(read_document(good_pdf(), "pdf", seconds=0.5))
    assert caught.value.what == TOO_HARD
    assert time.monotonic() - started < 20


async def _no_wait() -> None:
    pass


def visited(url: str, guard: Guard | None = None):
    asked = {"timeout": 30, "user_agent": "test", "turn": _no_wait, "answered": lambda: None}
    return asyncio.run(visit_document(url, guard=guard or Guard(local=True), **asked))


def test_a_document_becomes_a_snapshot_and_what_is_none_is_untested():
    pdf = {"Content-Type": "application/pdf"}
    site = {
        "/goed.pdf": (200, pdf, good_pdf()),
        "/oud.pdf": to("/goed.pdf"),
        "/stuk.pdf": (200, pdf, b"%PDF-1.7 stuk"),
        "/weg.pdf": (404, {}, b""),
        "/pagina.pdf": "<html>",
    }
    with serve(site) as server:
        seen = {path: visited(server.url + path) for path in site}
        refused_by_guard = visited(server.url + "/goed.pdf", Guard())
    for path in ("/goed.pdf", "/oud.pdf"):
        assert (seen[path].loaded, seen[path].title, seen[path].lang) == (True, "Huisregels van de opvang", "nl-BE")
        assert seen[path].final_url == f"{server.url}/goed.pdf"
        assert seen[path].document.headings == 1
    found = {path: snapshot.reason for path, snapshot in seen.items() if not snapshot.loaded}
    assert found == {"/stuk.pdf": NOT_PDF, "/weg.pdf": reasons.ANSWERED, "/pagina.pdf": NOT_A_DOCUMENT}
    assert not refused_by_guard.loaded
