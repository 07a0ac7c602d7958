import socket
import threading
import time
import urllib.request
from urllib.parse import urlsplit

import pytest
from flask import Flask

from barometer.errors import InputError
from barometer.sample import SampleCity
from barometer.sample.trouble import trouble_pages


@pytest.fixture(scope="module")
def url():
    with SampleCity(frozenset()).serve() as address:
        yield address


def serving() -> int:
    return sum("process_request_thread" in thread.name for thread in threading.enumerate())


def wait_until_served(count: int) -> bool:
    end = time.monotonic() + 5
    while serving() != count and time.monotonic() < end:
        time.sleep(0.02)
    return serving() == count


@pytest.mark.parametrize("path", ["/trouble/slow", "/trouble/never-ends", "/trouble/huge"])
def test_a_page_that_does_not_end_stops_when_the_client_leaves(url, path):
    parts = urlsplit(url)
    before = serving()
    client = socket.create_connection((parts.hostname, parts.port))
    client.sendall(f"GET {path} HTTP/1.0\r\nHost: here\r\n\r\n".encode())
    assert wait_until_served(before + 1)
    client.close()
    assert wait_until_served(before)


def test_a_server_with_a_waiting_client_stops_at_once():
    with SampleCity(frozenset()).serve() as address:
        parts = urlsplit(address)
        client = socket.create_connection((parts.hostname, parts.port))
        client.sendall(b"GET /trouble/slow HTTP/1.0\r\n\r\n")
        time.sleep(0.2)
        start = time.monotonic()
    assert time.monotonic() - start < 3
    client.close()


def test_the_slow_page_answers_in_the_end():
    app = Flask("slow")
    app.register_blueprint(trouble_pages(leaving=threading.Event(), delay=0.2))
    assert "na een minuut" in app.test_client().get("/trouble/slow").text


@pytest.mark.parametrize(("path", "status"), [("500", 500), ("404", 404), ("redirect-loop", 302), ("empty", 200)])
def test_a_trouble_page_answers_with_its_status(repaired, path, status):
    assert repaired.get(f"/trouble/{path}").status_code == status


def test_the_loop_leads_to_itself_and_away_leads_to_another_origin(repaired):
    assert repaired.get("/trouble/redirect-loop").location == "/trouble/redirect-loop"
    assert repaired.get("/trouble/redirect-away", base_url="http://127.0.0.1:8000").location == "http://localhost:8000/"


def test_what_is_no_page_says_so_in_its_headers(repaired):
    assert repaired.get("/trouble/download").headers["Content-Disposition"].startswith("attachment")
    assert repaired.get("/trouble/not-html").mimetype == "application/json"
    assert repaired.get("/trouble/not-html").json == {"gemeente": "Elzerbeke"}


def test_the_old_encoding_comes_without_its_name(repaired):
    answer = repaired.get("/trouble/encoding")
    assert answer.headers["Content-Type"] == "text/html"
    assert b"charset" not in answer.data
    assert "Geïnteresseerde coördinatoren betalen 5 €" in answer.data.decode("cp1252")


def test_the_huge_page_is_tens_of_megabytes(repaired):
    assert sum(len(part) for part in repaired.get("/trouble/huge", buffered=False).iter_encoded()) > 20_000_000


@pytest.mark.parametrize(("path", "script"), [("hang", "while (true)"), ("dialog", "alert("), ("popup", "window.open(")])
def test_a_page_with_a_bad_script_has_it(repaired, path, script):
    assert script in repaired.get(f"/trouble/{path}").text


def test_no_page_of_the_city_links_to_trouble(faulty):
    assert "/trouble" not in faulty.get("/sitemap.xml").text + faulty.get("/sitemap").text + faulty.get("/").text


def test_the_server_listens_on_this_machine_only_and_says_nothing(url, capfd):
    assert urlsplit(url).hostname == "127.0.0.1"
    with urllib.request.urlopen(f"{url}/") as answer:
        assert answer.status == 200
    assert capfd.readouterr() == ("", "")


def test_a_taken_port_is_one_sentence(url):
    with pytest.raises(InputError, match="taken"), SampleCity().serve(urlsplit(url).port):
        pass
