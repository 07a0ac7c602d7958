"""Visits to pages that misbehave, in a real browser: each ends in time with one snapshot that says what happened."""

import asyncio
import shutil
import ssl
import subprocess
import time
import zlib
from contextlib import suppress
from functools import partial

import pytest

from barometer.audit import fence as fences
from barometer.audit import gather, reasons
from barometer.audit import visit as visits
from barometer.audit.browser import find_browser, launch, seen_as
from barometer.audit.egress import Egress
from barometer.audit.fence import BROWSER_ARGUMENTS
from barometer.audit.flows.approach import Approach
from barometer.audit.frontier import Pace
from barometer.audit.gather.layout import NOT_RESIZED
from barometer.audit.guard import Guard
from barometer.audit.visit import Visit, visit
from barometer.domain.audit import Device
from barometer.sample.city import SampleCity
from tests.servers import HTML, page, serve, to

pytestmark = pytest.mark.browser
SECONDS = 8.0


class Looker:
    """A browser that stays open for the tests of this file, and the loop in which it lives."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.opened = launch(find_browser(), extra_arguments=BROWSER_ARGUMENTS)
        self.browser = self.runner.run(self.opened.__aenter__())

    def visit(self, url: str, *, timeout: float = SECONDS, guard: Guard | None = None) -> Visit:
        began = time.monotonic()
        seen = self.runner.run(visit(self.browser, url, guard=guard or Guard(local=True), timeout=timeout))
        assert time.monotonic() - began < timeout + visits.CLOSE_SECONDS
        assert not self.browser.contexts
        return seen

    def close(self) -> None:
        self.runner.run(self.opened.__aexit__(None, None, None))
        self.runner.close()


@pytest.fixture(autouse=True)
def quick_look(request, monkeypatch):
    """Most tests are about whether a page can be tested at all: they leave out what takes long to gather."""
    if "every_artifact" not in request.fixturenames:
        monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather.GATHERERS if one.name in ("blocks", "headings")))


@pytest.fixture
def every_artifact():
    """For a test that gathers everything."""


@pytest.fixture(scope="module")
def looker():
    made = Looker()
    yield made
    made.close()


@pytest.fixture(scope="module")
def trouble():
    with SampleCity().serve() as url:
        yield f"{url}/trouble"


def nested(path):
    """A page with two frames, each of which holds two frames, and so on without end."""
    depth = int(path.removeprefix("/deep"))
    frames = f"<iframe src='/deep{depth + 1}' title='Dieper' width=300 height=150></iframe>"
    return page(frames * (2 if depth < 6 else 1))


def bomb():
    """A gigabyte of text in a megabyte of gzip: one piece that is its own neighbour, a thousand times."""
    packer = zlib.compressobj(9, wbits=-15)
    start = packer.compress(b"<!doctype html><title>x</title><p>") + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(b"a" * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + start + piece * 1_000 + packer.flush() + bytes(8)


def hang_up(handler):
    handler.connection.close()


PAGES = {
    "/other": page("<p>Een andere pagina.</p>", title="Andere"),
    "/fast-away": page("<script>location = '/other'</script>"),
    "/refresh": page("", head="<meta http-equiv=refresh content='0; url=/other'>"),
    "/late-away": page("<p>Dag.</p><script>setTimeout(() => location = '/late-target', 2000)</script>"),
    "/late-target": page("<p>Te laat.</p>"),
    "/reloads": page("", head="<meta http-equiv=refresh content=0>"),
    "/no-content": (204, {}, b""),
    "/hang-up": hang_up,
    "/alert": page("<script>alert('a'); confirm('b'); prompt('c')</script><p>Na de meldingen.</p>"),
    "/leave-dialog": page("<script>onbeforeunload = e => { e.preventDefault(); return 'x' }</script><p>Blijf hier.</p>"),
    "/windows": page("<script>setInterval(() => open('/other'), 50)</script><p>Vensters.</p>"),
    "/blob": page("<script>location = URL.createObjectURL(new Blob(['<h1>x</h1>'], {type: 'text/html'}))</script>"),
    "/blank": page("<script>location = 'about:blank'</script>"),
    "/hostile-script": page(
        "<p>Tekst.</p><script>Array.prototype.map = document.querySelectorAll = () => { throw 1 };"
        "Object.defineProperty(performance, 'timeOrigin', {get() { throw 2 }})</script>"
    ),
    "/hang-on-key": page("<p>Dag.</p><a href='/other'>Andere</a><script>onkeydown = () => { while (true) {} }</script>"),
    "/memory": page("<script>const kept = []; while (true) kept.push(new Array(1e6).fill(1.5))</script>"),
    "/links": page("".join(f"<a href='/p{number}'>Pagina {number}</a> " for number in range(10_000))),
    "/hidden-menu": page("<nav style='display:none'><a href='/other'>Andere</a></nav>"),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4\n%%EOF"),
    "/picture": (200, {"Content-Type": "image/svg+xml"}, "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "/large": (200, HTML, page("<p>" + "Veel tekst. " * 200_000)),
    "/no-type": (200, {}, page("<p>Geen soort.</p>")),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, bomb()),
    "/many-elements": page("<p>Alinea.</p>" * 100_000),
    "/many-frames": page("<iframe src='/other' title='Kader' width=20 height=20></iframe>" * 1_000),
    "/many-requests": page("<script>for (let n = 0; n < 5000; n++) fetch('/other?' + n).catch(() => 0)</script>"),
    "/floods-history": page("<script>setInterval(() => { for (let n = 0; n < 500; n++) history.pushState(0, '', '#' + n) }, 1)</script>"),
    "/asks-our-password": (407, {"Proxy-Authenticate": 'Basic realm="barometer"'}, b""),
}


@pytest.fixture(scope="module")
def site():
    with serve(lambda path: nested(path) if path.startswith("/deep") else PAGES.get(path)) as served:
        yield served


@pytest.mark.parametrize(
    ("path", "reason", "values"),
    [
        ("slow", reasons.NO_ANSWER, {"seconds": "2"}),
        ("500", reasons.ANSWERED, {"status": "500"}),
        ("404", reasons.ANSWERED, {"status": "404"}),
        ("redirect-loop", reasons.ENDLESS, {}),
        ("download", reasons.DOWNLOADS, {}),
        ("hang", reasons.NOT_READY, {"seconds": "2"}),
        ("dialog", reasons.NOT_READY, {"seconds": "2"}),
        ("not-html", reasons.NOT_HTML, {"type": "application/json"}),
        ("never-ends", reasons.NOT_READY, {"seconds": "2"}),
    ],
)
def test_a_page_that_cannot_be_tested_says_why(looker, trouble, path, reason, values):
    snapshot = looker.visit(f"{trouble}/{path}", timeout=4).snapshot
    assert (snapshot.loaded, snapshot.reason, dict(snapshot.values)) == (False, reason, values)
    assert snapshot.url == f"{trouble}/{path}"


def test_a_page_that_leads_to_another_site_says_where(looker, trouble):
    snapshot = looker.visit(f"{trouble}/redirect-away").snapshot
    assert snapshot.reason == reasons.ELSEWHERE
    assert snapshot.final_url.startswith("http://localhost:")
    assert dict(snapshot.values)["url"] == snapshot.final_url


@pytest.mark.parametrize("path", ["empty", "encoding", "popup"])
def test_a_strange_page_that_can_be_tested_is_tested(looker, trouble, path, every_artifact):
    seen = looker.visit(f"{trouble}/{path}", timeout=30)
    assert (seen.snapshot.loaded, seen.snapshot.missing, seen.snapshot.reason) == (True, (), "")
    assert seen.picture is not None
    assert seen.picture.startswith(b"\xff\xd8")


def test_text_in_an_old_encoding_is_read_as_a_browser_reads_it(looker, trouble):
    blocks = looker.visit(f"{trouble}/encoding", timeout=30).snapshot.blocks
    assert "Geïnteresseerde coördinatoren betalen 5 €." in " ".join(block.element.text for block in blocks)


def test_a_page_of_30_megabytes_ends_in_time(looker, trouble):
    snapshot = looker.visit(f"{trouble}/huge", timeout=6).snapshot
    assert snapshot.loaded or snapshot.reason in (reasons.NOT_READY, reasons.TOO_LARGE)


def test_a_page_above_the_limit_is_stopped(looker, site, monkeypatch):
    monkeypatch.setattr(fences, "LIMIT_BYTES", 1_000_000)
    snapshot = looker.visit(f"{site.url}/large").snapshot
    assert (snapshot.reason, dict(snapshot.values)) == (reasons.TOO_LARGE, {"megabytes": "1"})


@pytest.mark.parametrize("path", ["/fast-away", "/refresh"])
def test_a_page_that_moves_on_at_once_is_followed(looker, site, path):
    snapshot = looker.visit(site.url + path, timeout=30).snapshot
    assert (snapshot.loaded, snapshot.title, snapshot.final_url) == (True, "Andere", f"{site.url}/other")


def test_a_page_may_not_leave_while_it_is_read(looker, site):
    snapshot = looker.visit(f"{site.url}/late-away", timeout=30).snapshot
    assert (snapshot.loaded, snapshot.final_url) == (True, f"{site.url}/late-away")
    assert "/late-target" not in site.paths


def test_a_page_that_reloads_itself_without_end_is_stopped(looker, site):
    snapshot = looker.visit(f"{site.url}/reloads", timeout=30).snapshot
    assert snapshot.loaded or snapshot.reason == reasons.ENDLESS
    assert site.paths.count("/reloads") <= 45


@pytest.mark.parametrize("path", ["/alert", "/leave-dialog", "/windows", "/no-type"])
def test_dialogs_and_windows_do_not_keep_a_page_from_being_tested(looker, site, path):
    snapshot = looker.visit(site.url + path, timeout=30).snapshot
    assert (snapshot.loaded, snapshot.final_url) == (True, site.url + path)


def test_scripts_that_break_ours_leave_a_snapshot_that_says_what_is_missing(looker, site, every_artifact):
    snapshot = looker.visit(f"{site.url}/hostile-script", timeout=20).snapshot
    assert snapshot.loaded
    assert {"blocks", "axe"} <= {name for name, _ in snapshot.missing}


def test_a_page_that_hangs_while_it_is_read_keeps_what_was_gathered(looker, site, every_artifact):
    snapshot = looker.visit(f"{site.url}/hang-on-key", timeout=30).snapshot
    assert snapshot.loaded
    assert "keyboard" in dict(snapshot.missing)
    assert "Dag." in [block.element.text for block in snapshot.blocks]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/no-content", reasons.NOTHING),
        ("/hang-up", reasons.BROKE_OFF),
        ("/pdf", reasons.NOT_HTML),
        ("/picture", reasons.NOT_HTML),
        ("/blob", reasons.REFUSED_BY_GUARD),
        ("/blank", reasons.REFUSED_BY_GUARD),
    ],
)
def test_what_is_no_page_is_untested(looker, site, path, reason):
    snapshot = looker.visit(site.url + path).snapshot
    assert (snapshot.loaded, snapshot.reason) == (False, reason)


def test_a_page_that_eats_memory_ends_in_time_and_the_next_one_is_tested(looker, site):
    snapshot = looker.visit(f"{site.url}/memory", timeout=5).snapshot
    assert (snapshot.loaded, snapshot.reason in (reasons.CRASHED, reasons.NOT_READY)) == (False, True)
    assert looker.visit(f"{site.url}/other", timeout=30).snapshot.loaded


@pytest.mark.parametrize("path", ["/bomb", "/many-elements", "/many-frames", "/many-requests", "/floods-history", "/asks-our-password"])
def test_a_page_of_too_much_costs_its_time_and_the_next_one_is_tested(looker, site, path):
    snapshot = looker.visit(site.url + path, timeout=6).snapshot
    ended = (reasons.NOT_READY, reasons.NO_ANSWER, reasons.CRASHED, reasons.BROKE_OFF, reasons.TOO_LARGE)
    assert snapshot.loaded or snapshot.reason in ended
    assert looker.visit(f"{site.url}/other", timeout=30).snapshot.loaded


def test_frames_without_end_end_in_time(looker, site):
    snapshot = looker.visit(f"{site.url}/deep0", timeout=6).snapshot
    assert snapshot.loaded or snapshot.reason == reasons.NOT_READY


def test_the_links_of_a_page_with_ten_thousand_are_there_whatever_else_takes_too_long(looker, site, every_artifact):
    seen = looker.visit(f"{site.url}/links", timeout=12)
    assert seen.snapshot.loaded
    assert len(seen.links) == 10_000


def test_links_in_a_menu_that_is_not_open_are_there(looker, site):
    assert looker.visit(f"{site.url}/hidden-menu", timeout=30).links == (f"{site.url}/other",)


def test_a_host_without_an_address_is_named(looker):
    snapshot = looker.visit("http://stad.invalid/").snapshot
    assert (snapshot.loaded, snapshot.reason, dict(snapshot.values)["host"]) == (False, reasons.UNFINDABLE, "stad.invalid")


def test_a_redirect_to_a_host_without_an_address_names_that_host(looker):
    with serve({"/": to("http://weg.invalid/")}) as server:
        snapshot = looker.visit(f"{server.url}/").snapshot
    assert not snapshot.loaded
    assert "weg.invalid" in "".join(dict(snapshot.values).values())


def test_a_port_where_nobody_listens_refuses(looker):
    with serve({}) as server:
        gone = server.url
    assert looker.visit(gone).snapshot.reason == reasons.REFUSED


def test_a_port_that_browsers_avoid_is_told_apart(looker):
    assert looker.visit("http://127.0.0.1:6000/").snapshot.reason == reasons.UNSAFE_PORT


def test_https_where_only_http_is_spoken_is_told_apart(looker, site):
    assert looker.visit(site.url.replace("http:", "https:")).snapshot.reason == reasons.NO_HTTPS


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes its certificate with openssl")
def test_a_certificate_that_nobody_signed_is_not_valid(looker, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-keyout"]
    subprocess.run([*make, key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serve({"/": page("<p>Dag.</p>")}, tls=context) as server:
        assert looker.visit(f"{server.url}/").snapshot.reason == reasons.INSECURE


def test_the_time_of_a_visit_begins_when_it_is_its_turn(looker, site):
    async def turn() -> None:
        await asyncio.sleep(2)

    seen = looker.runner.run(visit(looker.browser, f"{site.url}/other", guard=Guard(local=True), timeout=20, turn=turn))
    assert seen.snapshot.loaded


def test_a_visit_that_reaches_its_server_late_keeps_the_next_one_waiting(looker, monkeypatch):
    """Between the browser's wish to ask and the server's ear lies a way that a busy machine makes long."""
    pace, way = Pace(0.4), Egress.dial
    first, second = asyncio.Event(), asyncio.Event()

    async def slow_at_first(egress, *asked):
        if first.is_set():
            second.set()
        else:
            first.set()
            with suppress(TimeoutError):
                await asyncio.wait_for(second.wait(), 1.5)
        return await way(egress, *asked)

    async def one(url):
        me = object()
        turn, answered = partial(pace.turn, me), partial(pace.hold, me)
        return await visit(looker.browser, url, guard=Guard(local=True), timeout=20, turn=turn, answered=answered)

    async def both(url):
        return await asyncio.gather(one(f"{url}/een"), one(f"{url}/twee"))

    monkeypatch.setattr(Egress, "dial", slow_at_first)
    with serve({"/een": page("<p>Een.</p>"), "/twee": page("<p>Twee.</p>")}) as server:
        seen = looker.runner.run(both(server.url))
        moments = [moment for moment, path in server.requests if path in ("/een", "/twee")]
    assert [one.snapshot.loaded for one in seen] == [True, True]
    assert moments[1] - moments[0] >= 0.39


FOR_PHONES = "<meta name=viewport content='width=device-width, initial-scale=1'>"
TOLD = """<p id=uit></p><script>uit.textContent = [innerWidth, devicePixelRatio, "ontouchstart" in window,
    matchMedia("(hover: hover)").matches, /Android.*Mobile/.test(navigator.userAgent)].join(" ")</script>"""


@pytest.mark.parametrize(("device", "told"), [(Device.DESKTOP, "1280 1 false true false"), (Device.PHONE, "360 2 true false true")])
def test_a_page_sees_a_computer_or_a_phone(looker, device, told):
    with serve({"/": page(TOLD, head=FOR_PHONES)}) as server:
        name = seen_as(looker.browser.version, "x", device)
        work = visit(
            looker.browser, f"{server.url}/", guard=Guard(local=True), timeout=SECONDS, user_agent=name, approach=Approach(device=device)
        )
        seen = looker.runner.run(work)
    assert seen.snapshot.blocks[-1].element.text == told


ZOOMED = """<style>body {{ font-size: 20px }}
    @media (min-width: 600px) and (max-width: 700px) {{ .b {{ height: 20px; overflow: hidden }} }}</style>
    <p class=b style="width: 100%">{}</p>""".format("Breng je identiteitskaart mee naar het loket van de dienst. " * 12)


@pytest.mark.parametrize("device", list(Device))
def test_zoom_is_tried_at_the_width_of_a_computer_also_on_a_phone(looker, every_artifact, device):
    with serve({"/": page(ZOOMED, head=FOR_PHONES)}) as server:
        seen = looker.runner.run(
            visit(looker.browser, f"{server.url}/", guard=Guard(local=True), timeout=30, approach=Approach(device=device))
        )
    assert [one.tag for one in seen.snapshot.blocks] == ["h1", "p"]
    assert len(seen.snapshot.layout.zoom_cut) == 1


def test_a_page_that_keeps_a_width_of_its_own_on_a_phone_is_not_called_fine(looker, every_artifact):
    with serve({"/": page("<p style='width: 900px'>Niet gemaakt voor een telefoon.</p>")}) as server:
        work = visit(looker.browser, f"{server.url}/", guard=Guard(local=True), timeout=30, approach=Approach(device=Device.PHONE))
        seen = looker.runner.run(work)
    assert seen.snapshot.layout is None
    assert ("layout", NOT_RESIZED) in seen.snapshot.missing


def test_what_asks_for_a_password_does_not_keep_the_page_waiting(looker):
    asks = (401, {"WWW-Authenticate": 'Basic realm="x"', **HTML}, page("<p>Wie bent u?</p>"))
    body = page(
        "<p>Een foto en een stijl.</p><img src=/foto.png alt=Foto><link rel=stylesheet href=/stijl.css><script src=/code.js></script>"
    )
    with serve({"/": body, "/foto.png": asks, "/stijl.css": asks, "/code.js": asks, "/besloten": asks}) as server:
        seen, closed = looker.visit(f"{server.url}/"), looker.visit(f"{server.url}/besloten")
    assert seen.snapshot.loaded
    assert not closed.snapshot.loaded
    assert closed.snapshot.status == 401
