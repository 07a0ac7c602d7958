"""What a page does when it is used: without harm, once per component; and how rounds, keys and pictures are told."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest

from barometer.audit.checks import audit_snapshot
from barometer.audit.gather import Memory, gather_all, remembering
from barometer.audit.gather._png import differ
from barometer.audit.gather._trap import announced_keys, cycle
from barometer.domain.vocabulary import Outcome
from tests.audit.pages import only, page

A, B, C = ("", "#a"), ("", "#b"), ("", "#c")


@pytest.mark.parametrize(
    ("seen", "held"),
    [
        ([C, A, A, A], (A,)),
        ([C, A, B, A, B, A, B], (A, B)),
        ([C, A, B, A, B, A], ()),
        ([A, None, A, None, A, None, A], ()),
        ([C, A, B, C, A, B, C, A, B], (C, A, B)),
    ],
)
def test_a_round_is_what_came_three_times_without_leaving_the_page(seen, held):
    assert cycle(seen, {}, controls=9) == held


def test_a_round_of_everything_and_the_parts_of_a_date_are_no_traps():
    assert cycle([A, B, A, B, A, B], {}, controls=2) == ()
    assert cycle([C, A, A, A, A], {A: 20}, controls=9) == ()
    assert cycle([C, *[A] * 20], {A: 20}, controls=9) == (A,)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Press Ctrl+M to exit", ["Control+m"]),
        ("Press the M-key to exit. Press Esc to stop.", ["m", "Escape"]),
        ("Druk op de toets F6 om verder te gaan", ["F6"]),
        ("Appuyez sur la touche Échap", ["Escape"]),
        ("Press 'q' to leave", ["q"]),
        ("Drücken Sie Alt + Shift + X", ["Alt+Shift+x"]),
        ("Use a form, press send, druk het document af, press any key", []),
    ],
)
def test_keys_that_a_page_names_are_read_in_four_languages(text, keys):
    assert announced_keys(text) == keys


def picture(*rows: list[int], kind: int = 0) -> str:
    """A grey PNG of 8 bits per channel with one filter for all rows."""
    lines = [bytes(value for grey in row for value in (grey, grey, grey)) for row in rows]
    raw = b""
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else bytes(len(line))
        guesses = {0: bytes(len(line)), 1: bytes(3) + line[:-3], 2: above}[kind]
        raw += bytes([kind]) + bytes((value - guess) % 256 for value, guess in zip(line, guesses, strict=True))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(raw)), (b"IEND", b"")]
    packed = b"".join(struct.pack(">I", len(content)) + name + content + bytes(4) for name, content in chunks)
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + packed).decode()


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_shade_or_a_few_pixels_are_no_difference_and_a_frame_is(kind):
    plain = [[200] * 10 for _ in range(10)]
    assert not differ(picture(*plain), picture(*[[203] * 10 for _ in range(10)], kind=kind))
    assert not differ(picture(*plain), picture([90, *[200] * 9], *plain[1:], kind=kind))
    assert differ(picture(*plain), picture([20] * 10, *plain[1:], kind=kind))
    assert differ(picture(*plain), picture(*plain[1:], kind=kind))
    assert differ("", picture(*plain))


@pytest.mark.browser
def test_nothing_is_sent_nothing_opens_and_the_page_stays_as_it_was(chrome, site):
    site.pages["/"] = page(
        "<main><form action=/sent method=post>"
        "<label>Wijk <select onchange='this.form.submit()'><option>Noord<option>Zuid</select></label></form>"
        "<button onclick='meer()'>Meer</button><p id=u hidden>Uitleg</p>"
        "<div role=button tabindex=0 onclick=\"window.open('/opened')\" onkeydown=\"location.href = '/left'\">Open</div>"
        "<button onclick='kader()'>Kader</button></main><script>"
        "function meer() { fetch('/posted', {method: 'POST'}); navigator.sendBeacon('/told', 'x'); u.hidden = !u.hidden }"
        "function kader() { location.hash = 'x'; const f = document.createElement('iframe'); f.src = '/framed'; u.append(f) }</script>"
    )

    async def used(tab):
        await tab.goto(site.url())
        answered, opened = [], []
        tab.on("response", lambda answer: answered.append(answer.url))
        tab.context.on("page", lambda window: opened.append(window.url))
        artifacts, _ = await gather_all(tab, timeout=20, skip=only("interaction"))
        state = await tab.evaluate(
            "() => [location.href, /native/.test(window.open), typeof window.__barometerWatch, document.querySelector('select').value]"
        )
        return artifacts["interaction"], answered, opened, state

    interaction, answered, opened, state = chrome.on_page(used)
    assert answered == opened == []
    assert state == [site.url(), True, "undefined", "Noord"]
    assert [(one.kind, one.happened, one.again) for one in interaction.choices] == [("select", "submit", True)]
    assert [one.element.text for one in interaction.toggles] == ["Meer"]
    assert interaction.cut == ()


@pytest.mark.browser
def test_fields_of_a_copy_that_kept_its_ids_have_no_name(chrome, site):
    site.pages["/"] = """<!doctype html><html lang=nl><title>t</title><main><form><div id=all><fieldset><legend>Kind</legend>
    <label for=a>Voornaam</label> <input id=a></fieldset></div><button type=button id=more>Nog een kind</button></form></main><script>
    more.onclick = () => all.append(all.firstElementChild.cloneNode(true));</script>"""
    snapshot = chrome.snapshot(site)
    assert [one.label for one in snapshot.interaction.misled] == ["Voornaam"]
    said = [one.outcome for one in audit_snapshot(snapshot, strict=True) if one.check == "label_of_other_field"]
    assert said == [Outcome.FAILED]


@pytest.mark.browser
def test_what_did_nothing_is_not_tried_again_and_what_did_something_is(chrome, site):
    body = (
        "<header><button onclick='m.hidden = !m.hidden'>Menu</button><ul id=m hidden><li>Wonen</ul>"
        "<button onclick='window.keer = (window.keer || 0) + 1'>Tel</button><input aria-label=Zoek onchange='1'></header>"
        "<main><p>{}</p></main>"
    )
    site.pages["/een"], site.pages["/twee"] = page(body.format("Een")), page(body.format("Twee"))
    memory, seen = Memory(), []
    for path in ("/een", "/twee"):

        async def used(tab, path=path):
            await tab.goto(site.url(path))
            with remembering(memory):
                artifacts, _ = await gather_all(tab, timeout=20, skip=only("interaction"))
            return artifacts["interaction"], await tab.evaluate("() => window.keer || 0")

        seen.append(chrome.on_page(used))
    assert [interaction for interaction, _ in seen] == [seen[0][0]] * 2
    assert [one.element.text for one in seen[1][0].toggles] == ["Menu"]
    assert [(one.kind, one.happened) for one in seen[1][0].choices] == [("text", "")]
    assert [pressed for _, pressed in seen] == [1, 0]
