"""The demo: the bundled sample city as it is and repaired, audited and scored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from barometer.domain.journey import Service
from barometer.sample import city
from barometer.sample.city import SampleCity
from barometer.usecases.auditing import run_plan
from barometer.usecases.audits import plan_audit
from barometer.usecases.barometers import BarometerReading, read_barometer
from barometer.usecases.results import OnPage
from barometer.usecases.services import read_service_file
from barometer.usecases.workplace import Workplace

SERVICES = Path(city.__file__).parent / "services.yaml"
JOURNEY = "adreswijziging"


@dataclass(frozen=True)
class RunningCity:
    """Where the two twins answer."""

    faulty: str
    repaired: str


@contextmanager
def open_sample_city(*, faulty_port: int = 0, repaired_port: int = 0) -> Iterator[RunningCity]:
    """Serves both twins on this computer while the block runs; port 0 takes a free one."""
    with SampleCity().serve(faulty_port) as faulty, SampleCity(frozenset()).serve(repaired_port) as repaired:
        yield RunningCity(faulty, repaired)


def run_demo(workplace: Workplace, running: RunningCity, *, on_page: OnPage | None = None) -> dict[str, BarometerReading]:
    """Audits one journey on both twins and stores the sample services; the readings by name."""
    readings = {}
    for name, url in (("elzerbeke", running.faulty), ("elzerbeke-hersteld", running.repaired)):
        services = sample_services(workplace, url, suffix="" if url == running.faulty else "-hersteld")
        for service in services:
            workplace.repository.save_service(service)
        service = next(one for one in services if JOURNEY in one.journeys)
        plan = plan_audit(workplace, url=url, journey=JOURNEY, service=service, local=True, pace=0)
        run = run_plan(workplace, plan, fresh=True, on_page=on_page)
        readings[name] = read_barometer(workplace, run.audit.id)
    return readings


def sample_services(workplace: Workplace, url: str, *, suffix: str = "") -> tuple[Service, ...]:
    """The services of the sample city at an address, with the pages of their journeys."""
    found = read_service_file(workplace.library, SERVICES, base_url=url)
    note = " (hersteld)" if suffix else ""
    return tuple(replace(service, id=service.id + suffix, title=service.title + note) for service in found)
