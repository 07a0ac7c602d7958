import io
import re
import time
import xml.etree.ElementTree as ET
from urllib.parse import urldefrag, urlsplit

import html5lib
import pypdf
import pytest

from barometer.sample import files
from barometer.sample.city import listed_pages

PAGES = sorted(listed_pages())
TREE = "{http://www.w3.org/1999/xhtml}"


def parsed(html: str):
    return html5lib.HTMLParser(strict=True).parse(html)


def attributes(html: str, name: str) -> list[str]:
    return [element.get(name) for element in html5lib.parse(html).iter() if element.get(name)]


def test_the_city_has_at_least_eighteen_pages_in_three_languages():
    assert len(PAGES) >= 18
    assert {"/fr", "/en"} < set(PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_in_both_twins(path, faulty, repaired):
    for twin in (faulty, repaired):
        answer = twin.get(path)
        assert answer.status_code == 200
        assert answer.mimetype == "text/html"


@pytest.mark.parametrize("path", PAGES)
def test_a_repaired_page_is_valid_html_with_one_title_one_h1_and_unique_ids(path, repaired):
    html = repaired.get(path).text
    tree = parsed(html)
    assert len(tree.findall(f".//{TREE}h1")) == 1
    assert tree.find(f".//{TREE}title").text.strip()
    ids = attributes(html, "id")
    assert sorted(ids) == sorted(set(ids))


def test_repaired_pages_have_different_titles(repaired):
    titles = [parsed(repaired.get(path).text).find(f".//{TREE}title").text for path in PAGES]
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_links_to_the_statement_and_names_phone_and_counter(path, repaired):
    html = repaired.get(path).text
    assert 'href="/toegankelijkheid"' in html
    assert 'href="tel:080000000"' in html
    if "<form" in html.partition("<main")[2]:
        assert "Elzerplein 1" in html or path == "/afspraak/kalender"  # a frame: its page names the counter


@pytest.mark.parametrize("path", PAGES)
def test_links_sources_and_forms_of_both_twins_lead_to_something(path, faulty, repaired):
    for twin in (faulty, repaired):
        html = twin.get(path).text
        for name in ("href", "src", "action", "formaction"):
            for target in attributes(html, name):
                assert not target.startswith(("http:", "https:", "//")), "the sample city needs no other host"
                if target.startswith("/"):
                    assert twin.get(target, buffered=True).status_code == 200, target


@pytest.mark.parametrize("path", PAGES)
def test_a_repaired_page_with_all_that_it_loads_is_light(path, repaired):
    html = repaired.get(path).text
    parts = {urldefrag(target)[0] for target in attributes(html, "src")} | {"/static/city.css", "/static/favicon.svg"}
    assert len(html.encode()) + sum(len(repaired.get(part, buffered=True).data) for part in parts) < 300_000


def test_the_heavy_picture_is_a_png_of_more_than_three_megabytes(faulty):
    picture = faulty.get("/beeld/speelplein-groot.png")
    assert picture.mimetype == "image/png"
    assert len(picture.data) > 3_000_000
    assert picture.data.startswith(b"\x89PNG\r\n\x1a\n")


def test_an_unknown_page_is_not_found_in_words(repaired):
    answer = repaired.get("/bestaat-niet")
    assert answer.status_code == 404
    assert "vinden we niet" in answer.text
    parsed(answer.text)


def test_the_sitemap_lists_the_pages_and_robots_names_it(repaired):
    places = ET.fromstring(repaired.get("/sitemap.xml").data)
    paths = {urlsplit(place.text).path for place in places.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert paths == {path for path in PAGES if not path.endswith("/bevestiging")}
    robots = repaired.get("/robots.txt").text
    assert "Sitemap: http://localhost/sitemap.xml" in robots
    assert "Disallow: /zoeken?" in robots


@pytest.mark.parametrize("name", sorted(files.DOCUMENTS))
def test_a_document_is_a_tagged_pdf_with_title_language_and_text(name, repaired):
    answer = repaired.get(f"/documenten/{name}")
    reader = pypdf.PdfReader(io.BytesIO(answer.data), strict=True)
    title, paragraphs = files.DOCUMENTS[name]
    assert reader.metadata.title == title
    assert reader.trailer["/Root"]["/Lang"] == "nl-BE"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert all(text in reader.pages[0].extract_text() for text in (title, *paragraphs))


def test_search_finds_a_page_by_the_words_that_people_type(repaired):
    assert 'href="/verhuizen"' in repaired.get("/zoeken?q=domicilie").text.partition("<h2>Gevonden")[2]
    assert "We vonden niets" in repaired.get("/zoeken?q=zwembad").text


def hidden(html: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))


def test_an_empty_form_tells_what_is_missing_beside_the_field_and_keeps_what_was_typed(repaired):
    answer = repaired.post("/verhuizen/aangifte", data={"stap": "/verhuizen/aangifte", "naam": "Ann Claes"})
    tree = parsed(answer.text)
    assert tree.find(f".//{TREE}title").text.startswith("Fout: ")
    assert [link.get("href") for link in tree.findall(f".//*[@id='fouten']//{TREE}a")] == ["#straat", "#huisnummer"]
    assert tree.find(".//*[@id='straat']").get("aria-describedby").endswith("straat-fout")
    assert tree.find(".//*[@id='naam']").get("value") == "Ann Claes"


STEPS = [
    ("/verhuizen/aangifte", {"naam": "Ann Claes", "straat": "Beekstraat", "huisnummer": "3"}),
    ("/verhuizen/aangifte/gezin", {"mee": "alleen"}),
    ("/verhuizen/aangifte/bewijs", {}),
]


def test_a_resident_walks_through_all_steps_while_the_server_keeps_nothing(repaired):
    gathered: dict[str, str] = {}
    for path, typed in STEPS:
        sent = {**gathered, "stap": path, **typed}
        onward = repaired.post(path, data=sent)
        assert onward.status_code == 307  # a browser posts the same again
        answer = repaired.post(onward.location, data=sent)
        parsed(answer.text)
        gathered = {name: value for name, value in hidden(answer.text).items() if name != "stap"}
    assert answer.request.path == "/verhuizen/aangifte/nakijken"
    assert "<dd>Ann Claes</dd>" in answer.text
    assert gathered == {"naam": "Ann Claes", "straat": "Beekstraat", "huisnummer": "3", "mee": "alleen"}
    back = repaired.post("/verhuizen/aangifte", data={**gathered, "stap": "/verhuizen/aangifte/nakijken"})
    assert 'value="Ann Claes"' in back.text
    end = repaired.post("/verhuizen/aangifte/nakijken", data={**gathered, "stap": "/verhuizen/aangifte/nakijken"})
    assert end.location == "/verhuizen/aangifte/bevestiging"


def test_a_page_is_quick_to_serve(repaired):
    repaired.get("/verhuizen")
    start = time.perf_counter()
    for _ in range(20):
        repaired.get("/verhuizen")
    assert (time.perf_counter() - start) / 20 < 0.2
