"""Snapshot: what was gathered from one page at one moment.

A snapshot holds facts only. Every artifact is either there or named in ``missing`` with a reason, so that a check can say
"untested" where it has nothing to look at. Snapshots are saved as gzipped JSON and can be re-audited without a browser.
"""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from barometer.audit.artifacts.document import Document
from barometer.audit.artifacts.form_trial import FormTrial
from barometer.audit.element import Element
from barometer.errors import StorageError

FORMAT = 1
LIMIT_BYTES = 64_000_000


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

    ``submits``: pressing it sends a form that is no search.
    """

    element: Element
    kind: str  # "link" or "button"
    href: str = ""
    context: str = ""
    new_window: bool = False
    lang: str = ""
    submits: bool = False


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


@dataclass(frozen=True, slots=True)
class Layout:
    """What a phone of 320 CSS pixels and WCAG's text spacing do to the page.

    ``wider`` are elements that force sideways scrolling at 320 px (tables, code, maps and media excepted); ``clipped`` are
    elements whose text is newly cut off under text spacing. ``overflow`` is the page's extra width in CSS pixels.
    """

    overflow: int
    wider: tuple[Element, ...]
    clipped: tuple[Element, ...]
    examined: int


@dataclass(frozen=True, slots=True)
class FocusStop:
    """One stop of the Tab walk. ``visible`` tells whether the picture changed on focus; None when it could not be compared."""

    element: Element
    visible: bool | None


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The Tab walk and the controls that only a mouse reaches. ``complete`` is False when the walk hit its bound."""

    stops: tuple[FocusStop, ...]
    mouse_only: tuple[Element, ...]
    mouse_only_unsure: tuple[Element, ...]
    controls: int
    complete: bool


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
    resources: Resources | None = None
    axe: Axe | None = None
    forms_tried: tuple[FormTrial, ...] | None = None
    document: Document | None = None
    """What a document's file says; then there is no page, and every other artifact is None."""
    missing: tuple[tuple[str, str], ...] = ()
    """Artifact and reason, for each gatherer that did not finish."""
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
        unpacker = zlib.decompressobj(wbits=31)
        text = unpacker.decompress(packed, LIMIT_BYTES)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise ValueError("too large or cut off")
        snapshot: Snapshot = _adapter().validate_json(text)
    except (zlib.error, ValueError, ValidationError) as error:
        raise StorageError("This snapshot is damaged.", where=where, todo="Audit the page again.") from error
    if snapshot.format > FORMAT:
        raise StorageError("This snapshot was made by a newer version of the barometer.", where=where, todo="Update the barometer.")
    return snapshot


def read(path: Path) -> Snapshot:
    """A snapshot from a file; StorageError when it is not there or cannot be read."""
    try:
        return load(path.read_bytes(), where=str(path))
    except OSError as error:
        raise StorageError("This snapshot cannot be read: {reason}.", where=str(path), todo="Audit the page again.",
                           reason=error.strerror or error) from error  # fmt: skip
