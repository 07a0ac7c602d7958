"""The walk with the Tab key and the controls that only a mouse reaches, on real pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from barometer.audit.checks import checks, run_check
from barometer.domain.vocabulary import Outcome
from tests.audit.pages import only, page

pytestmark = pytest.mark.browser


def test_the_walk_follows_the_tab_key_through_shadow_and_frame_to_the_end(chrome, site):
    site.frame = page("<a href=/in>In het kader</a>")
    site.pages["/"] = page(
        f"<main><a href=/1>Een</a><stads-kaart></stads-kaart><iframe title=k src='{site.url('/frame/x', host='localhost')}'></iframe>"
        "<input autofocus aria-label=Naam></main>"
        "<script>document.querySelector('stads-kaart').attachShadow({mode:'open'}).innerHTML = '<button>Twee</button>'</script>"
    )
    keyboard = chrome.snapshot(site, skip=only("keyboard")).keyboard
    assert [(one.element.text, one.visible) for one in keyboard.stops] == [
        ("Een", True),
        ("Twee", True),
        ("In het kader", True),
        ("", True),
    ]
    assert keyboard.complete
    assert keyboard.controls == 4


def test_a_walk_into_a_trap_ends_and_is_not_complete(chrome, site):
    site.pages["/"] = page(
        "<main><a href=/1>Een</a><input id=val aria-label=Val><a href=/2>Twee</a></main><script>val.onblur = () => setTimeout(() => "
        "val.focus())</script>"
    )
    keyboard = chrome.snapshot(site, skip=only("keyboard")).keyboard
    assert [one.element.selector for one in keyboard.stops] == ['a[href="/1"]', "#val"]
    assert not keyboard.complete


def test_a_player_and_a_date_with_stops_of_their_own_are_no_traps(chrome, site):
    site.pages["/"] = page("<main><audio controls></audio><input type=datetime-local aria-label=Wanneer><a href=/1>Een</a></main>")
    keyboard = chrome.snapshot(site, skip=only("keyboard")).keyboard
    assert [one.element.selector for one in keyboard.stops] == ["main > audio", "main > input", 'a[href="/1"]']
    assert keyboard.complete


def test_focus_told_by_a_slow_script_or_a_styled_label_is_visible(chrome, site):
    site.pages["/"] = page(
        "<main><label><input type=checkbox style='position:absolute;opacity:0'><span class=vak>Akkoord</span></label><a id=traag "
        "href=/1>Traag</a></main>"
        "<script>traag.onfocus = () => setTimeout(() => { traag.style.background = 'yellow' }, 80); traag.onblur = () => { "
        "traag.style.background = '' }</script>",
        head="<style>a:focus{outline:none} input:focus + .vak{background:#000;color:#fff}</style>",
    )
    keyboard = chrome.snapshot(site, skip=only("keyboard")).keyboard
    assert [one.visible for one in keyboard.stops] == [True, True]


def test_mouse_only_controls_are_told_from_containers_labels_and_widgets(chrome, site):
    site.frame = page("<span onclick='x()'>In het kader</span>")
    site.pages["/"] = page(
        "<main id=alles><div class=k id=knop><span>Verstuur</span></div><div class=k id=lijst><a href=/1>Link</a></div><label id=l "
        "class=k>Ja <input type=checkbox></label>"
        "<div role=tablist><div role=tab tabindex=0>Een</div><div role=tab tabindex=-1 class=k>Twee</div></div>"
        f"<p id=lezen>{'Een lange lap tekst met een teller erop. ' * 12}</p><div aria-hidden=true class=k "
        f"style='width:9px;height:9px'></div>"
        "<iframe title=k src=/frame/x></iframe></main><script>for (const one of [document, window, document.body, alles, knop, lijst, "
        "l, lezen,"
        " ...document.querySelectorAll('[role=tab], [aria-hidden]')]) one.addEventListener('click', () => {})</script>",
        head="<style>.k{cursor:pointer}</style>",
    )
    keyboard = chrome.snapshot(site, skip=only("keyboard")).keyboard
    assert [(one.selector, one.frame) for one in keyboard.mouse_only] == [("#knop", ""), ("body > span", site.url("/frame/x"))]
    assert keyboard.mouse_only_unsure == ()


def test_a_page_that_does_not_say_what_it_hides_is_not_called_fine(chrome, site):
    site.pages["/"] = "<!doctype html><html lang=nl><title>t</title><main><a href=/a>Meer</a></main>"
    snapshot = chrome.snapshot(site, skip=only("keyboard"))
    assert snapshot.keyboard is not None
    silent = replace(snapshot, keyboard=replace(snapshot.keyboard, silenced=None))
    check = checks()["page_hidden_from_reader"]
    assert {one.outcome for one in run_check(check, snapshot, strict=True)} == {Outcome.PASSED}
    assert {one.outcome for one in run_check(check, silent, strict=True)} == {Outcome.CANT_TELL}
