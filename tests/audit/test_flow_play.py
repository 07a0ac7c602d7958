"""Flows played in the real browser on pages of this computer: every kind of step, every way to find an element, and what goes wrong."""

import json
import time
from pathlib import Path

import pytest

from barometer.audit import gather
from barometer.audit.flows import player, reasons
from barometer.audit.flows.approach import Approach
from barometer.audit.flows.secrets import Secrets
from barometer.audit.guard import Guard
from barometer.audit.reasons import ANSWERED
from barometer.audit.snapshot import dump, load
from barometer.audit.visit import visit
from barometer.content.flows import read_flow
from barometer.sample import SampleCity
from tests.servers import page, serve

pytestmark = pytest.mark.browser
TOP = Path(__file__).parents[2]
SECRET = "S3cret & <waarde>"


@pytest.fixture(autouse=True)
def quick_look(monkeypatch):
    monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather.GATHERERS if one.name in ("blocks", "links")))


@pytest.fixture
def walk(chrome, tmp_path):
    """Plays a flow to one of its states (the last one unless said): YAML steps, or a list of a recording's steps."""

    def played(url, steps, *, state=-1, secrets=None, **more):
        if isinstance(steps, str):
            path = tmp_path / "a.yaml"
            head = f"name: Proef\nstart: {url}\ntimeout: 1.5\n" + "".join(f"{name}: {value}\n" for name, value in more.items())
            path.write_text(f"{head}steps:\n{steps}", encoding="utf-8")
        else:
            path = tmp_path / "a.json"
            path.write_text(json.dumps({"timeout": 1500, "steps": [{"type": "navigate", "url": url}, *steps]}), encoding="utf-8")
        flow = read_flow(path)
        approach = Approach(flow=flow, state=flow.states[state], secrets=Secrets(secrets))
        return chrome.run(visit(chrome.browser, flow.states[state].url, guard=Guard(local=True), timeout=30, approach=approach))

    return played


def said(visited):
    return " ".join(block.element.text for block in visited.snapshot.blocks)


def why(visited):
    snapshot = visited.snapshot
    assert not snapshot.loaded
    return snapshot.reason, dict(snapshot.values)


LOOK = "  - audit: {label: Hier}\n"
FORM = page(
    """<form onsubmit="event.preventDefault(); uit.textContent = [...new FormData(this)].join(';') + sleutels">
    <p><label for=n>Naam</label><input id=n name=n></p>
    <p><label for=s>Soort</label><select id=s name=s><option value=h>Huis<option value=a>Appartement</select></p>
    <fieldset><legend>Wie</legend><label><input type=radio name=w value=ik> Ik</label>
    <label><input type=radio name=w value=wij> Wij</label></fieldset>
    <p><input type=checkbox id=v name=v style="opacity:0;position:absolute;width:0;height:0"><label for=v>Akkoord</label></p>
    <p><label>Datum <input type=date name=d></label></p><p contenteditable id=c aria-label=Vrij role=textbox></p>
    <button>Stuur</button></form><p id=uit></p><p id=over onmouseover="this.textContent='gezien'">wijs</p><div style="height:3000px"></div>
    <script>let sleutels = ""; addEventListener("keydown", e => sleutels += e.key);
    addEventListener("scroll", () => document.title = "gerold");</script>"""
)


def test_every_kind_of_written_step_does_what_it_says(walk):
    steps = (
        """
  - fill: {field: Naam, with: Noor}
  - choose: {field: Soort, option: Appartement}
  - choose: {field: Wie, option: Wij}
  - tick: Akkoord
  - fill: {field: Datum, with: "2026-03-14"}
  - hover: css/#over
  - wait_for: gezien
  - press: x
  - scroll: {down: 500}
  - wait_until: document.title === "gerold"
  - click: Stuur
  - expect: {text: "n,Noor;s,a;w,wij;v,on;d,2026-03-14"}
  - expect: {address: /}
"""
        + LOOK
    )
    with serve({"/": FORM}) as server:
        visited = walk(f"{server.url}/", steps)
    assert visited.snapshot.loaded, why(visited)
    used = [element.selector for element in visited.snapshot.walked.used]
    assert {"#n", "#s", "#v", "form > button" if "form > button" in used else used[-1]} <= set(used)
    assert load(dump(visited.snapshot)).walked == visited.snapshot.walked
    assert visited.picture


def test_every_way_of_a_recording_finds_its_element(walk):
    body = """<div id=host></div><iframe srcdoc="<button id=f onclick=&quot;parent.doe('frame')&quot;>In frame</button>"></iframe>
    <button id=a onclick="doe('aria')">Knop A</button>
    <a href="#" onclick="doe('tekst')">Lees meer hier</a><i id=x onclick="doe('xpath')">x</i>
    <p id=uit></p><ul><li data-n=1>een<li>twee</ul><p hidden id=weg>weg</p>
    <script>window.doe = wat => { uit.textContent += wat + "," };
    const r = host.attachShadow({mode: "open"}); r.innerHTML = "<b><button>Schaduw</button></b>";
    r.querySelector("button").onclick = () => doe("schaduw");</script>"""
    steps = [
        {"type": "click", "selectors": [["#bestaat-niet"], ["#["], ["aria/Knop A"]]},
        {"type": "click", "selectors": ["text/Lees meer"]},
        {"type": "click", "selectors": ["xpath///*[@id='x']"]},
        {"type": "click", "selectors": [["#host", "button"]]},
        {"type": "doubleClick", "selectors": ["pierce/#host button"], "offsetX": 9000, "offsetY": 1},
        {"type": "click", "selectors": ['aria/In frame[role="button"]'], "frame": [0]},
        {"type": "waitForElement", "selectors": ["li"], "operator": "==", "count": 2},
        {"type": "waitForElement", "selectors": ["li"], "attributes": {"data-n": "1"}, "properties": {"textContent": "een"}},
        {"type": "waitForElement", "selectors": ["#weg"], "visible": False},
        {"type": "waitForElement", "selectors": ["li"], "operator": "<=", "count": 2},
        {"type": "keyDown", "key": "Shift"},
        {"type": "keyUp", "key": "Shift"},
        {"type": "scroll", "selectors": ["li"], "x": 0, "y": 10},
        {"type": "waitForExpression", "expression": "new Promise(r => setTimeout(r, 50, true))"},
    ]
    with serve({"/": page(body)}) as server:
        visited = walk(f"{server.url}/", steps)
    assert visited.snapshot.loaded, why(visited)
    assert "aria,tekst,xpath,schaduw,schaduw,schaduw,frame," in said(visited)
    frames = {element.frame for element in visited.snapshot.walked.used}
    assert frames == {"", "about:srcdoc"}


@pytest.mark.parametrize(
    ("step", "reason", "what"),
    [
        ("click: Weg", reasons.NOT_FOUND, "Weg"),
        ("click: css/#bedekt", reasons.NOT_REACHED, "css/#bedekt"),
        ("click: css/#uit", reasons.NOT_REACHED, "css/#uit"),
        ("choose: {field: Soort, option: Tent}", reasons.NO_OPTION, "Soort"),
        ("fill: {field: css/h1, with: x}", reasons.NO_FIELD, "css/h1"),
        ("fill: {field: Bestand, with: x}", reasons.NO_FILE, None),
        ("fill: {field: Code, with: geheim1}", reasons.LITERAL, None),
        ("expect: {text: Bedankt}", reasons.NOT_SAID, "Bedankt"),
        ("expect: {address: /klaar}", reasons.NOT_AT, "/klaar"),
        ("wait_until: nergens.iets", reasons.NOT_TRUE, "nergens.iets"),
        ("click: Venster", reasons.WINDOW, None),
    ],
)
def test_a_step_that_cannot_be_played_says_why_and_shows_where_it_stood(walk, step, reason, what):
    body = """<button id=bedekt>Bedekt</button><div style="position:fixed;inset:0 50% 0 0"></div><button id=uit disabled>Uit</button>
    <label>Soort <select><option>Huis</select></label><label>Bestand <input type=file></label><label>Code <input type=password></label>
    <a href="/" target=_blank style="position:absolute;left:70%">Venster</a>"""
    with serve({"/": page(body)}) as server:
        visited = walk(f"{server.url}/", f"  - {step}\n{LOOK}")
    assert why(visited) == (reason, {"number": "1"} | ({"thing": what} if what else {}))
    assert visited.picture.startswith(b"\xff\xd8")


def test_a_navigation_that_was_recorded_must_come_and_a_slow_answer_is_waited_for(walk):
    def slow(handler):
        time.sleep(1.2)
        body = page("<p>Laat</p>").encode()
        handler.send_response(422)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(body)

    body = page("<form action=/traag method=post><button>Stuur</button></form><button type=button>Niets</button>")
    moved = {"assertedEvents": [{"type": "navigation", "url": "http://x.example/y", "title": "Y"}]}
    with serve({"/": body, "/traag": slow, "/weg": (404, {"Content-Type": "text/html"}, "x")}) as server:
        there = walk(f"{server.url}/", f"  - click: Stuur\n{LOOK}")
        stays = walk(f"{server.url}/", [{"type": "click", "selectors": ["aria/Niets"], **moved}])
        gone = walk(f"{server.url}/", f"  - go: /weg\n{LOOK}")
    assert there.snapshot.loaded, why(there)
    assert (there.snapshot.status, said(there)) == (422, "Een pagina Laat") or "Laat" in said(there)
    assert why(stays) == (reasons.NO_CHANGE, {"number": "2"})
    assert why(gone) == (ANSWERED, {"status": "404"})


def test_a_page_that_hangs_costs_its_time_and_no_more(walk, monkeypatch):
    monkeypatch.setattr(player, "STEP_MARGIN", 2.0)
    body = page("<button onclick='while (true);'>Hang</button><p>tekst</p>")
    with serve({"/": body}) as server:
        began = time.monotonic()
        visited = walk(f"{server.url}/", f"  - click: Hang\n  - click: Hang\n{LOOK}")
    assert visited.snapshot.reason in (reasons.TOO_SLOW, reasons.NOT_REACHED, reasons.NOT_FOUND)
    assert time.monotonic() - began < 40


def test_dialogs_do_not_stop_a_flow_and_gathering_begins_from_a_page_that_nobody_disturbed(walk):
    body = page("<button onclick=\"alert(1); this.textContent = 'Klaar'\">Vraag</button>")
    with serve({"/": body}) as server:
        visited = walk(f"{server.url}/", f"{LOOK}  - click: Vraag\n  - expect: {{text: Klaar}}\n{LOOK}")
        assert server.paths.count("/") == 1
    assert visited.snapshot.loaded, why(visited)


ECHO = """<form method=get action=/echo><label>Naam <input name=n></label><label>Code <input type=password name=p></label>
<button>Stuur</button></form><p id=uit></p>"""


def test_a_secret_is_in_nothing_that_is_kept(walk, caplog):
    """The page writes it into its text, an attribute, its title, its address and, in capitals, into a heading."""

    def echo(path):
        script = """<h2 style="text-transform:uppercase" id=kop></h2><p><a id=l>link</a></p><script>
        const p = new URLSearchParams(location.search).get("p"); kop.textContent = p; l.href = "/x?p=" + encodeURIComponent(p); l.title = p;
        document.title = p; document.body.append(p.slice(0, 9));</script>"""
        return page(ECHO + script) if path.startswith("/echo") else page(ECHO)

    steps = "  - fill: {field: Code, with: '${PW}'}\n  - click: Stuur\n"
    with serve(echo) as server, caplog.at_level("DEBUG"):
        seen = walk(f"{server.url}/", steps + LOOK, secrets={"PW": SECRET})
        stuck = walk(f"{server.url}/", f"{steps}  - expect: {{address: /nergens}}\n{LOOK}", secrets={"PW": SECRET})
        assert any("S3cret" in path for path in server.paths)
    assert seen.snapshot.loaded, why(seen)
    for kept in (repr(seen), repr(stuck), dump(seen.snapshot), caplog.text):
        text = kept.decode("latin-1") if isinstance(kept, bytes) else kept
        assert "s3cret" not in text.lower()
    assert seen.snapshot.title == "${PW}"
    assert seen.snapshot.final_url.endswith("p=${PW}")


def test_pictures_cover_what_was_typed_and_every_secret_on_the_page(walk, chrome):
    """A page that is red where it shows a secret has a picture without red."""
    red = "background:#f00;color:#f00"
    body = page(f"""<label>Code <input type=password style="{red}"></label>
    <button onclick="uit.textContent = document.querySelector('input').value">Toon</button>
    <p id=uit style="{red};display:inline-block"></p>""")
    steps = f"  - fill: {{field: Code, with: '${{PW}}'}}\n  - click: Toon\n{LOOK}"
    with serve({"/": body}) as server:
        visited = walk(f"{server.url}/", steps, secrets={"PW": SECRET})
    code = """async bytes => { const b = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const c = new OffscreenCanvas(b.width, b.height).getContext("2d");
        c.drawImage(b, 0, 0); const d = c.getImageData(0, 0, b.width, b.height).data; let n = 0;
        for (let i = 0; i < d.length; i += 4) if (d[i] > 200 && d[i + 1] < 60 && d[i + 2] < 60) n++; return n; }"""
    assert chrome.on_page(lambda one: one.evaluate(code, list(visited.picture))) == 0


@pytest.mark.parametrize("how", ["frame", "action", "redirect", "button"])
def test_a_secret_goes_to_no_origin_that_the_flow_does_not_name(walk, how):
    field = "<form {}><label>Code <input type=password name=p></label><button {}>Stuur</button></form>"
    with serve({"/": page(field.format("", ""))}) as thief:
        pages = {
            "frame": page(f"<iframe src='{thief.url}/' width=400 height=200></iframe>"),
            "action": page(field.format(f"action='{thief.url}/in'", "")),
            "button": page(field.format("", f"formaction='{thief.url}/in'")),
            "redirect": page(f"<script>location = '{thief.url}/'</script>"),
        }
        with serve({"/": pages[how]}) as server:
            if how == "frame":
                steps = [{"type": "change", "selectors": ["#p", "input"], "frame": [0], "value": "${PW}"}]
                steps[0]["selectors"] = ["input"]
            else:
                steps = f"  - fill: {{field: Code, with: '${{PW}}'}}\n  - click: Stuur\n{LOOK}"
            visited = walk(f"{server.url}/", steps, secrets={"PW": SECRET})
            named = walk(f"{server.url}/", steps, secrets={"PW": SECRET}, origins=f"[{thief.url}]") if how == "action" else None
        assert why(visited)[0] == reasons.ELSEWHERE
        assert thief.url in why(visited)[1]["thing"]
        assert (named is None) or any("S3cret" in path for path in thief.paths)


@pytest.mark.parametrize("faults", [None, frozenset()])
def test_the_recording_walks_through_both_twins_of_the_sample_city(chrome, faults):
    with SampleCity(faults).serve() as url:
        flow = read_flow(TOP / "tests/recordings/adres.json", base=url)
        last = flow.states[-1]
        approach = Approach(flow=flow, state=last)
        visited = chrome.run(visit(chrome.browser, last.url, guard=Guard(local=True), timeout=30, approach=approach))
    assert visited.snapshot.loaded, why(visited)
    assert visited.snapshot.final_url == f"{url}/verhuizen/aangifte/bewijs"
    assert visited.snapshot.walked.number == 3
