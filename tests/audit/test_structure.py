"""The gatherer of the structure on real pages, and what its checks make of facts that no example shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from barometer.audit.artifacts.structure import EmbeddedFrame, Medium, Order, Structure, Table, Track
from barometer.audit.checks import checks, run_check
from barometer.audit.element import Element
from barometer.audit.gather._frames import CUT_OFF
from barometer.audit.snapshot import Snapshot, TextBlock, dump, load
from barometer.domain.vocabulary import Outcome
from tests.audit.pages import only, page

EMPTY = Snapshot(url="http://a.test/", final_url="http://a.test/", gathered_at=datetime(2026, 1, 5, tzinfo=UTC), loaded=True)
HERE = Element("p", text="hier")


def outcomes(check: str, structure: Structure, **facts: object) -> list[Outcome]:
    snapshot = replace(EMPTY, structure=structure, **facts)
    return [one.outcome for one in run_check(checks()[check], snapshot, strict=True)]


def typed(*texts: str) -> tuple[TextBlock, ...]:
    return tuple(TextBlock(Element(f"p:nth-of-type({n})", text=text), "p", "nl") for n, text in enumerate(texts, start=1))


@pytest.mark.browser
def test_the_structure_is_read_in_frames_and_open_shadow_roots(chrome, site):
    site.frame = page("<main><table><tr><th>In het kader</th></tr><tr><td>9</td></tr></table></main>")
    site.pages["/"] = page(
        "<iframe title=k src=/frame/x width=300 height=200></iframe><div id=host></div>"
        "<video controls width=200 height=90><track kind=captions src='data:text/vtt,WEBVTT'></video>"
        "<form style='display:flex'><input name=children><input name=title><input name=childNodes></form>"
        "<script>host.attachShadow({mode: 'open'}).innerHTML = '<table><tr><th>In de schaduw</th></tr><tr><td>9</td></tr></table>'</script>"
    )

    snapshot = chrome.snapshot(site, skip=only("structure"))
    assert [name for name, _ in snapshot.missing if name == "structure"] == []
    assert {table.cells[0][0] for table in snapshot.structure.tables} == {"In het kader", "In de schaduw"}
    assert {table.element.frame.endswith("/frame/x") for table in snapshot.structure.tables} == {True, False}
    assert snapshot.structure.media[0].tracks == (Track("captions", cues=0),)
    assert load(dump(snapshot)) == snapshot


@pytest.mark.browser
def test_a_page_with_very_many_elements_is_cut_off_and_says_so(chrome, site):
    site.pages["/"] = page("<main>" + "<b>a</b>" * 11_000 + "</main>")
    snapshot = chrome.snapshot(site, timeout=40, skip=only("structure"))
    assert ("structure", CUT_OFF) in snapshot.missing


def test_numbers_make_a_list_only_when_they_follow_one_another_from_one():
    assert Outcome.FAILED in outcomes("fake_lists", Structure(), blocks=typed("1. Kom", "2. Zit", "3. Lees"))
    assert Outcome.FAILED in outcomes("fake_lists", Structure(), blocks=typed("a) Kom", "b) Zit", "c) Lees"))
    for texts in (
        ("1. Kom", "3. Zit", "4. Lees"),
        ("4. Kom", "5. Zit", "6. Lees"),
        ("1. Kom", "Tussenin", "2. Zit", "3. Lees"),
        ("- 5", "- 7"),
    ):
        assert outcomes("fake_lists", Structure(), blocks=typed(*texts)) == [Outcome.INAPPLICABLE], texts


def test_captions_whose_file_was_not_read_are_never_a_pass():
    unread = Medium(HERE, "video", sound=True, tracks=(Track("captions"),))
    assert outcomes("video_without_captions", Structure(media=(unread,))) == [Outcome.CANT_TELL]
    read = replace(unread, tracks=(Track("captions", cues=3), Track("subtitles", broken=True)))
    assert outcomes("video_without_captions", Structure(media=(read,))) == [Outcome.PASSED]
    player = Medium(HERE, "embedded video")
    assert outcomes("video_without_captions", Structure(media=(player,))) == [Outcome.CANT_TELL]


def test_numbered_parts_in_the_order_of_the_code_and_texts_of_a_word_or_two_may_be_moved():
    moved = Order(HERE, "flex", (1, 0), ("Nieuws", "12 mei"), stacked=True, plain=True, heads=(0, 0))
    assert outcomes("reading_order_differs", Structure(orders=(moved,))) == [Outcome.PASSED]
    steps = replace(moved, texts=("Stap 1: vul in", "Stap 2: betaal"))
    assert outcomes("reading_order_differs", Structure(orders=(steps,))) != [Outcome.FAILED]
    assert outcomes("reading_order_differs", Structure(orders=(replace(steps, texts=steps.texts[::-1]),))) == [Outcome.FAILED]


def test_a_menu_laid_out_with_a_table_needs_no_headers():
    menu = Table(HERE, rows=2, columns=2, links=4, longest=9, summary="Menu", cells=(("Start", "Nieuws"), ("Wonen", "Contact")))
    assert outcomes("data_table_without_headers", Structure(tables=(menu,))) == [Outcome.PASSED]
    data = replace(menu, links=0)
    assert outcomes("data_table_without_headers", Structure(tables=(data,))) == [Outcome.FAILED]


def test_frames_of_elsewhere_with_one_name_are_a_question():
    one = EmbeddedFrame(HERE, "Kaart", "https://kaart.test/a")
    other = replace(one, src="https://kaart.test/b")
    assert outcomes("same_frame_title", Structure(frames=(one, other))) == [Outcome.CANT_TELL]
    assert outcomes("same_frame_title", Structure(frames=(one, one))) == [Outcome.PASSED]
