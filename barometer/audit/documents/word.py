"""Word file (.docx, ECMA-376) → facts: title, language, headings, pictures, tables and text, from four parts of the archive."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from barometer.audit.artifacts.document import Document
from barometer.errors import BarometerError
from barometer.i18n import N_

NOT_WORD = N_("This file is not a Word document that can be read.")
PART_BYTES = 30_000_000
SAMPLE = 2_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
HEADING_NAME = re.compile(r"(heading|kop|titre|überschrift) [1-9]|title|titel", re.IGNORECASE)
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def read_word(body: bytes) -> Document:
    """The facts of a .docx; BarometerError when it is damaged, locked or no Word file."""
    main, styles, core = _parts(body)
    text = " ".join("".join(part.text or "" for part in paragraph.iter(f"{W}t")) for paragraph in main.iter(f"{W}p"))
    pictures = [one for one in main.iter(f"{DRAWING}docPr") if one.find(f".//{DECORATIVE}[@val='1']") is None]
    tables = list(main.iter(f"{W}tbl"))
    return Document(
        kind="docx",
        bytes=len(body),
        title=(_first(core, f"{DC}title") if core is not None else "")[:300],
        lang=_language(main, styles),
        letters=sum(letter.isalpha() for letter in text),
        headings=_headings(main, styles),
        figures=len(pictures),
        figures_without_text=sum(not (one.get("descr") or "").strip() for one in pictures),
        tables=len(tables),
        tables_without_headers=sum(_has_no_header(table) for table in tables),
        sample=re.sub(r"\s+", " ", text).strip()[:SAMPLE],
    )


def _parts(body: bytes) -> tuple[Element, Element | None, Element | None]:
    """Main part, styles and core properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            main = _part(archive, "word/document.xml")
            styles = _part(archive, "word/styles.xml")
            core = _part(archive, "docProps/core.xml")
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        ElementTree.ParseError,
        DefusedXmlException,
        OSError,
        ValueError,
        RuntimeError,
    ) as error:
        raise BarometerError(NOT_WORD) from error
    if main is None:
        raise BarometerError(NOT_WORD)
    return main, styles, core


def open_parts(body: bytes) -> tuple[Element, dict[str, str], str]:
    """The main part of a .docx, the name of each style by its id, and the language; BarometerError as ``read_word``."""
    main, styles, _ = _parts(body)
    return main, _style_names(styles), _language(main, styles)


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    with archive.open(entry) as opened:
        text = opened.read(PART_BYTES + 1)
    if len(text) > PART_BYTES:
        raise zipfile.LargeZipFile(name)
    parsed: Element = ElementTree.fromstring(text)
    return parsed


def _first(root: Element, tag: str) -> str:
    found = root.find(f".//{tag}")
    return re.sub(r"\s+", " ", found.text or "").strip() if found is not None else ""


def _language(main: Element, styles: Element | None) -> str:
    """The language that most of the text says it is in, else that of the default style."""
    for root in (styles, main):
        for lang in root.iter(f"{W}lang") if root is not None else ():
            if code := lang.get(f"{W}val"):
                return code[:40]
    return ""


def _headings(main: Element, styles: Element | None) -> int:
    named = _style_names(styles)
    used: Iterable[str] = (_value(one) for one in main.iter(f"{W}pStyle"))
    return sum(bool(HEADING_NAME.fullmatch(named.get(style, style))) for style in used)


def _style_names(styles: Element | None) -> dict[str, str]:
    found = styles.iter(f"{W}style") if styles is not None else ()
    return {style.get(f"{W}styleId") or "": _value(style.find(f"{W}name")) for style in found}


def _has_no_header(table: Element) -> bool:
    rows = table.findall(f"{W}tr")
    return len(rows) > 1 and not any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)


def _value(element: Element | None) -> str:
    return (element.get(f"{W}val") or "") if element is not None else ""
