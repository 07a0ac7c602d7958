"""PDF and Word files for the tests, written here so that each fact in them is known."""

from __future__ import annotations

import io
import zipfile

from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from barometer.sample.files import document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
PERMITTED_TO_PRINT = UserAccessPermissions.PRINT


def good_pdf() -> bytes:
    """Tagged, with title and language, one page of text."""
    return document("reglement-opvang.pdf")


def scan(pages: int = 2) -> bytes:
    """Pages that are a picture each, without text, tags, title or language."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
        picture = StreamObject()
        picture.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Image")})
        drawn = DictionaryObject({NameObject("/Im0"): writer._add_object(picture)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawn})
    return written(writer)


def with_fields(*names: tuple[str, str]) -> bytes:
    """A PDF form: (internal name, name for assistive technology) per field."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good_pdf())))
    fields = [
        writer._add_object(
            DictionaryObject(
                {NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject(name)}
                | ({NameObject("/TU"): TextStringObject(told)} if told else {})
            )
        )
        for name, told in names
    ]
    form = DictionaryObject({NameObject("/Fields"): ArrayObject(fields)})
    writer.root_object[NameObject("/AcroForm")] = form
    return written(writer)


def tagged(*parts: tuple[str, str], roles: dict[str, str] | None = None, loop: bool = False) -> bytes:
    """A PDF whose structure holds these (type, alternative text); with ``loop`` a part that holds itself."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good_pdf())))
    kids = ArrayObject()
    for kind, alt in parts:
        part = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})
        if alt:
            part[NameObject("/Alt")] = TextStringObject(alt)
        kids.append(writer._add_object(part))
    if loop:
        kids[0].get_object()[NameObject("/K")] = ArrayObject([kids[0], kids[0]])
    tree = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot"), NameObject("/K"): kids})
    tree[NameObject("/RoleMap")] = DictionaryObject(
        {NameObject(f"/{name}"): NameObject(f"/{standard}") for name, standard in (roles or {}).items()}
    )
    writer.root_object[NameObject("/StructTreeRoot")] = tree
    writer.root_object[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
    return written(writer)


def protected(*, password: str = "", permissions: UserAccessPermissions = PERMITTED_TO_PRINT) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good_pdf())))
    writer.encrypt(password, "owner", permissions_flag=permissions, algorithm="RC4-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def word(body: str, *, title: str = "", lang: str = "", styles: str = "") -> bytes:
    """A .docx with this body."""
    target = io.BytesIO()
    default = f"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='{lang}'/></w:rPr></w:rPrDefault></w:docDefaults>" if lang else ""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {WP}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {W}>{default}{styles}</w:styles>")
        archive.writestr(
            "docProps/core.xml",
            f'<cp:coreProperties xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>',
        )
    return target.getvalue()
