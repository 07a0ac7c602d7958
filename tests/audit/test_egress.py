"""The way out by itself, over a bare connection: who may use it, what it reaches, and what it refuses to read in two ways."""

import asyncio
import time
from base64 import b64encode
from ipaddress import ip_address

import pytest

from barometer.audit import egress as egresses
from barometer.audit import guard as guards
from barometer.audit import reasons, relay
from barometer.audit.addresses import origin
from barometer.audit.egress import Egress
from barometer.audit.guard import Guard
from barometer.errors import AddressError
from tests.servers import serve

HERE = {"local": True}


def password(way_out):
    proxy = way_out.proxy_with_password
    return "Basic " + b64encode(f"{proxy['username']}:{proxy['password']}".encode()).decode()


async def connect(way_out):
    return await asyncio.open_connection("127.0.0.1", int(way_out.proxy["server"].rpartition(":")[2]))


async def answered(way_out, request, *, more=b"", secret=None):
    """What comes back until the connection ends, of a tunnel its head; ``request`` without its last empty line. b"" when it breaks off."""
    reader, writer = await connect(way_out)
    writer.write(f"{request}\r\nProxy-Authorization: {secret or password(way_out)}\r\nConnection: close\r\n\r\n".encode("latin-1") + more)
    try:
        tunnel = request.startswith("CONNECT")
        return await asyncio.wait_for(reader.readuntil(b"\r\n\r\n") if tunnel else reader.read(), 10)
    except (ConnectionError, asyncio.IncompleteReadError):
        return b""
    finally:
        writer.close()


def ask(request, *, guard=None, more=b"", secret=None):
    """The answer to one request, and the way out for what it remembers."""

    async def go():
        async with Egress.opened(guard or Guard(**HERE)) as way_out:
            return await answered(way_out, request, more=more, secret=secret), way_out

    return asyncio.run(go())


def get(url):
    return f"GET {url} HTTP/1.1\r\nHost: elders.test"


@pytest.fixture
def names(monkeypatch):
    """Names of this test: name → the addresses that each look-up gives, one after the other; the last one stays."""
    known, asked = {}, []
    real = guards.resolve

    def resolve(host, port):
        asked.append(host)
        if host not in known:
            return real(host, port)
        answers = known[host]
        return tuple(map(ip_address, answers.pop(0) if len(answers) > 1 else answers[0]))

    monkeypatch.setattr(guards, "resolve", resolve)
    known["asked"] = asked
    return known


@pytest.fixture(scope="module")
def site():
    def echo(handler):
        body = b""  # one of a known length was read by the server
        while handler.headers.get("Transfer-Encoding") and not body.endswith(b"0\r\n\r\n"):
            body += handler.rfile.readline()
        lines = [f"{handler.command} {handler.path}", *(f"{name}: {value}" for name, value in handler.headers.items())]
        handler.server.seen = lines
        handler.send_response(200)
        handler.send_header("Connection", "X-Secret")
        handler.send_header("X-Secret", "1")
        handler.end_headers()
        handler.wfile.write("\n".join(lines).encode() + b"\n" + body)

    with serve(lambda path: echo) as served:
        yield served


def test_a_request_is_passed_on_without_what_is_only_for_us(site):
    answer, way_out = ask(f"{get(site.url + '/pad?a=1')}\r\nTE: trailers\r\nUpgrade: h2c\r\nX-Eigen: ja\r\nConnection: X-Weg\r\nX-Weg: 1")
    head, _, body = answer.decode().partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 ")
    assert "X-Secret" not in head
    assert body.splitlines() == ["GET /pad?a=1", f"Host: {site.url.removeprefix('http://')}", "Connection: keep-alive", "X-Eigen: ja"]
    assert way_out.carried > 0


def test_a_body_arrives_whole_and_in_chunks(site):
    answer, _ = ask(f"POST {site.url}/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5", more=b"hallo")  # the server waits for all five
    assert b"\nContent-Length: 5\n" in answer
    chunked, _ = ask(f"POST {site.url}/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked", more=b"5;x=y\r\nhallo\r\n0\r\nT: 1\r\n\r\n")
    assert chunked.endswith(b"\n5\r\nhallo\r\n0\r\n\r\n")


@pytest.mark.parametrize("secret", ["Basic YmFyb21ldGVyOng=", "Basic", "Bearer x", "x", "Basic \xe9"])
def test_who_does_not_know_the_password_gets_nowhere(site, secret):
    before = len(site.requests)
    for request in (get(f"{site.url}/"), f"CONNECT {site.url.removeprefix('http://')} HTTP/1.1"):
        answer, _ = ask(request, secret=secret)
        assert answer.startswith(b"HTTP/1.1 407 ")
    assert len(site.requests) == before


def test_every_visit_has_a_password_and_a_port_of_its_own():
    async def go():
        async with Egress.opened(Guard()) as one, Egress.opened(Guard()) as other:
            return one.proxy_with_password, other.proxy_with_password

    one, other = asyncio.run(go())
    assert one["server"] != other["server"]
    assert one["password"] != other["password"]


NASTY = {
    "two lengths": "POST {url} HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 5",
    "two different lengths": "POST {url} HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6",
    "a list of lengths": "POST {url} HTTP/1.1\r\nContent-Length: 5, 5",
    "a length with a sign": "POST {url} HTTP/1.1\r\nContent-Length: +5",
    "a length in other digits": "POST {url} HTTP/1.1\r\nContent-Length: \xb2",
    "length and chunks": "POST {url} HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
    "a coding in disguise": "POST {url} HTTP/1.1\r\nTransfer-Encoding: \x0bchunked",
    "an unknown coding": "POST {url} HTTP/1.1\r\nTransfer-Encoding: gzip, chunked",
    "two codings": "POST {url} HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    "chunks of HTTP/1.0": "POST {url} HTTP/1.0\r\nTransfer-Encoding: chunked",
    "a space before the colon": "POST {url} HTTP/1.1\r\nContent-Length : 5",
    "a folded line": "GET {url} HTTP/1.1\r\nX: 1\r\n Content-Length: 5",
    "a bare line feed": "GET {url} HTTP/1.1\r\nX: 1\nHost: elders",
    "a bare carriage return": "GET {url} HTTP/1.1\r\nX: 1\rHost: elders",
    "a zero byte": "GET {url} HTTP/1.1\r\nX: 1\x00",
    "two hosts": "GET {url} HTTP/1.1\r\nHost: a\r\nHost: b",
    "a space in the target": "GET {url}/a b HTTP/1.1",
    "a tab for a space": "GET\t{url} HTTP/1.1",
    "another version": "GET {url} HTTP/2.0",
    "no version": "GET {url}",
    "a path only": "GET / HTTP/1.1\r\nHost: {host}",
    "https without a tunnel": "GET https://{host}/ HTTP/1.1",
    "another scheme": "GET ftp://{host}/ HTTP/1.1",
    "a user name": "GET http://8.8.8.8@{host}/ HTTP/1.1",
    "a fragment": "GET {url}/#a HTTP/1.1",
    "no host": "GET http:///pad HTTP/1.1",
    "a backslash": "GET http://8.8.8.8\\@{host}/ HTTP/1.1",
    "a tunnel without a port": "CONNECT 127.0.0.1 HTTP/1.1",
    "a tunnel to port 0": "CONNECT 127.0.0.1:0 HTTP/1.1",
    "a tunnel to a port that is none": "CONNECT 127.0.0.1:99999 HTTP/1.1",
    "a tunnel to an address": "CONNECT {url} HTTP/1.1",
    "a tunnel with a user name": "CONNECT a@{host} HTTP/1.1",
    "a long head": "GET {url} HTTP/1.1\r\nX: " + "x" * 70_000,
    "nonsense": "\x16\x03\x01",
}


@pytest.mark.parametrize("request_", NASTY.values(), ids=NASTY)
def test_what_can_be_read_in_two_ways_is_not_passed_on(request_, site):
    site.requests.clear()
    host = site.url.removeprefix("http://")
    answer, _ = ask(request_.format(url=site.url, host=host), more=b"zz\r\nhallo\r\n0\r\n\r\n")
    assert answer == b"" or answer.startswith(b"HTTP/1.1 400 "), answer
    assert site.requests == []


FORBIDDEN = [
    "127.0.0.1", "localhost", "localhost.", "foo.localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0.0.0.0", "0", "10.0.0.1",
    "169.254.169.254", "192.168.1.1", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::1]",
    "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[::127.0.0.1]", "100.64.0.1", "192.0.0.8", "xn--n3h.invalid", "weg.invalid", "a..b",
]  # fmt: skip


@pytest.mark.parametrize("host", FORBIDDEN)
def test_a_server_reaches_none_of_these_in_any_form(host):
    async def go():
        async with Egress.opened(Guard()) as way_out:
            said = [await answered(way_out, get(f"http://{host}/"))]
            said += [await answered(way_out, f"CONNECT {host}:{port} HTTP/1.1") for port in (80, 443)]
            return said, way_out.connections, way_out.trouble(f"http://{host}/")

    said, connections, trouble = asyncio.run(go())
    assert {answer.partition(b"\r\n")[0] for answer in said} == {b"HTTP/1.1 403 Forbidden"}
    assert said[0].endswith(egresses.FORBIDDEN.encode()), "a page must not learn which names exist"
    assert connections == 0
    assert trouble in (reasons.REFUSED_BY_GUARD, reasons.UNFINDABLE)


def test_a_public_host_is_reached_at_the_usual_ports_only(names):
    names["stad.test"] = [["8.8.8.8"]]
    for request in (get("http://stad.test:8080/"), "CONNECT stad.test:22 HTTP/1.1", "CONNECT stad.test:25 HTTP/1.1"):
        assert ask(request, guard=Guard())[0].startswith(b"HTTP/1.1 403 ")


def test_an_allowed_origin_opens_that_host_and_port_only(site):
    with serve({"/": "geheim"}) as neighbour:
        guard = Guard(allowed_origins=[origin(site.url)])
        assert ask(get(f"{site.url}/"), guard=guard)[0].startswith(b"HTTP/1.1 200 ")
        assert ask(f"CONNECT {site.url.removeprefix('http://')} HTTP/1.1", guard=guard)[0].startswith(b"HTTP/1.1 200 ")
        assert ask(get(f"{neighbour.url}/"), guard=guard)[0].startswith(b"HTTP/1.1 403 ")
        assert ask(f"CONNECT {neighbour.url.removeprefix('http://')} HTTP/1.1", guard=guard)[0].startswith(b"HTTP/1.1 403 ")
        assert neighbour.requests == []


def test_a_name_that_changes_its_address_is_dialled_where_it_was_checked(names, monkeypatch):
    """DNS rebinding: the look-up that was judged is the one that is dialled, and when it is too old, the next one is judged anew."""
    names["wissel.test"] = [["8.8.8.8"], ["127.0.0.1"]]
    dialled, guard = [], Guard()

    async def refuse(host, port, **_):
        dialled.append((host, port))
        raise ConnectionRefusedError

    async def go():
        async with Egress.opened(guard) as way_out:
            monkeypatch.setattr(egresses, "open_connection", refuse)
            for _ in range(3):
                with pytest.raises(relay.CutOff):
                    await way_out.dial(("wissel.test", 80), await guard.admit("http://wissel.test/"))
            assert names["asked"] == ["wissel.test"]
            later = time.monotonic() + guards.KEEP_SECONDS
            monkeypatch.setattr(guards.time, "monotonic", lambda: later)
            with pytest.raises(AddressError, match="not a public address"):
                await guard.admit("http://wissel.test/")

    asyncio.run(go())
    assert dialled == [("8.8.8.8", 80)] * 3


def test_one_bad_address_among_good_ones_is_enough_to_refuse(names):
    names["half.test"] = [["8.8.8.8", "127.0.0.1"]]
    assert ask(get("http://half.test/"), guard=Guard())[0].startswith(b"HTTP/1.1 403 ")


def test_a_host_is_looked_up_once_however_much_is_asked_at_once(names):
    names["druk.test"] = [["127.0.0.1"]]

    async def go():
        guard = Guard(local=True)
        await asyncio.gather(*(guard.admit("http://druk.test/") for _ in range(50)))

    asyncio.run(go())
    assert names["asked"] == ["druk.test"]


def test_why_nothing_came_is_remembered():
    with serve({}) as gone:
        pass

    def hang_up(handler):
        handler.connection.close()

    async def go(url):
        async with Egress.opened(Guard(**HERE)) as way_out:
            said = [await answered(way_out, get(f"{gone.url}/")), await answered(way_out, get(f"{url}/"))]
            tunnel = await answered(way_out, f"CONNECT {gone.url.removeprefix('http://')} HTTP/1.1")
            return said, tunnel, way_out.trouble(f"{gone.url}/x"), way_out.trouble(url)

    with serve(lambda path: hang_up) as rude:
        said, tunnel, nobody, broke = asyncio.run(go(rude.url))
    assert said == [b"", b""]
    assert tunnel.startswith(b"HTTP/1.1 502 ")
    assert (nobody, broke) == (reasons.REFUSED, reasons.BROKE_OFF)


RAW_ANSWERS = {
    "two different lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nhallo",
    "no status line": b"hallo\r\n\r\n",
    "another protocol": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
    "our own question": b'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="barometer"\r\n\r\n',
    "a bad chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhallo\r\n0\r\n\r\n",
    "half a head": b"HTTP/1.1 200 OK\r\nX",
}
READ_ALL_THE_SAME = {
    "bare line feeds": b"HTTP/1.1 200 OK\nContent-Length: 5\n\nhallo",
    "the same length twice": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhallo",
    "chunks go before a length": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhallo\r\n0\r\n\r\n",
    "a folded line": b"HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 5\r\n\r\nhallo",
    "a line that is no field": b"HTTP/1.1 200 OK\r\nzomaar\r\nContent-Length: 5\r\n\r\nhallo",
    "HTTP/1.0 until the end": b"HTTP/1.0 200 OK\r\n\r\nhallo",
    "something in between": b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhallo",
}


def says(raw):
    def write(handler):
        handler.connection.sendall(raw)

    return write


@pytest.mark.parametrize("raw", RAW_ANSWERS.values(), ids=RAW_ANSWERS)
def test_an_answer_that_no_browser_would_read_breaks_off(raw):
    with serve(lambda path: says(raw)) as server:
        answer, _ = ask(get(f"{server.url}/"))
    assert b"407" not in answer
    assert b"hallo" not in answer


@pytest.mark.parametrize("raw", READ_ALL_THE_SAME.values(), ids=READ_ALL_THE_SAME)
def test_an_answer_that_browsers_read_is_read(raw):
    with serve(lambda path: says(raw)) as server:
        answer, _ = ask(get(f"{server.url}/"))
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.count(b"hallo") == 1


def test_a_visit_gets_its_share_of_bytes_and_no_more(monkeypatch):
    monkeypatch.setattr(egresses, "VISIT_BYTES", 300_000)
    full = []

    async def go(url):
        async with Egress.opened(Guard(**HERE)) as way_out:
            way_out.full = lambda: full.append(way_out.carried)
            return [len(await answered(way_out, get(f"{url}/"))) for _ in range(4)]

    with serve(lambda path: b"x" * 200_000) as server:
        got = asyncio.run(go(server.url))
    assert got[0] > 200_000
    assert sum(got) < 400_000
    assert got[2:] == [0, 0]
    assert len(full) == 1


def test_a_visit_makes_so_many_connections_and_no_more(monkeypatch, site):
    monkeypatch.setattr(egresses, "CONNECTIONS", 3)

    async def go():
        async with Egress.opened(Guard(**HERE)) as way_out:
            return [len(await answered(way_out, get(f"{site.url}/"))) > 0 for _ in range(5)]

    assert asyncio.run(go()) == [True] * 3 + [False] * 2


def test_a_connection_where_nothing_moves_is_ended(monkeypatch):
    monkeypatch.setattr(relay, "IDLE_SECONDS", 0.2)
    monkeypatch.setattr(egresses, "HEAD_SECONDS", 0.2)

    async def go(url):
        async with Egress.opened(Guard(**HERE)) as way_out:
            silent, ended = await connect(way_out)
            assert await asyncio.wait_for(silent.read(), 5) == b""
            ended.close()
            reader, writer = await connect(way_out)
            writer.write(f"CONNECT {url.removeprefix('http://')} HTTP/1.1\r\nProxy-Authorization: {password(way_out)}\r\n\r\n".encode())
            said = await asyncio.wait_for(reader.read(), 5)
            writer.close()
            return said

    with serve({}) as server:
        assert asyncio.run(go(server.url)).startswith(b"HTTP/1.1 200 ")


def test_after_the_visit_every_connection_is_gone(site):
    async def go():
        async with Egress.opened(Guard(**HERE)) as way_out:
            port = int(way_out.proxy["server"].rpartition(":")[2])
            reader, writer = await connect(way_out)
            tunnel = f"CONNECT {site.url.removeprefix('http://')} HTTP/1.1\r\nProxy-Authorization: {password(way_out)}\r\n\r\n"
            writer.write(tunnel.encode())
            await reader.readuntil(b"\r\n\r\n")
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()
        with pytest.raises(OSError, match="Connect call failed"):
            await asyncio.open_connection("127.0.0.1", port)

    asyncio.run(go())


def test_a_server_is_asked_again_over_the_same_connection():
    ports = []

    def note(handler):
        ports.append(handler.client_address[1])
        handler.close_connection = False
        handler.send_response(200)
        handler.send_header("Content-Length", "2")
        handler.end_headers()
        handler.wfile.write(b"ja")

    async def go(url):
        async with Egress.opened(Guard(**HERE)) as way_out:
            reader, writer = await connect(way_out)
            for _ in range(3):
                writer.write(f"{get(url + '/')}\r\nProxy-Authorization: {password(way_out)}\r\n\r\n".encode())
                await reader.readuntil(b"\r\n\r\n")
                assert await reader.readexactly(2) == b"ja"
            writer.close()
            return way_out.connections

    with serve(lambda path: note) as server:
        assert asyncio.run(go(server.url)) == 1
    assert len(set(ports)) == 1
