"""Every page in every language; the client polices each of them."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest

from barometer.domain.vocabulary import Level
from barometer.i18n import LOCALES
from tests.web.client import PolicingClient, parse, text_of
from tests.web.pages import PERSONA, STEP, page_paths
from tests.web.town import EVIL, JOURNEY, Town


@pytest.mark.parametrize("lang", LOCALES)
def test_every_kind_of_page_is_there_and_well_made(client: PolicingClient, town: Town, lang: str):
    for kind, path in page_paths(town, lang).items():
        assert client.get(path).status_code == 200, kind


def test_every_link_leads_to_a_page(client: PolicingClient, town: Town):
    waiting, seen = ["/nl/"], {"/nl/"}
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        assert response.status_code == 200, path
        if response.mimetype != "text/html" or "attachment" in response.headers.get("Content-Disposition", ""):
            continue
        for link in parse(response.get_data(as_text=True)).iter("a"):
            address = urlsplit(urljoin(path, link.get("href") or ""))
            cell = "/barometer/" in address.path  # there are hundreds of cells: those of one profile stand for all
            if (
                not address.scheme
                and address.path.startswith("/nl/")
                and address.path not in seen
                and (not cell or PERSONA in address.path)
            ):
                seen.add(address.path)
                waiting.append(address.path)
    assert f"/nl/audits/{town.done}/barometer/{PERSONA}/{STEP}" in seen
    assert len(seen) > 80


@pytest.mark.parametrize(("preferred", "lang"), [("fr-BE,fr;q=0.9", "fr"), ("en", "en"), ("de,nl;q=0.5", "nl"), ("de", "nl"), ("", "nl")])
def test_the_first_visit_gets_the_language_of_the_browser(client: PolicingClient, preferred: str, lang: str):
    response = client.get("/", headers={"Accept-Language": preferred})
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{lang}/"


def test_the_language_switch_keeps_the_page(client: PolicingClient, town: Town):
    path = f"/nl/audits/{town.done}/barometer/{PERSONA}/{STEP}"
    document = parse(client.get(path).get_data(as_text=True))
    switch = next(nav for nav in document.iter("nav") if nav.get("class") == "barometer-languages")
    assert [link.get("href") for link in switch.iter("a")] == [path.replace("/nl/", f"/{lang}/") for lang in LOCALES]


@pytest.mark.parametrize(
    "path",
    [
        "/xx/services",
        "/nl/nowhere",
        "/fr/services/none",
        "/en/audits/none",
        "/nl/personas/none",
        "/nl/toolbox/none",
        "/nl/journeys/none",
        "/en/audits/none/barometer",
        "/nl/audits/none/report.html",
    ],
)
def test_what_does_not_exist_is_a_404_page_in_the_right_language(client: PolicingClient, path: str):
    response = client.get(path)
    assert response.status_code == 404
    expected = path.split("/")[1] if path.split("/")[1] in LOCALES else "nl"
    assert parse(response.get_data(as_text=True)).get("lang") == expected


def test_a_cell_that_does_not_exist_is_a_404(client: PolicingClient, town: Town):
    assert client.get(f"/nl/audits/{town.done}/barometer/nobody/{STEP}").status_code == 404
    assert client.get(f"/nl/audits/{town.done}/barometer/{PERSONA}/nowhere").status_code == 404


def test_dutch_text_on_a_french_page_says_that_it_is_dutch(client: PolicingClient):
    document = parse(client.get(f"/fr/journeys/{JOURNEY}").get_data(as_text=True))
    dutch = [element for element in document.iter() if element.get("lang") == "nl" and element.tag == "span"]
    assert any("wijkagent" in text_of(element) for element in dutch)


def test_the_matrix_is_a_real_table(client: PolicingClient, town: Town):
    document = parse(client.get(f"/nl/audits/{town.done}/barometer").get_data(as_text=True))
    table = next(one for one in document.iter("table") if one.get("class") == "barometer-matrix")
    assert len(list(table.iter("caption"))) == 1
    steps = [th for th in table.iter("th") if th.get("scope") == "col"]
    rows = [th for th in table.iter("th") if th.get("scope") == "row"]
    assert len(steps) == 1 + len(town.workplace.library.packs.journeys[JOURNEY].steps)
    assert len(rows) == len(town.workplace.library.packs.personas)
    assert all(next(row.iter("a")).get("href", "").startswith("/nl/personas/") for row in rows)
    words = {level.value for level in Level}
    for cell in table.iter("td"):
        told = text_of(cell)
        assert words & set(told.split()), told
        assert "%" in told
        assert "bewijs" in told or "getest" in told
        assert next(cell.iter("a")).get("href", "").count("/barometer/") == 1


def test_a_page_that_was_not_looked_at_is_said_first(client: PolicingClient, town: Town):
    text = client.get(f"/nl/audits/{town.done}/barometer").get_data(as_text=True)
    assert text.index("Dit beeld is niet volledig") < text.index("barometer-headline__item")
    assert "Het duurde te lang." in text


def test_an_audit_that_is_not_finished_says_so_first(client: PolicingClient, town: Town):
    text = client.get(f"/en/audits/{town.running}/barometer").get_data(as_text=True)
    assert text.index("The audit is not finished") < text.index("barometer-headline__item")
    assert "2 pages still wait their turn." in text
    assert "The audit is not finished" not in client.get(f"/en/audits/{town.site}/barometer").get_data(as_text=True)


def test_a_cell_leads_down_to_the_element(client: PolicingClient, town: Town):
    text = client.get(f"/nl/audits/{town.done}/barometer/{PERSONA}/{STEP}").get_data(as_text=True)
    assert "&lt;input id=&#34;rr&#34; required" in text
    assert "<code>#rr</code>" in text
    assert "Zonder deze drempel:" in text
    assert "Ik zie niets. Ik hoor of voel de tekst." in text
    cell = parse(text)
    assert any("niet-onderzocht" in text_of(one) or "niemand" in text_of(one) for one in cell.iter("summary"))


def test_a_cell_names_what_the_step_asks_and_the_profile_lacks(client: PolicingClient, town: Town):
    text = client.get(f"/nl/audits/{town.done}/barometer/zonder-eid-itsme/aanmelden").get_data(as_text=True)
    assert "Je hebt hier itsme nodig" in text
    assert "Het e-loket laat me alleen binnen" in text


def test_what_a_page_claims_is_text_and_nothing_else(client: PolicingClient, town: Town):
    persona = "oudere-weinig-digitaal"
    for path in (
        f"/nl/audits/{town.done}/barometer",
        f"/nl/audits/{town.done}/barometer/{persona}/aanmelden",
        f"/nl/audits/{town.done}/report.html",
    ):
        text = client.get(path).get_data(as_text=True)
        assert "<script>alert" not in text
        assert 'lang="&lt;script' not in text
    text = client.get(f"/nl/audits/{town.done}/barometer").get_data(as_text=True)
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in text
    assert EVIL not in text


def test_the_progress_fragment_changes_only_when_something_changed(client: PolicingClient, town: Town):
    page = client.get(f"/nl/audits/{town.running}").get_data(as_text=True)
    address = next(one.get("hx-get") for one in parse(page).iter("div") if one.get("hx-get"))
    assert client.get(address).status_code == 204
    other = client.get(address.replace("seen=", "seen=0"))
    assert other.status_code == 200
    assert "hx-swap-oob" not in other.get_data(as_text=True), "nothing is announced within the same quarter"
    assert "hx-swap-oob" in client.get(f"/nl/audits/{town.running}/progress?seen=0&quarter=none").get_data(as_text=True)


def test_a_finished_audit_is_not_polled(client: PolicingClient, town: Town):
    text = client.get(f"/nl/audits/{town.done}").get_data(as_text=True)
    assert "hx-get" not in text
    assert "htmx.min.js" not in text


def test_a_running_audit_can_be_followed_without_javascript(client: PolicingClient, town: Town):
    document = parse(client.get(f"/nl/audits/{town.running}").get_data(as_text=True))
    assert any(link.get("href") == f"/nl/audits/{town.running}" and text_of(link) == "Ververs" for link in document.iter("a"))


def test_a_service_with_html_in_its_name_shows_it_as_text(own_client: PolicingClient, own_town: Town):
    facts = {"title": EVIL, "organisation": EVIL, "url": "www.voorbeek.example", "stakes": "4", "stakes_reason": EVIL}
    response = own_client.post("/nl/new-service", data=facts, follow_redirects=True)
    assert response.status_code == 200
    assert "<script>alert" not in response.get_data(as_text=True)
    assert "&lt;script&gt;alert" in response.get_data(as_text=True)


def test_a_fault_of_ours_is_a_500_page_in_the_right_language(client: PolicingClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("barometer.web.areas.about.model_document", lambda: 1 / 0)
    response = client.get("/fr/method")
    assert response.status_code == 500
    assert parse(response.get_data(as_text=True)).get("lang") == "fr"
