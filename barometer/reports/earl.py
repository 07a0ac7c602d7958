"""The report as EARL 1.0 in JSON-LD (https://www.w3.org/TR/EARL10-Schema/): an assertion per finding, with the pointer to its element."""

from __future__ import annotations

import json
from typing import Any

from barometer import __version__
from barometer.audit.criteria import criteria
from barometer.audit.told import translate_reason, words
from barometer.domain.audit import PageState
from barometer.domain.evidence import Assertion
from barometer.usecases.barometers import BarometerReading, PageReading

FORMAT = "earl"
ASSERTOR = "_:barometer"
CONTEXT: dict[str, Any] = {
    "@vocab": "http://www.w3.org/ns/earl#",
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "sch": "https://schema.org/",
    "doap": "http://usefulinc.com/ns/doap#",
    "ptr": "http://www.w3.org/2009/pointers#",
    "WCAG2": "https://www.w3.org/TR/WCAG22/#",
    "title": "dct:title",
    "description": "dct:description",
    "date": "dct:date",
    "source": {"@id": "dct:source", "@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "assertedBy": {"@type": "@id"},
    "mode": {"@type": "@id"},
    "outcome": {"@type": "@id"},
    "expression": "ptr:expression",
}


def write(reading: BarometerReading, *, lang: str) -> str:
    """The reading as indented JSON-LD; the same reading gives the same text. A page that was not tested has one untested assertion."""
    assertor = {
        "@id": ASSERTOR,
        "@type": ["Assertor", "Software"],
        "title": "e-inclusion barometer",
        "doap:revision": __version__,
        "description": ", ".join(f"{name} {version}" for name, version in sorted(reading.versions.items())),
    }
    graph: list[dict[str, Any]] = [assertor]
    for page in reading.pages:
        if page.state is PageState.DONE:
            graph += [_assertion(page, one, lang) for one in page.assertions]
        else:
            graph.append(_untested(page))
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def _assertion(page: PageReading, one: Assertion, lang: str) -> dict[str, Any]:
    told = words(one.check, lang)
    known = criteria()
    result: dict[str, Any] = {"@type": "TestResult", "outcome": f"earl:{one.outcome.value}"}
    if one.reason:
        result["info"] = str(translate_reason(one, lang))
    if one.target.selector:
        result["pointer"] = {"@type": "ptr:CSSSelectorPointer", "expression": one.target.selector}
    if one.target.frame:
        result["pointer"] = {**result.get("pointer", {"@type": "ptr:Pointer"}), "ptr:reference": one.target.frame}
    return {
        "@type": "Assertion",
        "mode": f"earl:{one.mode.value}",
        "assertedBy": ASSERTOR,
        "subject": _subject(page),
        "test": {
            "@type": "TestCase",
            "@id": f"urn:barometer:{one.check}",
            "title": told.title,
            "isPartOf": [f"WCAG2:{known[number].slug}" for number in one.criteria if number in known],
        },
        "result": result,
    }


def _untested(page: PageReading) -> dict[str, Any]:
    reason = page.reason
    for name, value in page.values:
        reason = reason.replace("{" + name + "}", value)
    return {
        "@type": "Assertion",
        "mode": "earl:automatic",
        "assertedBy": ASSERTOR,
        "subject": _subject(page),
        "test": {"@type": "TestCase", "@id": "urn:barometer:page", "title": "page", "isPartOf": []},
        "result": {"@type": "TestResult", "outcome": "earl:untested", **({"info": reason} if reason else {})},
    }


def _subject(page: PageReading) -> dict[str, Any]:
    return {"@type": ["TestSubject", "sch:WebPage"], "source": page.url, **({"title": page.title} if page.title else {})}
