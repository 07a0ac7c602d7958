"""Secrets are taken out of everything that is kept, however the page wrote them; a session is cut to its origin."""

import json
from datetime import UTC, datetime

import pytest

from barometer.audit.artifacts.walk import Walked
from barometer.audit.element import Element
from barometer.audit.flows.secrets import Secrets
from barometer.audit.flows.session import SessionGuard, read_state, session_for
from barometer.audit.guard import Guard
from barometer.audit.snapshot import Snapshot, TextBlock
from barometer.errors import AddressError, InputError

VALUE = 'P<ss w&rd "42"'


@pytest.mark.parametrize(
    "written",
    [
        VALUE, VALUE.upper(),
        "P&lt;ss w&amp;rd &quot;42&quot;", 'P&lt;ss w&amp;rd "42"', "P%3Css%20w%26rd%20%2242%22",
        "P%3Css+w%26rd+%2242%22",
        'P<ss w&rd \\"42\\"',
    ],
)  # fmt: skip
def test_a_secret_is_hidden_however_it_is_written(written):
    assert Secrets({"PW": VALUE}).hide(f"voor {written} na") == "voor ${PW} na"


def test_the_beginning_of_a_secret_at_a_cut_is_hidden_too():
    secrets = Secrets({"PW": "hunter2222"})
    assert secrets.hide('<input value="hunter2…') == '<input value="…'
    assert secrets.hide("hunter heeft een hond") == "hunter heeft een hond"


def test_nobody_who_prints_secrets_sees_them():
    assert repr(Secrets({"PW": VALUE}, hidden=["cookiewaarde"])) == "Secrets(PW)"


def test_a_whole_snapshot_is_hidden_and_stays_a_snapshot():
    element = Element("#a", f"<p>{VALUE}</p>", f"Dag {VALUE}")
    page = Snapshot(
        f"http://x/?a={VALUE}", "http://x/", datetime(2026, 1, 5, tzinfo=UTC), True, values=(("what", VALUE),),
        blocks=(TextBlock(element, "p", "nl"),), walked=Walked("f", 1, "l", (element,)),
    )  # fmt: skip
    hidden = Secrets({"PW": VALUE, "PIN": "2026", "PLACE": "main"}).hide_in(page)
    assert VALUE not in repr(hidden)
    assert hidden.gathered_at == page.gathered_at
    assert hidden.blocks[0].element.text == "Dag ${PW}"


def state(*cookies: tuple[str, str], origins: tuple[str, ...] = ()) -> dict:
    return {
        "cookies": [{"name": "s", "value": value, "domain": domain, "path": "/", "sameSite": "None"} for domain, value in cookies],
        "origins": [{"origin": one, "localStorage": []} for one in origins],
    }


def test_a_session_holds_only_what_belongs_to_its_origin_and_stays_on_its_host():
    whole = state((".stad.be", "a"), ("www.stad.be", "b"), ("ander.be", "c"), ("stad.be", "d"), (".w.stad.be", "e"),
                  origins=("https://www.stad.be", "https://www.stad.be:8443", "https://ander.be"))  # fmt: skip
    session = session_for("https://www.stad.be/x", whole)
    assert [(one["value"], one["domain"], one["secure"], one["sameSite"]) for one in session.state["cookies"]] == [
        ("a", "www.stad.be", True, "Lax"), ("b", "www.stad.be", True, "Lax"),
    ]  # fmt: skip
    assert [one["origin"] for one in session.state["origins"]] == ["https://www.stad.be"]
    assert "value" not in repr(session)
    with pytest.raises(InputError, match="holds nothing"):
        session_for("https://elders.be/", whole)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9000/", "https://127.0.0.1/", "http://127.0.0.1/"])
def test_nothing_goes_to_another_port_of_the_sessions_host(url):
    guard = SessionGuard(Guard(local=True), session_for("http://127.0.0.1:8000/", state(("127.0.0.1", "a"))))
    guard.check("http://127.0.0.1:8000/x")
    guard.check("http://localhost:9000/")
    with pytest.raises(AddressError, match="login is for"):
        guard.check(url)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"cookies": 3}', '{"cookies": [{"name": 1}]}', "[" * 100_000, "\0" * 6_000_000])
def test_a_file_that_is_no_session_is_refused_without_repeating_it(tmp_path, content):
    path = tmp_path / "state.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no stored session"):
        read_state(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_state(tmp_path / "weg")
    path.write_text(json.dumps(state(("stad.be", "a"))), encoding="utf-8")
    assert len(read_state(path)[1]) == 64
