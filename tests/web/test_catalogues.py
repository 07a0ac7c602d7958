"""The catalogues are complete: every message of the code has a Dutch and a French sentence, with the same placeholders."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from barometer.i18n import catalogue_path

TOP = Path(__file__).parent.parent.parent
KEYWORDS = {"_": None, "N_": None, "say": None, "words": None, "gettext": None, "ngettext": (1, 2), "plural": (1, 2)}


@cache
def extracted() -> Catalog:
    """The messages of the code, as ``make translations`` finds them."""
    mappings = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    methods = [(pattern, entry["method"]) for entry in mappings for pattern in [entry["pattern"]]]
    catalogue = Catalog()
    for name, line, message, _comments, _context in extract_from_dir(TOP, methods, keywords=KEYWORDS):
        catalogue.add(message, locations=[(name, line)])
    return catalogue


def stored(lang: str) -> Catalog:
    with catalogue_path(lang).open("rb") as source:
        return read_po(source, locale=lang)


def forms(message: object) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_no_message_is_missing_or_fuzzy(lang: str):
    catalogue = stored(lang)
    wanting = []
    for message in extracted():
        if not message.id:
            continue
        found = catalogue.get(forms(message.id)[0])
        if found is None or found.fuzzy or not all(forms(found.string)):
            wanting.append((forms(message.id)[0], message.locations[:1]))
    assert not wanting, f"{len(wanting)} to translate; run make translations: {wanting[:10]}"


@pytest.mark.parametrize("lang", ["nl", "fr"])
def test_a_translation_keeps_the_placeholders(lang: str):
    for message in stored(lang):
        if message.id:
            wanted = {name for form in forms(message.id) for name in re.findall(r"{\w*}", form)}
            for form in forms(message.string):
                assert set(re.findall(r"{\w*}", form)) <= wanted, message.id
            assert set(re.findall(r"{\w*}", forms(message.string)[-1])) == wanted, message.id


def test_most_pages_speak_through_the_catalogues():
    assert len(extracted()) > 250


def test_dutch_sentences_are_short_and_address_the_reader_with_je():
    for message in stored("nl"):
        for form in forms(message.string) if message.id else ():
            assert ";" not in form, form
            assert not re.search(r"\b(u|uw|dient)\b", form, re.I), form
            for sentence in re.split(r"(?<=[.!?:])\s", form):
                assert len(sentence.split()) <= 25, sentence
