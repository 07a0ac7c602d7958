from pathlib import Path

import pytest
import yaml

import barometer
from barometer.content.schema import ServiceForm
from barometer.sample.city import listed_pages

ROOT = Path(barometer.__file__).parent
JOURNEYS = {}
for file in (ROOT.parent / "journeys").glob("*.md"):
    _, front, _ = f"{file.read_text(encoding='utf-8')}---\n---\n".split("---\n", 2)
    if "\nid: " in f"\n{front}":
        head = yaml.safe_load(front)
        JOURNEYS[head["id"]] = head
SERVICES = [ServiceForm.model_validate(row) for row in yaml.safe_load((ROOT / "sample" / "services.yaml").read_text(encoding="utf-8"))]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)
def test_a_service_binds_existing_pages(service):
    pages = [page for places in service.journeys.values() for some in places.values() for page in some]
    assert set(pages) <= set(listed_pages())


@pytest.mark.parametrize("journey", ["adreswijziging", "sociale-toelage", "buitenschoolse-opvang"])
def test_every_website_touchpoint_of_a_journey_has_a_page(journey):
    bound = {place for service in SERVICES for place, pages in service.journeys.get(journey, {}).items() if pages}
    steps = JOURNEYS[journey]["steps"]
    assert bound == {f"{step['id']}/{point['id']}" for step in steps for point in step["touchpoints"] if point["channel"] == "website"}
