"""Snapshot: what was gathered from one page at one moment.

A snapshot holds facts only. Every artifact is either there or named in ``missing`` with a reason, so that a check can say
"untested" where it has nothing to look at. Snapshots are saved as gzipped JSON and can be re-audited without a browser.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from barometer.audit.artifacts.contrast import Contrast
from barometer.audit.artifacts.document import Document
from barometer.audit.artifacts.form_trial import FormTrial
from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.artifacts.keyboard import Keyboard
from barometer.audit.artifacts.layout import Layout, Look, Motion
from barometer.audit.artifacts.meaning import Meaning
from barometer.audit.artifacts.sources import Sources
from barometer.audit.artifacts.structure import Structure
from barometer.audit.artifacts.walk import ClosedWall, Walked
from barometer.audit.element import Element
from barometer.errors import StorageError

FORMAT = 1
LIMIT_BYTES = 64_000_000
OURS = frozenset({"gathered_at", "place", "browser", "version", "screenshot", "sources"})
"""Facts that are ours and not the page's, whatever they hold."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Visible text of one block-level element without that of nested blocks. ``lang`` is the nearest declared language ('' if none)."""

    element: Element
    tag: str
    lang: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading (``level`` 1–6), or something that only looks like one (``level`` 0)."""

    element: Element
    level: int
    lookalike: bool = False
    """Not a heading in the code, but it looks like one: short, larger or bolder than the text, followed by text."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or button. ``element.text`` is its accessible name; ``context`` the text of the block around it.

    ``submits``: pressing it sends a form that is no search. ``title`` is its title attribute. ``gone``: it leads to a place in this page
    that is not there. ``twin``: the link right before it, with nothing but white space between them, leads to the same address.
    """

    element: Element
    kind: str  # "link" or "button"
    href: str = ""
    context: str = ""
    new_window: bool = False
    lang: str = ""
    submits: bool = False
    title: str = ""
    gone: bool = False
    twin: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """``alt`` is None when the attribute is missing. ``exposed`` is False when it is hidden from assistive technology."""

    element: Element
    alt: str | None
    src: str
    width: int
    height: int
    exposed: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A form field. ``element.text`` is its accessible name; ``label`` the visible label's text ('' when there is none)."""

    element: Element
    kind: str  # text, email, tel, select, textarea, checkbox, radio, file, …
    name: str
    label: str
    placeholder: str
    autocomplete: str
    required: bool
    form: str = ""
    """Selector of its form; '' outside a form."""
    nearby: str = ""
    """Visible text right beside a field without label that is not tied to it, at most 200 characters."""
    group: str = ""
    """Name of the nearest fieldset, group or radio group around it."""
    heading: str = ""
    """The last visible heading before it."""
    question: str = ""
    """Visible text right before the first of the choices that a box to tick belongs to, or of the day, month and year of a date."""
    described: str = ""
    """Text that aria-describedby and aria-errormessage tie to it."""
    hint: str = ""
    """Other visible text in the same small box around the field alone, at most 200 characters."""
    error: str = ""
    """The same, when it is written as an error (its role, its class, or how it begins)."""
    invalid: bool = False
    """``aria-invalid`` is set."""
    title: str = ""
    pattern: str = ""
    """The pattern attribute: what the browser accepts."""
    longest: int = 0
    """Signs that fit into it (``maxlength``); 0 for no limit."""
    refused: tuple[str, ...] = ()
    """Of the answers of ``artifacts/answers.py``, those that its pattern, its length or its being a number refuses."""
    suggests: bool = False
    """What is typed searches a list: a combobox, or a field with suggestions."""
    mark: str = ""
    """What the style sheet writes before or after the label, and a sign or word beside it that says that the field is required."""
    paste_blocked: bool = False
    """Its own code stops what is pasted into it."""
    filled: bool | None = None
    """Whether something stands in it; None for what is not typed or chosen, or when it was not looked at."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What the page fetched: bytes over the wire, requests, and hosts other than its own."""

    bytes: int
    requests: int
    other_hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AxeNode:
    """One element that an axe rule is about, with axe's impact (minor, moderate, serious, critical) and its own English message."""

    element: Element
    impact: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class AxeRule:
    """One axe rule in one frame. ``outcome`` is violations, incomplete, passes or inapplicable; ``nodes`` only for the first two."""

    rule: str
    outcome: str
    impact: str
    tags: tuple[str, ...]
    nodes: tuple[AxeNode, ...] = ()
    passed_main: int = 0
    passed_template: int = 0
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Axe:
    """What axe-core said, per rule and frame."""

    version: str
    rules: tuple[AxeRule, ...]
    untested_frames: tuple[tuple[str, str], ...] = ()
    """Frame URL and the reason why axe did not run there."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One page. When ``loaded`` is False nothing was gathered and ``reason`` (a message id, with ``values``) says why."""

    url: str
    final_url: str
    gathered_at: datetime
    loaded: bool
    reason: str = ""
    values: tuple[tuple[str, str], ...] = ()
    status: int | None = None
    title: str = ""
    lang: str = ""
    content_type: str = ""
    browser: str = ""
    blocks: tuple[TextBlock, ...] | None = None
    headings: tuple[Heading, ...] | None = None
    links: tuple[Link, ...] | None = None
    images: tuple[Image, ...] | None = None
    fields: tuple[Field, ...] | None = None
    layout: Layout | None = None
    keyboard: Keyboard | None = None
    interaction: Interaction | None = None
    resources: Resources | None = None
    look: Look | None = None
    motion: Motion | None = None
    meaning: Meaning | None = None
    axe: Axe | None = None
    forms_tried: tuple[FormTrial, ...] | None = None
    document: Document | None = None
    """What a document's file says; then there is no page, and every other artifact is None."""
    walked: Walked | None = None
    """How a flow came to this page; None for a page that was opened by its address."""
    consent: ClosedWall | None = None
    """The cookie wall that was closed before anything was gathered; None when there was none, or it was left."""
    structure: Structure | None = None
    contrast: Contrast | None = None
    missing: tuple[tuple[str, str], ...] = ()
    """Artifact and reason, for each gatherer that did not finish."""
    sources: Sources | None = None
    """What the page was made of; None when it cannot be recognised by that."""
    screenshot: str = ""
    """File name of the picture beside the snapshot; '' when there is none."""
    format: int = field(default=FORMAT)


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Snapshot)


def dump(snapshot: Snapshot) -> bytes:
    """The snapshot as gzipped JSON; the same snapshot gives the same bytes."""
    return gzip.compress(_adapter().dump_json(snapshot), mtime=0)


def load(packed: bytes, *, where: str = "") -> Snapshot:
    """A snapshot from ``dump``'s bytes; StorageError when they are damaged, too large, or of a newer format."""
    try:
        snapshot: Snapshot = _adapter().validate_json(unpack(packed))
    except (ValueError, ValidationError) as error:
        raise StorageError("This snapshot is damaged.", where=where, todo="Audit the page again.") from error
    if snapshot.format > FORMAT:
        raise StorageError("This snapshot was made by a newer version of the barometer.", where=where, todo="Update the barometer.")
    return snapshot


def unpack(packed: bytes) -> bytes:
    """Gunzipped, at most ``LIMIT_BYTES``; ValueError for what is damaged, cut off or larger."""
    try:
        unpacker = zlib.decompressobj(wbits=31)
        text = unpacker.decompress(packed, LIMIT_BYTES)
    except zlib.error as error:
        raise ValueError from error
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise ValueError
    return text


def changed_texts(snapshot: Snapshot, change: Callable[[str], str]) -> Snapshot:
    """The snapshot with ``change`` applied to every text in it that came from the page, however deep."""

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return change(value)
        if isinstance(value, list):
            return [walk(one) for one in value]
        if isinstance(value, dict):
            return {name: one if name in OURS else walk(one) for name, one in value.items()}
        return value

    changed: Snapshot = _adapter().validate_python(walk(_adapter().dump_python(snapshot, mode="json")))
    return changed


def read(path: Path) -> Snapshot:
    """A snapshot from a file; StorageError when it is not there or cannot be read."""
    try:
        return load(path.read_bytes(), where=str(path))
    except OSError as error:
        raise StorageError("This snapshot cannot be read: {reason}.", where=str(path), todo="Audit the page again.",
                           reason=error.strerror or error) from error  # fmt: skip
