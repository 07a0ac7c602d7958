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


@pytest.mark.parametrize("ends", ["m.remove()", "m.hidden = true", "m.parentElement.style.display = 'none'", "m.textContent = ''"])
def test_a_message_that_was_gone_before_we_looked_is_told(chrome, site, ends):
    site.pages["/"] = page(
        "<main><p>Welkom bij het loket.</p><p>Wij helpen je graag.</p><div><p id=m role=status>Je aanvraag is verstuurd.</p></div></main>"
        f"<script>setTimeout(() => {{ {ends} }}, 1000)</script>"
    )
    vanished = chrome.snapshot(site, skip=only("motion"), pause=2).motion.vanished
    assert [(one.element.text, one.message) for one in vanished] == [("Je aanvraag is verstuurd.", True)]


@pytest.mark.parametrize(
    "script",
    [
        "setTimeout(() => { m.textContent = 'Er ging iets mis met je aanvraag.' }, 1000)",  # something came instead
        "setTimeout(() => { m.hidden = true; later.hidden = false }, 1000)",
        "const it = m; setTimeout(() => { it.remove(); setTimeout(() => main.append(it), 300) }, 1000)",  # it is there again
        "setTimeout(() => { m.className = 'stil' }, 1000)",
        "setTimeout('m.dataset.x = 1', 1000)",
    ],
)
def test_a_message_that_stays_or_is_followed_by_another_is_not_gone(chrome, site, script):
    site.pages["/"] = page(
        "<main id=main><p>Welkom bij het loket.</p><p id=m role=status>Je aanvraag is verstuurd.</p>"
        f"<p id=later hidden>Lees verder op de volgende pagina.</p></main><script>{script}</script>"
    )
    assert chrome.snapshot(site, skip=only("motion"), pause=2).motion.vanished == ()
