"""The walk that is known ahead gives what the walk with real keys gives, on every kind of page; and it notices where it may not."""

from __future__ import annotations

import pytest

from barometer.audit.gather import Memory, keyboard, remembering
from barometer.audit.gather._ahead import Ahead
from barometer.audit.gather._walk import Walk
from barometer.audit.gather.motion import watch_timers
from barometer.sample.city import SampleCity, listed_pages
from tests.audit.pages import page

pytestmark = pytest.mark.browser
BODIES = {
    "links and fields": "<a href=/1>Een</a><input aria-label=a><select aria-label=b><option>c</select>"
    "<textarea aria-label=d></textarea><button>Ga</button>",
    "not to be reached": "<a>Een</a><a href=/2 tabindex=-1>Twee</a><button disabled>Drie</button><fieldset disabled><input></fieldset>"
    "<div inert><a href=/4>Vier</a></div><a href=/5 hidden>Vijf</a><a href=/6 style='visibility:hidden'>Zes</a><a href=/7>Zeven</a>",
    "radio buttons": "<form><input type=radio name=k aria-label=a><input type=radio name=k aria-label=b checked>"
    "<input type=radio name=m aria-label=c>"
    "<input type=radio name=m aria-label=d><input type=radio aria-label=e></form><form><input type=radio name=k aria-label=f></form>",
    "what opens": "<details><summary>Meer</summary><a href=/1>Dicht</a></details>"
    "<details open><summary>Meer</summary><a href=/2>Open</a></details>",
    "what scrolls": "<div style='height:60px;width:200px;overflow:auto'><p style='height:300px'>Lang</div>"
    "<div style='height:60px;overflow:auto'><a href=/1>Een</a><p style='height:300px'>Lang</div>"
    "<pre style='width:80px;overflow-x:auto'>een lange regel code</pre>",
    "tabindex": "<a href=/1>Een</a><a href=/2 tabindex=2>Twee</a><a href=/3 tabindex=1>Drie</a><div tabindex=0>Vier</div>",
    "stops of their own": "<input type=date aria-label=dag><audio controls></audio><a href=/1>Een</a>",
    "edited": "<div contenteditable=true>Schrijf hier</div><svg width=80 height=20><a href=/1><text y=15>Een</text></a></svg>",
    "no sign of the focus": "<style>a:focus{outline:none}</style><a href=/1>Een</a><a href=/2>Twee</a><button>Drie</button>",
    "covered": "<style>header{position:fixed;top:0;left:0;right:0;height:200px;background:#fff}</style><header><a href=/0>Nul</a></header>"
    + "".join(f"<p style='height:300px'><a href=/{number}>Link {number}</a></p>" for number in range(1, 6)),
    "a box that scrolls beside what stays": "<div style='width:300px;overflow-x:auto'><table style='white-space:nowrap'>"
    + "<tr><th style='position:sticky;left:0;background:#fff'>De naam van de rij"
    + "".join(f"<td style='padding:0 40px'><a href=/{number}>Cel {number}</a>" for number in range(5))
    + "</table></div><p><a href=/onder>Onder</a></p>",
    "other order": "<div style='display:flex;flex-direction:row-reverse'><a href=/1>Een</a><a href=/2>Twee</a></div>",
    "shadow": "<stads-kaart></stads-kaart><a href=/1>Een</a><script>document.querySelector('stads-kaart').attachShadow({mode:'open'})"
    ".innerHTML = '<button>In de schaduw</button>'</script>",
    "many": "".join(f"<a href=/{number}>L{number}</a> " for number in range(150)),
}


@pytest.fixture
def pressed(monkeypatch):
    """Counts the keys that the walk presses."""
    keys, press = [], Walk.press

    async def counted(walk, key):
        keys.append(key)
        return await press(walk, key)

    monkeypatch.setattr(Walk, "press", counted)
    return keys


def gathered(chrome, url, *, memory=None):
    async def look(tab):
        await tab.goto(url)
        with remembering(memory or Memory()):
            return await keyboard.gather(tab)

    return chrome.on_page(look)


def really_pressed(chrome, url, monkeypatch):
    async def never(ahead):
        return None

    with monkeypatch.context() as patch:
        patch.setattr(Ahead, "to_press", never)
        patch.setattr("barometer.audit.gather._walk.SECONDS", 30.0)
        patch.setattr("barometer.audit.gather._walk.STOPS", 400)
        return gathered(chrome, url)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_both_walks_are_the_same(chrome, site, monkeypatch, body):
    site.pages["/"] = page(f"<main>{body}</main>")
    assert gathered(chrome, site.url()) == really_pressed(chrome, site.url(), monkeypatch)


@pytest.mark.slow
def test_both_walks_are_the_same_in_the_sample_city_whatever_was_walked_before(chrome, monkeypatch):
    monkeypatch.setattr("barometer.audit.gather._walk.SECONDS", 30.0)  # a busy machine must not end one of the two
    memory = Memory()
    with SampleCity().serve() as root:
        for path in list(listed_pages())[::6]:
            url = root.rstrip("/") + path
            assert gathered(chrome, url, memory=memory) == really_pressed(chrome, url, monkeypatch), path


def listening(body, script="document.onkeydown = event => { if (event.key === 'F9') alert(1) }"):
    return page(f"<main>{body}</main><script>{script}</script>")


def test_where_nothing_listens_no_key_is_pressed(chrome, site, pressed):
    site.pages["/"] = page("<main><a href=/1>Een</a><button>Twee</button></main>")
    assert len(gathered(chrome, site.url()).stops) == 2
    assert pressed == []


def test_where_something_listens_each_kind_of_element_is_pressed_once_in_an_audit(chrome, site, pressed):
    memory = Memory()
    site.pages["/een"] = listening("<a href=/1>Een</a><a href=/2>Twee</a>")
    site.pages["/twee"] = listening("<a href=/3>Drie</a><a href=/4>Vier</a><a href=/5>Vijf</a>")
    site.pages["/drie"] = listening("<a href=/3>Drie</a><button>Vier</button><button>Vijf</button>")
    counts = []
    for path in ("/een", "/twee", "/drie"):
        pressed.clear()
        assert gathered(chrome, site.url(path), memory=memory).complete
        counts.append(len(pressed))
    assert counts[0] >= 2
    assert counts[1:] == [0, 2]  # forwards and backwards


TRAP = "document.onkeydown = event => { if (event.key === 'Tab' && event.target.className === 'val') event.preventDefault() }"


def test_a_trap_on_a_kind_of_element_that_is_new_is_found(chrome, site):
    memory = Memory()
    site.pages["/een"] = listening("<a href=/1>Een</a><a href=/2>Twee</a>", TRAP)
    site.pages["/twee"] = listening("<a href=/3>Drie</a><input class=val aria-label=Val><a href=/4>Vier</a>", TRAP)
    assert gathered(chrome, site.url("/een"), memory=memory).traps == ()
    assert [one.element.selector for one in gathered(chrome, site.url("/twee"), memory=memory).traps] == ["main > input"]


def test_a_trap_for_who_goes_back_and_one_that_hangs_on_what_stands_around_are_found(chrome, site):
    back = "document.onkeydown = event => { if (event.shiftKey && event.target.className === 'val') event.preventDefault() }"
    around = "document.onkeydown = event => { if (event.key === 'Tab' && event.target.closest('.val')) event.preventDefault() }"
    deep = f"<div class=val>{'<div>' * 5}<a href=/3>Drie</a>{'</div>' * 6}"
    for script, inside in ((back, "<input class=val aria-label=Val>"), (around, deep)):
        memory = Memory()
        site.pages["/een"] = listening(f"{'<div>' * 6}<a href=/1>Een</a>{'</div>' * 6}<input aria-label=Gewoon>", script)
        site.pages["/twee"] = listening(f"{'<div>' * 6}<a href=/1>Een</a>{'</div>' * 6}{inside}<a href=/4>Vier</a>", script)
        assert gathered(chrome, site.url("/een"), memory=memory).traps == ()
        assert len(gathered(chrome, site.url("/twee"), memory=memory).traps) == 1


def test_other_scripts_are_pressed_all_the_way(chrome, site, pressed):
    memory = Memory()
    site.pages["/een"] = listening("<a href=/1>Een</a>")
    site.pages["/twee"] = listening("<a href=/1>Een</a>", TRAP.replace("event.target.className === 'val'", "true"))
    gathered(chrome, site.url("/een"), memory=memory)
    pressed.clear()
    gathered(chrome, site.url("/twee"), memory=memory)
    assert pressed


def test_a_clock_that_takes_the_focus_back_is_found_although_nothing_listens(chrome, site):
    away = "document.activeElement !== val && document.activeElement !== document.body"
    clock = f"<script>setInterval(() => {{ if ({away}) val.focus() }}, 20)</script>"
    site.pages["/"] = page(f"<main><a href=/1>Een</a><input id=val aria-label=Val><a href=/2>Twee</a></main>{clock}")

    async def look(tab):
        await watch_timers(tab)
        await tab.goto(site.url())
        return await keyboard.gather(tab)

    assert [one.element.selector for one in chrome.on_page(look).traps] == ["#val"]


@pytest.mark.parametrize("other", ["/knop.js?deel=2", ""], ids=["another part of a script", "a script that left"])
def test_scripts_are_told_apart_by_their_whole_address(chrome, site, pressed, other):
    memory = Memory()
    load = "<script>document.head.appendChild(Object.assign(document.createElement('script'), {src: '%s'})).remove()</script>"
    one = "<script src='/knop.js?deel=1'></script>"
    site.pages["/een"] = listening(f"<a href=/1>Een</a>{one}")
    site.pages["/twee"] = listening("<a href=/1>Een</a>" + (one.replace("1'", "2'") if other else one + load % "/knop.js?deel=3"))
    gathered(chrome, site.url("/een"), memory=memory)
    pressed.clear()
    gathered(chrome, site.url("/twee"), memory=memory)
    assert pressed
