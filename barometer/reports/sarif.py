"""The report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): a result per fault, with a location per page.

Web pages are no files, and code hosts show only what has one: the location is a stable path below ``pages/``, the element stands in
``logicalLocations`` and the address in ``webRequest``. What a person must judge is of kind ``review``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from barometer import __version__
from barometer.audit.told import translate_reason, words
from barometer.domain.audit import PageState
from barometer.domain.fault import Fault
from barometer.domain.gate import Gate, Passage, Waiver
from barometer.domain.vocabulary import Impact, Outcome
from barometer.i18n import words as interface
from barometer.reports.faults import IDENTITY
from barometer.usecases.barometers import BarometerReading

FORMAT = "sarif"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Impact.CRITICAL: "error", Impact.MAJOR: "warning", Impact.MINOR: "note"}
RESULTS = 5_000
"""GitHub shows no more of one run."""
LOCATIONS = 100
"""GitHub shows no more of one result."""
TAGS = 10


def write(reading: BarometerReading, *, lang: str, gate: Gate | None = None) -> str:
    """The reading as indented SARIF; the same reading gives the same text."""
    faults = reading.faults[:RESULTS]
    checks = sorted({fault.check for fault in faults})
    run = {
        "tool": {
            "driver": {
                "name": "e-inclusion barometer",
                "semanticVersion": __version__,
                "rules": [_rule(check, reading.faults, lang) for check in checks],
            }
        },
        "automationDetails": {"id": f"barometer/{reading.journey.id}/"},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(reading, lang)],
        "results": [_result(fault, checks.index(fault.check), lang, gate) for fault in faults],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(check: str, faults: Iterable[Fault], lang: str) -> dict[str, Any]:
    told = words(check, lang)
    same = [fault for fault in faults if fault.check == check]
    numbers = sorted({number for fault in same for number in fault.criteria})
    rule: dict[str, Any] = {
        "id": check,
        "shortDescription": {"text": told.title},
        "defaultConfiguration": {"level": LEVELS[max(fault.impact for fault in same)]},
        "properties": {"tags": ["accessibility", *(f"wcag-{number}" for number in numbers)][:TAGS]},
    }
    if told.why:
        rule["fullDescription"] = {"text": told.why}
    if told.mend:
        rule["help"] = {"text": told.mend}
    return rule


def _result(fault: Fault, rule: int, lang: str, gate: Gate | None) -> dict[str, Any]:
    sure, first = fault.outcome is Outcome.FAILED, fault.examples[0]
    title, say = words(fault.check, lang).title, interface(lang)
    why = str(translate_reason(first.assertion, lang)) or title
    passage = gate.passage(fault.fingerprint) if gate else None
    result: dict[str, Any] = {
        "ruleId": fault.check,
        "ruleIndex": rule,
        "kind": "fail" if sure else "review",
        "level": LEVELS[fault.impact] if sure else "none",
        "message": {"text": f"{why} ({say.plural('{n} finding', '{n} findings', fault.count)})"},
        "locations": _locations(fault),
        "partialFingerprints": {IDENTITY: fault.fingerprint},
        "occurrenceCount": fault.count,
        "webRequest": {"target": first.page, "method": "GET"},
        "properties": {"pages": list(fault.pages[:LOCATIONS]), "snippet": first.assertion.target.snippet, "cause": fault.cause.value},
    }
    if gate and gate.with_baseline and passage:
        result["baselineState"] = "unchanged" if passage is Passage.KNOWN else "new"
    if gate and passage is Passage.WAIVED:
        waivers = next(waivers for waived, waivers in gate.waived if waived.fingerprint == fault.fingerprint)
        result["suppressions"] = [_suppression(waiver) for waiver in waivers]
    return result


def _suppression(waiver: Waiver) -> dict[str, Any]:
    return {"kind": "external", "status": "accepted", "justification": f"{waiver.reason} ({waiver.by}, {waiver.expires.isoformat()})"}


def _locations(fault: Fault) -> list[dict[str, Any]]:
    elements = {example.page: example.assertion.target for example in reversed(fault.examples)}
    found = []
    for page in (*elements, *(page for page in fault.pages if page not in elements)):
        location: dict[str, Any] = {
            "physicalLocation": {"artifactLocation": {"uri": place(page), "uriBaseId": "%SRCROOT%"}, "region": {"startLine": 1}},
            "message": {"text": page},
        }
        if page in elements and elements[page].selector:
            location["logicalLocations"] = [{"fullyQualifiedName": elements[page].selector, "kind": "element"}]
        found.append(location)
    return found[:LOCATIONS]


def place(page: str) -> str:
    """A stable path for a page: ``pages/<host>/<path>.html``, with a mark for the query."""
    parts = urlsplit(page)
    path = re.sub(r"[^A-Za-z0-9/._-]", "-", parts.path).strip("/").replace("..", "-") or "index"
    mark = f"-{sha256(parts.query.encode()).hexdigest()[:8]}" if parts.query else ""
    return f"pages/{parts.hostname or 'page'}/{path.removesuffix('.html')}{mark}.html"


def _invocation(reading: BarometerReading, lang: str) -> dict[str, Any]:
    untested = [page for page in reading.pages if page.state is not PageState.DONE]
    say = interface(lang)
    invocation: dict[str, Any] = {
        "executionSuccessful": reading.finished,
        "startTimeUtc": reading.audit.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "toolExecutionNotifications": [
            {"level": "warning", "message": {"text": f"{say('not tested')}: {page.url} {_filled(say(page.reason), page.values)}".strip()}}
            for page in untested
        ],
    }
    if reading.audit.finished_at:
        invocation["endTimeUtc"] = reading.audit.finished_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return invocation


def _filled(text: str, values: Iterable[tuple[str, str]]) -> str:
    for name, value in values:
        text = text.replace("{" + name + "}", value)
    return text
