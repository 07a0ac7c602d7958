"""What a person types: stored when it can be used, else an error at its field and nothing stored."""

from __future__ import annotations

import pytest

from barometer.audit.addresses import web_address
from barometer.domain.vocabulary import Stakes
from barometer.errors import AddressError
from barometer.i18n import LOCALES, words
from barometer.usecases.services import web_places
from barometer.web.forms import place_field
from tests.web.client import PolicingClient, parse, text_of
from tests.web.town import JOURNEY, SITE, Town

FACTS = {
    "title": "Bibliotheek",
    "organisation": "Stad Voorbeek",
    "url": "www.voorbeek.example/bib",
    "stakes": "1",
    "stakes_reason": "Leuk.",
}
WRONG = [
    "geen adres hier",
    "ftp://www.voorbeek.example/",
    "mailto:info@voorbeek.example",
    "javascript:alert(1)",
    "https://",
    "http://voorbeek",
    "https://jan:geheim@voorbeek.example/",
    "https://voorbeek..example/",
    "http://[::1",
    "https://voorbeek.example/" + "a" * 2_000,
]


def summary(text: str) -> dict[str, str]:
    """The error summary: address of the field → sentence."""
    for element in parse(text).iter("ul"):
        if "govuk-error-summary__list" in (element.get("class") or ""):
            return {link.get("href") or "": text_of(link) for link in element.iter("a")}
    return {}


def sentence_of(address: str, lang: str) -> str:
    with pytest.raises(AddressError) as caught:
        web_address(address)
    return " ".join(caught.value.sentence(words(lang)).split())


def test_a_service_is_stored_and_shown(own_client: PolicingClient, own_town: Town):
    response = own_client.post("/nl/new-service", data=FACTS)
    assert response.status_code == 302
    assert response.headers["Location"] == "/nl/services/bibliotheek"
    stored = own_town.workplace.repository.service("bibliotheek")
    assert (stored.url, stored.stakes, stored.stakes_reason) == ("https://www.voorbeek.example/bib", Stakes.NICE_TO_HAVE, "Leuk.")
    assert "Bibliotheek" in own_client.get("/nl/services").get_data(as_text=True)


def test_a_service_may_leave_its_stakes_open(own_client: PolicingClient, own_town: Town):
    own_client.post("/nl/new-service", data={**FACTS, "stakes": "0"})
    assert own_town.workplace.repository.service("bibliotheek").stakes is None


@pytest.mark.parametrize("lang", LOCALES)
@pytest.mark.parametrize("address", WRONG)
def test_a_wrong_address_is_an_error_at_its_field_and_nothing_is_stored(
    own_client: PolicingClient, own_town: Town, address: str, lang: str
):
    response = own_client.post(f"/{lang}/new-service", data={**FACTS, "url": address})
    assert response.status_code == 400
    text = response.get_data(as_text=True)
    assert summary(text) == {"#url": sentence_of(address, lang)}
    field = next(one for one in parse(text).iter("input") if one.get("id") == "url")
    assert "url-error" in (field.get("aria-describedby") or "")
    assert field.get("value") == address.strip()
    assert len(own_town.workplace.repository.services()) == 1


@pytest.mark.parametrize("missing", ["title", "organisation", "url", "stakes"])
def test_what_is_missing_is_named_at_its_field(own_client: PolicingClient, own_town: Town, missing: str):
    response = own_client.post("/nl/new-service", data={name: value for name, value in FACTS.items() if name != missing})
    assert response.status_code == 400
    text = response.get_data(as_text=True)
    assert list(summary(text)) == [f"#{missing}"]
    assert text_of(next(parse(text).iter("title"))).startswith("Fout:")
    assert len(own_town.workplace.repository.services()) == 1


@pytest.mark.parametrize("facts", [{"title": "!!!"}, {"title": "x" * 201}, {"stakes": "5"}, {"stakes_reason": "x" * 2_001}])
def test_a_value_that_cannot_be_used_is_refused(own_client: PolicingClient, own_town: Town, facts: dict[str, str]):
    response = own_client.post("/nl/new-service", data={**FACTS, **facts})
    assert response.status_code == 400
    assert list(summary(response.get_data(as_text=True))) == [f"#{next(iter(facts))}"]
    assert len(own_town.workplace.repository.services()) == 1


def test_changing_a_service_keeps_its_journeys(own_client: PolicingClient, own_town: Town):
    before = own_town.workplace.repository.service(own_town.service)
    assert "Wie te laat meldt" in own_client.get(f"/nl/services/{own_town.service}/change").get_data(as_text=True)
    response = own_client.post(f"/nl/services/{own_town.service}/change", data={**FACTS, "title": "Verhuizing"})
    assert response.status_code == 302
    after = own_town.workplace.repository.service(own_town.service)
    assert (after.title, after.pages, after.journeys) == ("Verhuizing", before.pages, before.journeys)


def test_a_refused_change_stores_nothing(own_client: PolicingClient, own_town: Town):
    before = own_town.workplace.repository.service(own_town.service)
    assert own_client.post(f"/nl/services/{own_town.service}/change", data={**FACTS, "url": "ftp://x.example"}).status_code == 400
    assert own_town.workplace.repository.service(own_town.service) == before


def test_pages_of_a_journey_are_stored_one_a_line(own_client: PolicingClient, own_town: Town):
    journey = own_town.workplace.library.packs.journeys[JOURNEY]
    given = {place_field(place): "" for place in web_places(journey)}  # a browser sends empty fields too
    given["pages-informatie-vinden--website"] = "/verhuizen\n\nhttps://www.voorbeek.example/b\n"
    response = own_client.post(f"/nl/services/{own_town.service}/journeys/{JOURNEY}", data=given)
    assert response.status_code == 302
    pages = own_town.workplace.repository.service(own_town.service).pages or {}
    assert dict(pages[JOURNEY]) == {"informatie-vinden/website": (f"{SITE}/verhuizen", f"{SITE}/b")}


def test_a_wrong_page_is_an_error_at_its_step_and_nothing_is_stored(own_client: PolicingClient, own_town: Town):
    before = own_town.workplace.repository.service(own_town.service)
    given = {"pages-informatie-vinden--website": "/goed", "pages-aanmelden--website": "/goed\nftp://fout.example/"}
    response = own_client.post(f"/nl/services/{own_town.service}/journeys/{JOURNEY}", data=given)
    assert response.status_code == 400
    assert summary(response.get_data(as_text=True)) == {"#pages-aanmelden--website": sentence_of("ftp://fout.example/", "nl")}
    assert own_town.workplace.repository.service(own_town.service) == before


def test_a_journey_can_be_taken_off(own_client: PolicingClient, own_town: Town):
    assert own_client.post(f"/nl/services/{own_town.service}/journeys/{JOURNEY}/remove").status_code == 302
    assert own_town.workplace.repository.service(own_town.service).journeys == ()
    assert own_client.get(f"/nl/audits/{own_town.done}/barometer").status_code == 200


def test_starting_an_audit_queues_it_and_shows_its_progress(own_client: PolicingClient, own_town: Town, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("barometer.usecases.audits.Guard.check", lambda self, url: None)  # the town's names exist nowhere
    response = own_client.post(f"/nl/services/{own_town.service}/audits", data={"what": JOURNEY})
    assert response.status_code == 302
    audit = own_town.workplace.repository.audit(response.headers["Location"].rsplit("/", 1)[1])
    assert (audit.journey, audit.state.value) == (JOURNEY, "queued")
    assert own_client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://10.0.0.5/", "http://169.254.169.254/latest/meta-data/", "https://nergens.invalid/"]
)
def test_an_audit_of_an_address_that_may_not_be_visited_is_refused(own_client: PolicingClient, own_town: Town, address: str):
    own_client.post(f"/nl/services/{own_town.service}/change", data={**FACTS, "url": address})
    count = len(own_town.workplace.repository.audits())
    response = own_client.post(f"/nl/services/{own_town.service}/audits", data={"what": "site"})
    assert response.status_code == 400
    assert list(summary(response.get_data(as_text=True))) == ["#what"]
    assert len(own_town.workplace.repository.audits()) == count


def test_an_audit_of_a_journey_without_pages_cannot_be_chosen(own_client: PolicingClient, own_town: Town):
    response = own_client.post(f"/nl/services/{own_town.service}/audits", data={"what": "bibliotheekkaart"})
    assert response.status_code == 400
    assert list(summary(response.get_data(as_text=True))) == ["#what"]


def test_a_form_that_is_too_large_is_refused(own_client: PolicingClient):
    response = own_client.post("/nl/new-service", data={**FACTS, "stakes_reason": "x" * 1_100_000})
    assert response.status_code == 413


@pytest.mark.parametrize("host", ["10.0.0.1", "localhost"])
def test_an_audit_of_an_address_that_is_not_public_is_refused_in_the_form(own_client: PolicingClient, own_town: Town, host: str):
    service = own_client.post("/nl/new-service", data={**FACTS, "url": f"http://{host}/"}).headers["Location"]
    before = len(own_town.workplace.repository.audits())
    response = own_client.post(f"{service}/audits", data={"what": "site"})
    assert response.status_code == 400
    (sentence,) = summary(response.get_data(as_text=True)).values()
    assert sentence.startswith(f"{host} is geen openbaar adres.")
    assert len(own_town.workplace.repository.audits()) == before
