"""What a server may visit: a table of addresses, and a page that tries everything to reach a neighbour."""

import asyncio
import time
from ipaddress import ip_address

import pytest

from barometer.audit import guard as guards
from barometer.audit import reasons
from barometer.audit.addresses import origin
from barometer.audit.browser import find_browser, launch
from barometer.audit.fence import BROWSER_ARGUMENTS
from barometer.audit.guard import Guard, is_loopback, is_public
from barometer.audit.visit import visit
from barometer.errors import AddressError
from tests.servers import page, serve, to

REFUSED = [
    "http://127.0.0.1/", "http://127.8.9.1/", "http://127.1/", "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.0.0.1/",
    "http://0x7f000001/", "http://0.0.0.0/", "http://0/", "http://localhost/", "http://localhost./", "http://LOCALHOST/", "http://10.1.2.3/",
    "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/", "http://192.0.0.8/",
    "http://192.88.99.1/", "http://198.18.0.1/", "http://203.0.113.9/", "http://224.0.0.1/", "http://255.255.255.255/", "http://[::1]/",
    "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/", "http://[2001:0:1::1]/", "http://[fe80::1]/", "http://[fe80::1%25lo]/", "http://[fc00::1]/",
    "http://[fec0::1]/", "http://[ff02::1]/", "http://①②⑦.0.0.1/", "http://user@127.0.0.1/", "http://8.8.8.8@127.0.0.1/",
    "http://127.0.0.1:80@localhost/", "http://stad.invalid/", "http:///pad", "http://[::1", "http://8.8.8.8:99999/", "http://8.8.8.8:22/",
    "https://8.8.8.8:8443/", "ftp://8.8.8.8/", "file:///etc/passwd", "data:text/html,x", "javascript:1", "about:blank", "", "//8.8.8.8/",
]  # fmt: skip
ALLOWED = ["http://8.8.8.8/", "https://8.8.8.8/", "http://8.8.8.8:443/", "https://[2606:4700::1111]/", "http://134744072/"]


@pytest.mark.parametrize("url", REFUSED)
def test_a_server_refuses(url):
    with pytest.raises(AddressError) as caught:
        Guard().check(url)
    assert "\n" not in caught.value.sentence()


@pytest.mark.parametrize("url", ALLOWED)
def test_a_server_allows_public_addresses(url):
    Guard().check(url)


@pytest.mark.parametrize("url", REFUSED)
def test_the_same_is_refused_inside_the_event_loop(url):
    with pytest.raises(AddressError):
        asyncio.run(Guard().admit(url))


def test_every_address_of_a_host_must_be_public(monkeypatch):
    monkeypatch.setattr(guards, "resolve", lambda host, port: (ip_address("8.8.8.8"), ip_address("10.0.0.1")))
    with pytest.raises(AddressError, match="not a public address"):
        Guard().check("http://twee.example/")


@pytest.mark.parametrize("local", [False, True])
def test_a_host_without_any_address_is_refused(monkeypatch, local):
    monkeypatch.setattr(guards, "resolve", lambda host, port: ())
    with pytest.raises(AddressError):
        Guard(local=local).check("http://geen.example/")


def test_a_look_up_that_takes_too_long_finds_nothing(monkeypatch):
    monkeypatch.setattr(guards, "LOOKUP_SECONDS", 0.1)
    monkeypatch.setattr(guards, "resolve", lambda host, port: time.sleep(0.5))
    began = time.monotonic()
    with pytest.raises(AddressError, match="cannot be found"):
        asyncio.run(Guard().admit("http://traag.example/"))
    assert time.monotonic() - began < 0.45


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "193.190.67.1", "2606:4700::1111", "2a02:1807::1"])
def test_ordinary_addresses_are_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/", "http://localhost:5000/", "http://[::1]:3000/", "http://8.8.8.8:8080/"])
def test_the_command_line_may_audit_this_computer_and_any_port(url):
    Guard(local=True).check(url)


def test_a_page_of_the_internet_has_no_business_on_the_computer_of_who_audits_it():
    guard = Guard(local=True, loopback=False)
    guard.check("http://8.8.8.8:8080/")
    for url in ("http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:3000/", "http://a.localhost/"):
        with pytest.raises(AddressError, match="not a public address"):
            guard.check(url)


@pytest.mark.parametrize(
    ("url", "here"),
    [("http://127.0.0.1:8000/", True), ("http://localhost/", True), ("http://stad.localhost/", True), ("http://[::1]/", True),
     ("http://2130706433/", True), ("http://hier.test/", False),
     ("http://8.8.8.8/", False), ("http://weg.invalid/", False), ("http://[::1", False), ("", False)],
)  # fmt: skip
def test_whether_an_address_names_this_computer(monkeypatch, url, here):
    monkeypatch.setattr(guards, "resolve", lambda host, port: (ip_address("127.0.0.1"),))
    assert is_loopback(url) is here


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://169.254.169.254/", "http://192.168.0.1:8080/"])
def test_the_command_line_asks_before_it_audits_a_private_network(url):
    with pytest.raises(AddressError, match="--allow-private"):
        Guard(local=True).check(url)
    Guard(private=True).check(url)


def test_an_allowed_origin_is_that_origin_only():
    guard = Guard(allowed_origins=[origin("http://127.0.0.1:8000/")])
    guard.check("http://127.0.0.1:8000/nl")
    for other in ("http://127.0.0.1:8001/", "https://127.0.0.1:8000/", "http://localhost:8000/", "http://127.0.0.1/"):
        with pytest.raises(AddressError):
            guard.check(other)


def script(body):
    return 200, {"Content-Type": "text/javascript"}, body


def everything(other_name, neighbour):
    """A site that tries to reach its neighbour in every way; ``/to/…`` redirects there, ``other_name`` is the same site as another site."""
    socket = neighbour.replace("http", "ws")

    def answer(path):
        if path.startswith("/to/"):
            return to(f"{neighbour}/redirected-{path.removeprefix('/to/')}")
        pages = {
            "/worker.js": script(f"for (const to of ['{neighbour}/worker', '/to/worker']) fetch(to, {{mode: 'no-cors'}}).catch(() => 0)"),
            "/script-away": page(f"<script>location = '{neighbour}/script-away'</script>"),
            "/script-redirect": page("<script>location = '/to/script-redirect'</script>"),
            "/refresh": page("", head=f"<meta http-equiv=refresh content='0; url={neighbour}/refresh'>"),
            "/frame": page("<p>Kader.</p><img src=/to/frame-img alt=''>"),
            "/all": page(
                f"<img src='{neighbour}/img' alt=''><img src=/to/img alt=''>"
                f"<script src='{neighbour}/s.js'></script><script src=/to/s.js></script>"
                f"<link rel=stylesheet href='{neighbour}/c.css'><link rel=stylesheet href=/to/c.css>"
                f"<link rel=prefetch href='{neighbour}/prefetch'><link rel=prefetch href=/to/prefetch>"
                f"<iframe src='{neighbour}/iframe' title=a></iframe><iframe src=/to/iframe title=b></iframe>"
                f"<iframe src=/frame title=c></iframe><iframe src='{other_name()}/plain' title=d></iframe>"
                f"<object data='{neighbour}/object'></object><object data=/to/object></object>"
                f"<video src=/to/video></video><iframe src='file:///etc/passwd' title=e></iframe><script>"
                f"for (const to of ['{neighbour}/fetch', '/to/fetch']) fetch(to, {{mode: 'no-cors'}}).catch(() => 0);"
                f"for (const to of ['{neighbour}/beacon', '/to/beacon']) navigator.sendBeacon(to, 'x');"
                f"for (const to of ['{neighbour}/events', '/to/events']) new EventSource(to);"
                f"new WebSocket('{socket}/socket'); new Worker('/worker.js');"
                f"for (const to of ['{neighbour}/window', '/to/window', '/frame']) window.open(to);"
                "try { new SharedWorker('/worker.js') } catch {}</script><p>Tekst.</p>"
            ),
            "/plain": page(f"<p>Kader van elders.</p><img src='{neighbour}/frame-elsewhere' alt=''>"),
            "/frame-away": page(f"<iframe src='{other_name()}/inner-frame' title=a></iframe><p>Tekst.</p>"),
            "/inner-frame": page("<img src=/to/inner alt=''>"),
        }
        return pages.get(path)

    return answer


@pytest.fixture(scope="module")
def attacks():
    """Visits every attacking page as a server would; path → (snapshot, what the neighbour was asked)."""
    seen = {}

    async def attack(own, neighbour):
        elsewhere = own.url.replace("127.0.0.1", "localhost")
        guard = Guard(allowed_origins=[origin(own.url), origin(elsewhere)])
        async with launch(find_browser(), extra_arguments=BROWSER_ARGUMENTS) as browser:
            for path in ("/to/page", "/script-away", "/script-redirect", "/refresh", "/all", "/frame-away"):
                neighbour.requests.clear()
                visited = await visit(browser, own.url + path, guard=guard, timeout=45)
                seen[path] = visited.snapshot, sorted(set(neighbour.paths))

    with serve(lambda path: page("<p>Geheim.</p>")) as neighbour:
        name = []
        with serve(everything(lambda: name[0], neighbour.url)) as own:
            name.append(own.url.replace("127.0.0.1", "localhost"))
            asyncio.run(attack(own, neighbour))
    return seen


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/to/page", "/script-away", "/script-redirect", "/refresh"])
def test_a_page_that_leads_to_a_neighbour_is_untested_and_the_neighbour_hears_nothing(attacks, path):
    snapshot, reached = attacks[path]
    assert (snapshot.loaded, snapshot.reason, reached) == (False, reasons.REFUSED_BY_GUARD, [])


@pytest.mark.browser
def test_nothing_that_a_page_asks_for_reaches_a_neighbour(attacks):
    snapshot, reached = attacks["/all"]
    assert (snapshot.loaded, reached) == (True, [])


@pytest.mark.browser
def test_a_redirect_inside_a_frame_of_another_site_reaches_nobody(attacks):
    assert attacks["/frame-away"][1] == []
