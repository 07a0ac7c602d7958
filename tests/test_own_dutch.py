"""Our own Dutch passes our own audit of plain language: packs, barriers, words of the checks, and every sentence of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

import barometer
from barometer.content.frontmatter import read_markdown
from barometer.i18n import catalogue_path
from barometer.plain import analyse
from barometer.plain.findings import Kind

TOP = Path(__file__).parent.parent
CODE = Path(barometer.__file__).parent
PACKS = ("personas", "journeys", "toolbox")
NOT_OURS = {"sources", "source"}
"""Keys of a pack that hold titles of other people's work."""
KINDS = {Kind.LONG_SENTENCE, Kind.PASSIVE, Kind.MODAL, Kind.OFFICIAL}
PIECES = re.compile(r"\n\s*\n|\n[-*] |\n\d+\. |^#+ .*$", re.MULTILINE)
EXAMPLE = re.compile(r"(?<=\n## Voorbeeld\n)(.*?)(?=\n## |\Z)", re.DOTALL)
QUOTED = re.compile("“[^”]*”")
Text = tuple[str, str]
"""Where it stands, and the text."""


def strings(value: object, key: str = "") -> Iterator[str]:
    """Every text in a tree of YAML, but not what is not ours."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in NOT_OURS:
                yield from strings(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)


def dutch(value: object) -> Iterator[str]:
    """Every text under a key ``nl`` in a tree of YAML."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner) if name == "nl" else dutch(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from dutch(inner)


def without_bad_examples(body: str) -> str:
    """Under "Voorbeeld", what stands between “ ” may show how *not* to write; elsewhere a quotation is our own text."""
    return EXAMPLE.sub(lambda section: QUOTED.sub("“…”", section.group()), body)


def pack_texts() -> Iterator[Text]:
    for folder in PACKS:
        for path in sorted((TOP / folder).rglob("*.md")):
            if path.name == "README.md" or path.stem.endswith((".en", ".fr")):
                continue
            document = read_markdown(path)
            for text in (*strings(document.data), *PIECES.split(without_bad_examples(document.body))):
                yield str(path.relative_to(TOP)), text


def yaml_texts() -> Iterator[Text]:
    for folder in ("scoring", "audit"):
        for path in sorted((CODE / folder).rglob("*.yaml")):
            for text in dutch(yaml.safe_load(path.read_text("utf-8"))):
                yield str(path.relative_to(TOP)), text


def interface_texts() -> Iterator[Text]:
    with catalogue_path("nl").open("rb") as source:
        for message in read_po(source, locale="nl"):
            if message.id:
                for form in message.string if isinstance(message.string, tuple | list) else [message.string]:
                    yield "messages.po", form


def complaints(texts: Iterator[Text]) -> tuple[int, list[str]]:
    """How many texts there are, and what the audit says about them; a placeholder is read as a number."""
    count, found = 0, []
    for where, text in texts:
        count += 1
        for one in analyse([re.sub(r"\{\w+\}", "5", text)], lang="nl").findings:
            if one.kind in KINDS and not one.weak:
                found.append(f"{where}: {one.kind.value} “{one.text[:40]}” in: {one.sentence.text}")
    return count, found


@pytest.mark.parametrize(("texts", "least"), [(pack_texts, 2_500), (yaml_texts, 600), (interface_texts, 400)])
def test_our_own_dutch_has_no_long_sentence_no_passive_and_no_official_phrase(texts, least: int):
    count, found = complaints(texts())
    assert count >= least
    assert found == []


def test_a_bad_sentence_of_ours_does_not_pass():
    bad = "De aanvraag moet ingediend zijn en wordt daarna door de bevoegde dienst behandeld."
    count, found = complaints(iter([("a card", bad), ("a card", "Gelieve {n} kaarten mee te brengen naar het loket.")]))
    assert count == 2
    assert any("passive" in one for one in found)
    assert any("official" in one for one in found)


def test_only_quotations_in_an_example_are_left_out():
    body = "Tekst met “een citaat”.\n\n## Voorbeeld\n\nEr staat: “Gelieve te wachten.” Beter is wachten.\n\n## Daarna\n\n“Blijft staan.”"
    kept = without_bad_examples(body)
    assert "Gelieve" not in kept
    assert "een citaat" in kept
    assert "Beter is wachten" in kept
    assert "Blijft staan" in kept
