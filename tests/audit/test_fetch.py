import gzip
import time
import zlib

import pytest

from barometer.audit import fetch as fetches
from barometer.audit.fetch import LIMIT_BYTES, fetch
from barometer.audit.guard import Guard
from tests.servers import serve, to

HERE = Guard(local=True)


def ask(url, *, seconds=5.0, guard=HERE):
    return fetch(url, guard=guard, user_agent="test", seconds=seconds)


def drip(handler):
    """One byte at a time, each sooner than any time-out of a socket."""
    handler.send_response(200)
    handler.send_header("Content-Length", "10000")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(200):
        handler.wfile.write(f"X-{number}: 1\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def nonsense(handler):
    handler.wfile.write(b"\x00\x01\x02 nothing\r\n\r\n")


def test_a_text_is_fetched_with_our_name():
    with serve({"/robots.txt": "User-agent: *"}) as server:
        answer = ask(f"{server.url}/robots.txt")
        assert (answer.status, answer.body) == (200, b"User-agent: *")


def test_an_error_has_no_body():
    with serve({}) as server:
        answer = ask(f"{server.url}/weg")
    assert (answer.status, answer.body) == (404, b"")


def test_redirects_are_followed_a_few_times():
    with serve({"/a": to("/b"), "/b": to("/c", 308), "/c": "eind", "/loop": to("/loop"), "/nowhere": (302, {}, b"")}) as server:
        assert ask(f"{server.url}/a").body == b"eind"
        assert ask(f"{server.url}/a").url == f"{server.url}/c"
        assert ask(f"{server.url}/loop") is None
        assert ask(f"{server.url}/nowhere").status == 302


def test_every_hop_passes_the_guard():
    with serve(lambda path: "geheim") as neighbour, serve({"/a": to(neighbour.url)}) as server:
        guard = Guard(allowed_origins=[server.url])
        assert ask(f"{server.url}/a", guard=guard) is None
        assert ask("http://169.254.169.254/", guard=guard) is None
        assert neighbour.requests == []


@pytest.mark.parametrize("answer", [drip, drip_headers])
def test_a_server_that_drips_is_left(answer):
    with serve({"/": answer}) as server:
        began = time.monotonic()
        assert ask(f"{server.url}/", seconds=0.6) is None
        assert time.monotonic() - began < 2


def test_a_server_that_says_nothing_is_left():
    with serve({"/": lambda handler: time.sleep(3)}) as server:
        began = time.monotonic()
        assert ask(f"{server.url}/", seconds=0.5) is None
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("url", ["http://weg.invalid/", "http://127.0.0.1:1/", "file:///etc/passwd", "http://[::1", ""])
def test_what_cannot_be_fetched_is_nothing(url):
    assert ask(url) is None


def test_an_answer_that_is_no_http_is_nothing():
    with serve({"/": nonsense}) as server:
        assert ask(f"{server.url}/") is None


def test_a_large_answer_is_cut_off():
    with serve({"/": b"x" * (LIMIT_BYTES + 1000)}) as server:
        assert len(ask(f"{server.url}/").body) == LIMIT_BYTES


def test_gzip_is_unpacked_and_a_bomb_is_cut_off():
    bomb = zlib.compressobj(wbits=31)
    packed = b"".join(bomb.compress(b"\0" * 1_000_000) for _ in range(200)) + bomb.flush()
    answers = {
        "/encoded": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"tekst")),
        "/map.xml.gz": gzip.compress(b"tekst"),
        "/plain.gz": b"tekst",
        "/bomb.gz": packed,
        "/broken.gz": gzip.compress(b"tekst")[:8] + b"\xff\xff\xff",
    }
    with serve(answers) as server:
        assert [ask(f"{server.url}{path}").body for path in ("/encoded", "/map.xml.gz", "/plain.gz")] == [b"tekst"] * 3
        assert len(ask(f"{server.url}/bomb.gz").body) == fetches.LIMIT_BYTES
        assert ask(f"{server.url}/broken.gz") is None
