"""The report as the JSON-LD that W3C's WCAG-EM Report Tool opens: a start for whoever evaluates by hand.

A machine cannot say that a criterion is met. So a criterion has failed where a fault is sure, cannot be told where our checks ask
something, and is untested everywhere else, with what was looked at in its description.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from barometer import __version__
from barometer.audit.criteria import Criterion, criteria
from barometer.audit.told import words
from barometer.domain.audit import PageState
from barometer.domain.fault import Fault
from barometer.domain.vocabulary import Outcome
from barometer.i18n import words as interface
from barometer.reports.by_hand import about, covered
from barometer.usecases.barometers import BarometerReading, PageReading

FORMAT = "wcag-em"
SITE = "_:site"
SHOWN = 20
CONTEXT: dict[str, Any] = {
    "dcterms": "http://purl.org/dc/terms/",
    "earl": "http://www.w3.org/ns/earl#",
    "schema": "http://schema.org/",
    "wcagem": "http://www.w3.org/TR/WCAG-EM/#",
    "WAI": "http://www.w3.org/WAI/",
    "WCAG22": "http://www.w3.org/TR/WCAG22/#",
    "id": "@id",
    "type": "@type",
    "language": "@language",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "summary": "dcterms:summary",
    "date": "dcterms:date",
    "Assertion": "earl:Assertion",
    "Assertor": "earl:Assertor",
    "TestResult": "earl:TestResult",
    "TestSubject": "earl:TestSubject",
    "TestCriterion": "earl:TestCriterion",
    "WebPage": "schema:WebPage",
    "WebSite": "schema:WebSite",
    "assertedBy": {"@id": "earl:assertedBy"},
    "mode": {"@id": "earl:mode"},
    "outcome": {"@id": "earl:outcome"},
    "result": {"@id": "earl:result"},
    "subject": {"@id": "earl:subject"},
    "test": {"@id": "earl:test"},
    "Evaluation": "wcagem:procedure",
    "defineScope": "wcagem:step1",
    "scope": "wcagem:step1a",
    "conformanceTarget": "wcagem:step1b",
    "accessibilitySupportBaseline": "wcagem:step1c",
    "additionalEvaluationRequirements": "wcagem:step1d",
    "wcagVersion": "WAI:standards-guidelines/wcag/#versions",
    "exploreTarget": "wcagem:step2",
    "essentialFunctionality": "wcagem:step2b",
    "pageTypeVariety": "wcagem:step2c",
    "technologiesReliedUpon": "wcagem:step2d",
    "selectSample": "wcagem:step3",
    "structuredSample": "wcagem:step3a",
    "randomSample": "wcagem:step3b",
    "auditSample": "wcagem:step4",
    "reportFindings": "wcagem:step5",
    "commissioner": "wcagem:commissioner",
    "evaluationSpecifics": "wcagem:step5b",
}


def write(reading: BarometerReading, *, lang: str) -> str:
    """The reading as indented JSON-LD; the same reading gives the same text."""
    pages = [page for page in reading.pages if page.state is PageState.DONE]
    name = reading.service.title if reading.service else reading.audit.url
    sample = {page.url: f"_:page_{number}" for number, page in enumerate(pages, start=1)}
    document = {
        "@context": CONTEXT,
        "type": "Evaluation",
        "language": lang,
        "defineScope": {
            "id": "_:defineScope",
            "scope": {"id": SITE, "type": ["TestSubject", "WebSite"], "title": name, "description": reading.audit.url},
            "wcagVersion": "2.2",
            "conformanceTarget": "AA",
            "accessibilitySupportBaseline": "",
            "additionalEvaluationRequirements": "",
        },
        "exploreTarget": {
            "id": "_:exploreTarget",
            "technologiesReliedUpon": [],
            "essentialFunctionality": reading.journey.step_title(reading.journey.steps[0].id, lang) if reading.implied else name,
            "pageTypeVariety": "",
        },
        "selectSample": {
            "id": "_:selectSample",
            "structuredSample": [_page(page, sample[page.url]) for page in pages],
            "randomSample": [],
        },
        "auditSample": [one for criterion in criteria().values() for one in _criterion(reading, criterion, pages, sample, lang)],
        "reportFindings": {
            "title": name,
            "commissioner": reading.service.organisation if reading.service else "",
            "date": reading.audit.created_at.date().isoformat(),
            "summary": "",
            "evaluationSpecifics": f"e-inclusion barometer {__version__}",
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _page(page: PageReading, name: str) -> dict[str, Any]:
    return {"id": name, "type": ["TestSubject", "WebPage"], "title": page.title or page.url, "description": page.url}


def _criterion(
    reading: BarometerReading, criterion: Criterion, pages: Sequence[PageReading], sample: dict[str, str], lang: str
) -> list[dict[str, Any]]:
    """The criterion for the whole site, then for each page on which something is wrong or in doubt."""
    faults = about(reading.faults, criterion.number)
    looked = criterion.number in covered(reading)
    say = interface(lang)
    untold = (
        say("Our checks found nothing here. A person must confirm.") if looked else say("No check looks at this. Only a person can say.")
    )
    made = [_assertion(reading, criterion, SITE, _outcome(faults), _described(faults, lang) or untold)]
    for page in pages:
        here = tuple(fault for fault in faults if page.url in fault.pages)
        if here:
            made.append(_assertion(reading, criterion, sample[page.url], _outcome(here), _described(here, lang)))
    return made


def _outcome(faults: Sequence[Fault]) -> Outcome:
    if any(fault.outcome is Outcome.FAILED for fault in faults):
        return Outcome.FAILED
    return Outcome.CANT_TELL if faults else Outcome.UNTESTED


def _described(faults: Sequence[Fault], lang: str) -> str:
    say = interface(lang)
    lines = []
    for fault in faults[:SHOWN]:
        at = fault.examples[0].assertion.target.selector
        mark = "" if fault.outcome is Outcome.FAILED else "? "
        pages = say.plural("{n} page", "{n} pages", len(fault.pages))
        lines.append(f"- {mark}{words(fault.check, lang).title} ({pages}){': ' + at if at else ''}")
    return "\n".join(lines)


def _assertion(reading: BarometerReading, criterion: Criterion, subject: str, outcome: Outcome, text: str) -> dict[str, Any]:
    return {
        "type": "Assertion",
        "date": reading.audit.created_at.isoformat(),
        "mode": {"id": "earl:automatic" if outcome is Outcome.FAILED else "earl:semiAuto"},
        "assertedBy": {"id": "_:barometer", "type": "Assertor", "title": "e-inclusion barometer"},
        "subject": {"id": subject},
        "test": {"id": f"WCAG22:{criterion.slug}", "type": "TestCriterion", "title": f"{criterion.number} {criterion.title['en']}"},
        "result": {"type": "TestResult", "outcome": {"id": f"earl:{outcome.value}"}, "description": text},
    }
