"""The report as JUnit XML: a suite per page with a case per check, and a suite for the barometer with a case per persona and step.

A check that fails is a failure of the type of its impact; what could not be told or tested is skipped with its reason, never passed.
"""

from __future__ import annotations

import re
from collections import defaultdict

from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from barometer.audit.told import translate_reason, words
from barometer.domain.audit import PageState
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Level, Outcome
from barometer.i18n import words as interface
from barometer.usecases.barometers import BarometerReading, PageReading

FORMAT = "junit"
SHOWN = 20
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(reading: BarometerReading, *, lang: str, threshold: Level = Level.KRITIEK) -> str:
    """The reading as XML text. Cells at ``threshold`` or above are failures, unknown ones are skipped."""
    report = JUnitXml("e-inclusion barometer")
    for page in reading.pages:
        report.add_testsuite(_page_suite(page, lang))
    report.add_testsuite(_barometer_suite(reading, lang, threshold))
    return str(report.tostring().decode("utf-8"))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _page_suite(page: PageReading, lang: str) -> TestSuite:
    suite = TestSuite(_clean(page.url))
    if page.state is not PageState.DONE:
        case = TestCase("page", classname=_clean(page.url))
        case.result = [Skipped(_clean(page.reason.format(**dict(page.values)) or page.state.value))]
        suite.add_testcase(case)
        return suite
    by_check: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in page.assertions:
        by_check[assertion.check].append(assertion)
    for check, found in sorted(by_check.items()):
        case = TestCase(f"{check}: {words(check, lang).title}", classname=_clean(page.url))
        failed = [one for one in found if one.outcome is Outcome.FAILED]
        doubtful = [one for one in found if one.outcome in (Outcome.CANT_TELL, Outcome.UNTESTED)]
        if failed:
            worst = max(failed, key=lambda one: one.impact)
            failure = Failure(_clean(f"{len(failed)} × {words(check, lang).title}"), worst.impact.name.lower())
            failure.text = _clean("\n".join(_line(one, lang) for one in failed[:SHOWN]))
            case.result = [failure]
        elif doubtful:
            case.result = [Skipped(_clean(str(translate_reason(doubtful[0], lang)) or doubtful[0].outcome.value))]
        suite.add_testcase(case)
    return suite


def _line(one: Assertion, lang: str) -> str:
    where = one.target.selector or "page"
    return f"{where}: {translate_reason(one, lang)} {one.target.snippet or one.target.text}".strip()


def _barometer_suite(reading: BarometerReading, lang: str, threshold: Level) -> TestSuite:
    say = interface(lang)
    suite = TestSuite(f"barometer: {reading.journey.id}")
    for cell in reading.barometer.cells:
        case = TestCase(f"{cell.persona} / {cell.step}", classname="barometer")
        text = f"{cell.level.value} ({say.percent(cell.low)} – {say.percent(cell.high)})"
        if cell.level is Level.ONBEKEND and threshold is not Level.ONBEKEND:
            case.result = [Skipped(text)]
        elif cell.level.rank >= threshold.rank:
            failure = Failure(text, cell.level.value)
            failure.text = "\n".join(f"{entry.barrier}: {entry.severity.value}, {entry.contribution:+.3f}" for entry in cell.barriers)
            case.result = [failure]
        suite.add_testcase(case)
    return suite
