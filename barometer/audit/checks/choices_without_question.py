"""Radio buttons and check boxes that are not grouped under their question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Field, Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def choices_without_question(snapshot: Snapshot) -> Iterator[Assertion]:
    """Radio buttons or check boxes of one name: a fieldset with legend, or a group with a name, must hold them.

    Fails when a question stands before them and is not tied to them; when no text does, a person must say what the choices belong to.
    """
    groups: dict[tuple[str, str, str, str], list[Field]] = defaultdict(list)
    for field in snapshot.fields or ():
        if field.kind in ("radio", "checkbox") and field.name:
            groups[field.element.frame, field.form, field.kind, field.name].append(field)
    several = [group for group in groups.values() if len(group) > 1]
    found = [_judged(group) for group in several if not _grouped(group)]
    yield from reported([*found, *say.passed(group[0].element for group in several if _grouped(group))], say)


def _grouped(group: list[Field]) -> bool:
    return all(field.group for field in group) or all(_asks_itself(field) for field in group)


def _asks_itself(field: Field) -> bool:
    """Whether the name of one choice holds more than its label, such as the question (aria-labelledby)."""
    return bool(field.label) and len(field.element.text) > len(field.label) + 3


def _judged(group: list[Field]) -> Assertion:
    first = group[0]
    question = next((field.question for field in group if field.question), "")
    if question:
        return say.failed(first.element, "“{question}” is not tied to its {count} choices.", question=question[:200], count=len(group))
    return say.unsure(first.element, "Which question do these {count} choices answer? No group says it.", count=len(group))
