"""PDF → facts, with pypdf. Run it through ``reading``: a hostile file may take all the time and memory that there is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.constants import UserAccessPermissions
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from barometer.audit.artifacts.document import Document
from barometer.errors import BarometerError
from barometer.i18n import N_

PAGES = 30
"""Pages that are read for text and pictures; the tags are read as a whole."""
NODES = 50_000
"""Structure elements that are looked at, at most."""
CELLS = 5_000
FIELDS = 50
SAMPLE = 2_000
NOT_PDF = N_("This file is not a PDF that can be read.")
NEEDS_PASSWORD = N_("This PDF needs a password.")
DAMAGED = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError, NotImplementedError,
)  # fmt: skip
"""What pypdf raises at files that are broken or hostile."""
HEADING = re.compile(r"H[1-6]?|Title")


def read_pdf(body: bytes) -> Document:
    """The facts of a PDF; BarometerError when it is damaged or needs a password."""
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BarometerError(NEEDS_PASSWORD)
        root = reader.root_object
        pages = len(reader.pages)
        examined = min(pages, PAGES)
        texts, pictures_only = _look_at_pages(reader, examined)
        tags = _Tags(root)
        fields, unnamed = _fields(root)
        text = " ".join(texts)
        return Document(
            kind="pdf",
            bytes=len(body),
            pages=pages,
            examined=examined,
            tagged=tags.there,
            title=_title(reader),
            title_shown=_is_true(_child(root, "/ViewerPreferences").get("/DisplayDocTitle")),
            lang=_text(root.get("/Lang"))[:40],
            letters=sum(letter.isalpha() for letter in text),
            pictures_only=pictures_only,
            headings=tags.headings,
            bookmarks=_bookmarks(root),
            figures=tags.figures,
            figures_without_text=tags.figures_without_text,
            tables=tags.tables,
            tables_without_headers=tags.tables_without_headers,
            fields=fields,
            unnamed_fields=unnamed,
            closed_to_assistive=_is_closed(reader),
            sample=re.sub(r"\s+", " ", text).strip()[:SAMPLE],
        )
    except DAMAGED as error:
        raise BarometerError(NOT_PDF) from error


def _look_at_pages(reader: PdfReader, count: int) -> tuple[list[str], int]:
    texts, pictures_only = [], 0
    for page in reader.pages[:count]:
        text = page.extract_text()
        texts.append(text)
        pictures_only += not text.strip() and _has_picture(page)
    return texts, pictures_only


def _has_picture(page: DictionaryObject) -> bool:
    drawn = _child(_child(page, "/Resources"), "/XObject")
    return any(_child(drawn, name).get("/Subtype") in ("/Image", "/Form") for name in list(drawn)[:200])


class _Tags:
    """What the structure tree holds, counted in one bounded walk; types of its own are read through the role map."""

    def __init__(self, root: DictionaryObject) -> None:
        tree = _child(root, "/StructTreeRoot")
        self.there = bool(tree) and _is_true(_child(root, "/MarkInfo").get("/Marked"))
        self.headings = self.figures = self.figures_without_text = self.tables = self.tables_without_headers = 0
        if not tree:
            return
        roles = _child(tree, "/RoleMap")
        for part in _walk(tree):
            kind = _role(part, roles)
            if HEADING.fullmatch(kind):
                self.headings += 1
            elif kind == "Figure":
                self.figures += 1
                self.figures_without_text += not (_text(part.get("/Alt")) or _text(part.get("/ActualText")))
            elif kind == "Table":
                self.tables += 1
                self.tables_without_headers += not any(_role(inside, roles) == "TH" for inside in _walk(part, CELLS))


def _role(part: DictionaryObject, roles: DictionaryObject) -> str:
    name = part.get("/S")
    for _ in range(5):
        if name not in roles:
            break
        name = roles.get(name)
    return str(name or "").lstrip("/")


def _walk(tree: DictionaryObject, most: int = NODES) -> Iterator[DictionaryObject]:
    """Every structure element below, at most ``most``; one that holds itself is met once."""
    waiting: list[Any] = [tree.get("/K")]
    seen: set[int] = set()
    given = 0
    while waiting and given < most:
        node = waiting.pop()
        if isinstance(node, IndirectObject):
            if node.idnum in seen:
                continue
            seen.add(node.idnum)
            node = node.get_object()
        if isinstance(node, ArrayObject):
            waiting.extend(reversed(node[:most]))
        elif isinstance(node, DictionaryObject) and "/S" in node:
            given += 1
            yield node
            waiting.append(node.raw_get("/K") if "/K" in node else None)


def _fields(root: DictionaryObject) -> tuple[int, tuple[str, ...]]:
    waiting: list[Any] = [(one, "") for one in _list(_child(root, "/AcroForm").get("/Fields"))]
    count, unnamed = 0, []
    seen: set[int] = set()
    while waiting and count < 2_000 and len(seen) < NODES:
        one, above = waiting.pop(0)
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if not isinstance(one, DictionaryObject):
            continue
        name = ".".join(part for part in (above, _text(one.get("/T"))) if part)
        inner = [kid for kid in _list(one.get("/Kids")) if "/T" in (_object(kid) or {})]
        if inner:
            waiting.extend((kid, name) for kid in inner)
            continue
        count += 1
        if not _text(one.get("/TU")) and one.get("/FT") != "/Sig":
            unnamed.append(name[:80])
    return count, tuple(unnamed[:FIELDS])


def _title(reader: PdfReader) -> str:
    given = reader.metadata.title if reader.metadata else None
    if not given:
        try:
            named = reader.xmp_metadata.dc_title if reader.xmp_metadata else None
        except (PyPdfError, ValueError):
            named = None
        given = next(iter(named.values()), "") if named else ""
    return re.sub(r"\s+", " ", str(given or "")).strip()[:300]


def _bookmarks(root: DictionaryObject) -> int:
    first = _child(root, "/Outlines").get("/First")
    count, seen = 0, set()
    while isinstance(entry := _object(first), DictionaryObject) and id(entry) not in seen and count < 1_000:
        seen.add(id(entry))
        count += 1
        first = entry.get("/Next")
    return count


def _is_closed(reader: PdfReader) -> bool:
    permissions = reader.user_access_permissions if reader.is_encrypted else None
    return permissions is not None and not permissions & (UserAccessPermissions.EXTRACT_TEXT_AND_GRAPHICS | UserAccessPermissions.EXTRACT)


def _object(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _child(parent: DictionaryObject, key: str) -> DictionaryObject:
    """A dictionary inside a dictionary; an empty one where there is none."""
    found = _object(parent.get(key))
    return found if isinstance(found, (DictionaryObject, StreamObject)) else DictionaryObject()


def _list(value: Any) -> list[Any]:
    found = _object(value)
    return list(found)[:NODES] if isinstance(found, ArrayObject) else []


def _text(value: Any) -> str:
    return str(_object(value) or "").strip()


def _is_true(value: Any) -> bool:
    found = _object(value)
    return bool(getattr(found, "value", found))
