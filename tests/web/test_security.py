"""The secret key, the headers, the host, the CSRF token."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from barometer.errors import StorageError
from barometer.settings import Settings
from barometer.web import create_app
from barometer.web.security import SECRET_FILE, stored_secret
from tests.web.client import PolicingClient
from tests.web.conftest import make_app
from tests.web.test_forms import FACTS
from tests.web.town import Town


@pytest.mark.parametrize("path", ["/nl/", "/nl/nowhere", "/static/application.css"])
def test_every_answer_has_the_safety_headers(client: PolicingClient, path: str):
    with client.get(path) as response:
        headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_the_nonce_is_new_in_every_answer(client: PolicingClient):
    nonces = {re.search(r"'nonce-([^']+)'", client.get("/nl/").headers["Content-Security-Policy"]).group(1) for _ in range(3)}  # type: ignore[union-attr]
    assert len(nonces) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/nl/new-service",
        "/nl/services/verhuizen/change",
        "/nl/services/verhuizen/audits",
        "/nl/services/verhuizen/journeys/adreswijziging",
        "/nl/services/verhuizen/journeys/adreswijziging/remove",
    ],
)
def test_a_form_without_its_token_is_refused_and_stores_nothing(own_town: Town, tmp_path: Path, path: str):
    app = make_app(tmp_path)
    before = (own_town.workplace.repository.services(), own_town.workplace.repository.audits())
    assert app.test_client().post(path, data=FACTS).status_code == 400
    assert (own_town.workplace.repository.services(), own_town.workplace.repository.audits()) == before
    app.extensions["barometer"].workplace.repository.engine.dispose()


def test_a_form_with_its_token_is_taken(own_town: Town, tmp_path: Path):
    app = make_app(tmp_path)
    client = app.test_client()
    assert isinstance(client, PolicingClient)
    client.take_token()
    assert client.post("/nl/new-service", data=FACTS).status_code == 302
    app.extensions["barometer"].workplace.repository.engine.dispose()


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(client: PolicingClient):
    cookie = client.get("/nl/new-service").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("host", ["localhost", "localhost:5000", "127.0.0.1:8080", "[::1]:5000", "[::1]"])
def test_the_names_of_this_computer_are_answered(client: PolicingClient, host: str):
    assert client.get("/nl/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.5", "0.0.0.0"])
def test_any_other_host_is_refused(client: PolicingClient, host: str):
    response = client.get("/nl/", headers={"Host": host})
    assert response.status_code == 400
    assert response.mimetype == "text/plain"


def test_a_configured_host_is_answered(town: Town, town_folder: Path):
    app = create_app(Settings(data_dir=town_folder), hosts=["barometer.voorbeek.example"])
    assert app.test_client().get("/nl/", headers={"Host": "barometer.voorbeek.example"}).status_code == 200
    assert app.test_client().get("/nl/", headers={"Host": "evil.example"}).status_code == 400
    app.extensions["barometer"].workplace.repository.engine.dispose()


def test_the_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path):
    made = stored_secret(tmp_path / "new")
    assert len(made) == 64
    assert stored_secret(tmp_path / "new") == made
    assert stat.S_IMODE((tmp_path / "new" / SECRET_FILE).stat().st_mode) == 0o600
    assert stored_secret(tmp_path / "other") != made


def test_a_key_that_was_cut_off_is_made_again(tmp_path: Path):
    (tmp_path / SECRET_FILE).write_text("short")
    made = stored_secret(tmp_path)
    assert len(made) == 64
    assert stat.S_IMODE((tmp_path / SECRET_FILE).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError) as caught:
        stored_secret(tmp_path / "file")
    assert "BAROMETER_SECRET_KEY" in caught.value.sentence()


def test_storage_that_refuses_is_a_503_page(client: PolicingClient, monkeypatch: pytest.MonkeyPatch):
    def refuse(self: object) -> None:
        raise StorageError("The disk is full.", todo="Make room.")

    monkeypatch.setattr("barometer.storage.repository.Repository.services", refuse)
    assert client.get("/nl/services").status_code == 503
