"""The page on which somebody pastes a text."""

from __future__ import annotations

import pytest

from tests.web.client import LANGUAGES, PolicingClient

OFFICIAL = "Overeenkomstig het reglement dient de belanghebbende het formulier onverwijld over te maken aan de dienst; zo niet vervalt ze."
PLAIN = "Je vraagt het attest aan op onze website. Je krijgt het binnen vijf dagen met de post. Heb je een vraag? Bel ons dan."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pasted_text_comes_back_with_its_remarks(own_client: PolicingClient, lang: str):
    page = own_client.post(f"/{lang}/plain", data={"text": f"{OFFICIAL}\n\n{PLAIN} {PLAIN}"})
    text = page.get_data(as_text=True)
    assert page.status_code == 200
    assert '<mark class="barometer-plain__mark' in text
    assert 'id="plain-1"' in text
    assert "volgens" in text


def test_nothing_of_a_text_is_stored(own_client: PolicingClient, own_town):
    own_client.post("/nl/plain", data={"text": f"geheimnummer97531 {OFFICIAL}"})
    for path in own_town.workplace.settings.data_dir.rglob("*"):
        assert not path.is_file() or b"geheimnummer97531" not in path.read_bytes()


def test_what_is_pasted_stays_text(own_client: PolicingClient):
    text = own_client.post("/nl/plain", data={"text": "<script>alert(1)</script> & <b>vet</b> gelieve te betalen."}).get_data(as_text=True)
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@pytest.mark.parametrize("text", ["", "   ", "a" * 200_001])
def test_nothing_or_too_much_is_asked_for_again(own_client: PolicingClient, text: str):
    page = own_client.post("/en/plain", data={"text": text})
    assert page.status_code == 400
    assert "There is a problem" in page.get_data(as_text=True) or "error" in page.get_data(as_text=True)


def test_a_short_text_is_unknown_and_not_good(own_client: PolicingClient):
    text = own_client.post("/en/plain", data={"text": "Je krijgt een brief."}).get_data(as_text=True)
    assert "unknown" in text
    assert "te weinig woorden" in own_client.post("/nl/plain", data={"text": "Je krijgt een brief."}).get_data(as_text=True)
