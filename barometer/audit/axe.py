"""What axe-core said, as assertions ``axe:<rule>``, and the words about its rules.

Dutch words are ours (``axe_words.yaml``), because axe's own Dutch locale is nearly empty. English and French come from axe-core and
its locale file, as they were built into ``vendor/axe``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from barometer.audit.element import Element
from barometer.audit.snapshot import Axe, AxeRule, Snapshot
from barometer.audit.words import Words, nearest
from barometer.domain.evidence import Assertion, Target
from barometer.domain.vocabulary import Impact, Outcome, Place
from barometer.errors import NotFoundError
from barometer.yamls import load_yaml

ALL = "axe"
"""The check id of an assertion about axe-core as a whole, for pages and frames where it did not run."""

IMPACTS = {"minor": Impact.MINOR, "moderate": Impact.MINOR, "serious": Impact.MAJOR, "critical": Impact.CRITICAL}
OUTCOMES = {"violations": Outcome.FAILED, "incomplete": Outcome.CANT_TELL}
HERE = Path(__file__).parent
_CRITERION = re.compile(r"wcag(\d)(\d)(\d{1,2})")
_QUOTED = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)"""
_ENGLISH = re.compile(rf'(?:"([a-z-]+)"|\b([a-z]+)):\{{description:{_QUOTED},help:{_QUOTED}\}}')


MAPPED = {"empty-heading": ("1.3.1",)}
"""Rules that axe calls good practice and the ACT rules map to a criterion: https://www.w3.org/WAI/standards-guidelines/act/rules/ffd0e9/"""


def criteria(tags: tuple[str, ...]) -> tuple[str, ...]:
    """WCAG numbers from axe's tags: ``wcag143`` → ``1.4.3``, ``wcag1412`` → ``1.4.12``."""
    return tuple(".".join(match.groups()) for tag in tags if (match := _CRITERION.fullmatch(tag)))


def target(element: Element) -> Target:
    """The element of a snapshot as the target of an assertion."""
    return Target(selector=element.selector, snippet=element.snippet, text=element.text, place=element.place, frame=element.frame,
                  around=element.around)  # fmt: skip


def axe_assertions(snapshot: Snapshot) -> Iterator[Assertion]:
    """One assertion per element that fails or is unsure, one passed per place, or one inapplicable, for each rule over all frames.

    Nothing for a snapshot without axe results; the runner says that it is untested.
    """
    if snapshot.axe is None:
        return
    by_rule: dict[str, list[AxeRule]] = {}
    for row in snapshot.axe.rules:
        by_rule.setdefault(row.rule, []).append(row)
    for rule in sorted(by_rule):
        yield from _rule_assertions(rule, by_rule[rule])
    yield from _frame_assertions(snapshot.axe)


def _rule_assertions(rule: str, rows: list[AxeRule]) -> Iterator[Assertion]:
    check, numbers = f"axe:{rule}", criteria(rows[0].tags) or MAPPED.get(rule, ())
    told = False
    for row in rows:
        for node in row.nodes:
            told = True
            impact = IMPACTS.get(node.impact or row.impact, Impact.MAJOR)
            yield Assertion(check, OUTCOMES[row.outcome], impact, target(node.element), criteria=numbers, reason=node.message)
    for place, count in ((Place.MAIN, sum(row.passed_main for row in rows)), (Place.TEMPLATE, sum(row.passed_template for row in rows))):
        if count:
            told = True
            yield Assertion(check, Outcome.PASSED, target=Target(place=place), criteria=numbers, count=count)
    if not told:
        yield Assertion(check, Outcome.INAPPLICABLE, criteria=numbers)


def _frame_assertions(axe: Axe) -> Iterator[Assertion]:
    for frame, reason in axe.untested_frames:
        yield Assertion(ALL, Outcome.UNTESTED, target=Target(frame=frame), reason=reason)


def axe_words(rule: str, lang: str) -> Words:
    """Title, why and mend of an axe rule; ``mend`` is empty in English and French. NotFoundError for a rule that nobody knows."""
    there = {code: table[rule] for code, table in _tables().items() if rule in table}
    code = nearest(lang, there)
    if not code:
        raise NotFoundError("axe has no rule '{rule}'.", rule=rule)
    return there[code]


def axe_rules() -> tuple[str, ...]:
    """Every rule that axe-core has and we have words for, in alphabetical order."""
    return tuple(sorted({rule for table in _tables().values() for rule in table}))


@cache
def _tables() -> Mapping[str, Mapping[str, Words]]:
    ours = load_yaml((HERE / "axe_words.yaml").read_text(encoding="utf-8"))
    tables: dict[str, dict[str, Words]] = {"nl": {}, "en": _from_engine(), "fr": _from_locale("fr")}
    for rule, words in ours.items():
        for code in words["title"]:
            tables[code][rule] = Words(words["title"][code], words["why"][code], words["mend"][code], code)
    return tables


def _from_engine() -> dict[str, Words]:
    path = HERE / "vendor" / "axe" / "axe.min.js"
    if not path.is_file():
        return {}
    found = _ENGLISH.finditer(path.read_text(encoding="utf-8"))
    return {(one[1] or one[2]): Words(_unquoted(one[4]), _unquoted(one[3]), "", "en") for one in found}


def _unquoted(literal: str) -> str:
    """The text of a JavaScript string, whichever quotes the minifier chose."""
    return re.sub(r"\\(.)", r"\1", literal[1:-1])


def _from_locale(lang: str) -> dict[str, Words]:
    path = HERE / "vendor" / "axe" / f"{lang}.json"
    if not path.is_file():
        return {}
    rules = json.loads(path.read_text(encoding="utf-8"))["rules"]
    return {rule: Words(words["help"], words["description"], "", lang) for rule, words in rules.items()}
