"""The text of a PDF or Word file, in blocks, for whoever reads it for its language. Run it through ``reading``."""

from __future__ import annotations

import io
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from pypdf import PdfReader

from barometer.audit.documents.pdf import DAMAGED, NEEDS_PASSWORD, NOT_PDF
from barometer.audit.documents.word import HEADING_NAME, W, open_parts
from barometer.errors import BarometerError
from barometer.i18n import N_
from barometer.plain.blocks import blocks_of, without_running_lines

MOST = 2_000_000
"""Characters that are read; what comes after is left out, and ``cut`` says so."""
SCANNED = N_("This PDF holds pictures of text and no text, so nothing can be read from it.")


@dataclass(frozen=True, slots=True)
class Block:
    """``tag`` as in HTML: p, li, h1 … h6."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The blocks of a document in reading order; ``lang`` as its file declares it ('' if it does not)."""

    blocks: tuple[Block, ...]
    lang: str = ""
    cut: bool = False


def pdf_text(body: bytes) -> DocumentText:
    """The text of a PDF; BarometerError when it is damaged, needs a password, or is a scan."""
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BarometerError(NEEDS_PASSWORD)
        pages: list[str] = []
        size = 0
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > MOST:
                break
        lang = str(reader.root_object.get("/Lang") or "")[:40]
    except DAMAGED as error:
        raise BarometerError(NOT_PDF) from error
    if not any(page.strip() for page in pages):
        raise BarometerError(SCANNED)
    text = "\n".join(without_running_lines(pages))
    return DocumentText(tuple(Block("p", block) for block in blocks_of(text[:MOST])), lang, cut=size > MOST)


def word_text(body: bytes) -> DocumentText:
    """The text of a .docx; BarometerError when it is damaged, locked or no Word file. Macros are not looked at, let alone run."""
    main, named, lang = open_parts(body)
    blocks: list[Block] = []
    size = 0
    for paragraph in main.iter(f"{W}p"):
        text = "".join(part.text or "" for part in paragraph.iter(f"{W}t")).strip()
        if text:
            blocks.append(Block(_tag(paragraph, named), text))
            size += len(text)
        if size > MOST:
            break
    return DocumentText(tuple(blocks), lang, cut=size > MOST)


def _tag(paragraph: Element, named: dict[str, str]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = named.get(style.get(f"{W}val") or "", style.get(f"{W}val") or "") if style is not None else ""
    if HEADING_NAME.fullmatch(name):
        return f"h{name[-1]}" if name[-1].isdigit() and name[-1] in "123456" else "h1"
    return "li" if paragraph.find(f"{W}pPr/{W}numPr") is not None else "p"
