"""What moves by itself, and how long the gatherer waits for it."""

from __future__ import annotations

import pytest

from tests.audit.pages import only, page

pytestmark = pytest.mark.browser


def test_a_page_on_which_nothing_announces_itself_is_not_waited_for(chrome, site):
    site.pages["/"] = page("<main><p>Tekst</p><script>setTimeout(() => {}, 100); setInterval(() => {}, 60000)</script></main>")
    motion = chrome.snapshot(site, skip=only("motion")).motion
    assert (motion.watched, motion.moving, motion.timers) == (0, (), 1)


def test_a_carousel_of_pictures_and_a_text_that_changes_are_seen_with_their_pause_button(chrome, site):
    drawing = "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 id=%22{}%22/>"
    site.pages["/"] = page(
        f"<main><p>Tekst</p><section id=a><img id=i width=400 height=200 alt=Plein src='{drawing.format(0)}'></section>"
        "<section><p id=n>Nieuws van vandaag</p><button>Pauzeer het nieuws</button></section></main>"
        "<script>let k = 0; setInterval(() => { k += 1; n.textContent = ['Markt', 'Werken', 'Feest'][k % 3];"
        f" i.src = '{drawing}'.replace('{{}}', k) }}, 400)</script>"
    )
    moving = chrome.snapshot(site, skip=only("motion")).motion.moving
    assert {(one.kind, one.element.selector, one.control) for one in moving} == {("slides", "#i", "somewhere"), ("text", "#n", "near")}
    assert all(one.seconds is None for one in moving)


def test_an_animated_picture_of_the_server_is_read_from_what_the_page_fetched(chrome, site):
    site.pages["/"] = page("<main><p>Tekst</p><img width=90 height=90 alt=x src=/bytes/500></main>")
    assert chrome.snapshot(site, skip=only("motion")).motion.moving == ()


def test_motion_leaves_nothing_in_the_page(chrome, site):
    site.pages["/"] = page("<main><p>Tekst</p></main>")

    async def left(tab):
        await tab.goto(site.url())
        from barometer.audit.gather import gather_all

        await gather_all(tab, timeout=10, skip=only("motion", "look"))
        return await tab.evaluate("() => Object.getOwnPropertyNames(window).filter(name => name.startsWith('__barometer'))")

    assert chrome.on_page(left) == ["__barometer"]
