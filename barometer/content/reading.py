"""One file → one validated form; every mistake becomes a sentence with file, line and "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from barometer.content.frontmatter import Document, Location
from barometer.errors import ContentError
from barometer.i18n import N_

FEW = 25
LONGEST = 60
FormT = TypeVar("FormT", bound=BaseModel)


def did_you_mean(word: str, choices: Iterable[str]) -> dict[str, str]:
    """What an error says to do about a word that is not known: ``todo`` (a message id) with its values, as ``**arguments`` of the error.

    It names the nearest choice, else all of them when they are few, else nothing.
    """
    known = sorted(set(choices))
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return {"todo": N_("Did you mean '{near}'?"), "near": near[0]}
    return {"todo": N_("Choose one of: {choices}."), "choices": ", ".join(known)} if 0 < len(known) <= FEW else {}


def read_form(document: Document, form: type[FormT]) -> FormT:
    """The file's data as ``form``; ContentError for the first mistake in it."""
    problems = form_errors(document, form)
    if isinstance(problems, list):
        raise problems[0]
    return problems


def form_errors(document: Document, form: type[FormT]) -> FormT | list[ContentError]:
    """The form, or every mistake in the file in the order of its lines."""
    if not isinstance(document.data, dict):
        return [ContentError("Keys with values are expected here.", where=document.where(), todo="Write lines such as title: Text.")]
    try:
        return form.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        found = [_sentence(document, detail, form) for detail in details if not _follows_from_another(detail, details)]
        return sorted({one.sentence(): one for one in found}.values(), key=lambda one: int(one.where.rsplit(":", 1)[-1]))


def _follows_from_another(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """A list is too short also when its only entry is wrong; then the entry is the mistake."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(other["loc"][: len(loc)] == loc and len(other["loc"]) > len(loc) for other in details)


def _sentence(document: Document, detail: ErrorDetails, form: type[BaseModel]) -> ContentError:
    location = _in_file(detail["loc"], document)
    where, name = document.where(location), _line(".".join(str(part) for part in location))
    kind = detail["type"]
    if kind == "extra_forbidden":
        allowed = _fields_at(form, detail["loc"][:-1])
        word = _line(str(detail["loc"][-1]))
        return ContentError("'{name}' is not a key that is known here.", where=where, **did_you_mean(word, allowed), name=name)
    if kind == "missing":
        missing = ".".join(str(part) for part in (*location, detail["loc"][-1]))
        return ContentError("'{name}' is missing.", where=where, todo="Add it.", name=missing)
    value = _line(str(detail["input"]))
    if kind == "enum":
        expected = detail.get("ctx", {}).get("expected", "")
        choices = [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
        return ContentError("'{name}' cannot be '{value}'.", where=where, **did_you_mean(value, choices), name=name, value=value)
    if kind == "string_pattern_mismatch":
        return ContentError(
            "'{name}' cannot be '{value}'.", where=where, todo="Use small letters, digits and single hyphens.", name=name, value=value
        )
    return ContentError("'{name}' is wrong: {reason} (it is '{value}').", where=where, todo="Correct it.",
                        name=name, reason=detail["msg"], value=value)  # fmt: skip


def _line(text: str) -> str:
    """Text of an author as part of a sentence: on one line, and short."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def _in_file(loc: tuple[str | int, ...], document: Document) -> Location:
    """Pydantic's location without the parts that it adds itself (union members, ``[key]``)."""
    location: Location = ()
    for part in loc:
        candidate = (*location, part.value if isinstance(part, Enum) else part)
        if candidate in document.lines:
            location = candidate
    return location


def _fields_at(form: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Keys that are allowed at a location: the fields of the model that stands there."""
    model: type[BaseModel] | None = form
    for part in loc:
        if model is None:
            break
        field = model.model_fields.get(str(part))
        if field is not None:
            model = _model_in(field.annotation)
    return list((model or form).model_fields)


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found:
            return found
    return None
