"""What the sample city serves besides pages: a heavy picture, a sound with captions and PDF documents, all made by code."""

from __future__ import annotations

import io
import math
import struct
import wave
import zlib
from functools import cache

DOCUMENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "reglement-opvang.pdf": (
        "Huisregels van de opvang",
        (
            "De opvang is open op schooldagen, van 7 uur tot 18.30 uur.",
            "Bel ons voor 9 uur als je kind ziek is.",
            "Je betaalt per half uur. Wie weinig verdient, betaalt minder.",
            "Vragen? Bel gratis 0800 00 000 of kom naar het loket op Elzerplein 1.",
        ),
    ),
    "verklaring-inkomen.pdf": (
        "Verklaring over je inkomen",
        (
            "Vul je naam en je inkomen van de vorige maand in.",
            "Zet je naam en de datum onder dit blad.",
            "Geef dit blad af op Elzerplein 1. Opsturen mag ook.",
            "Vragen? Bel gratis 0800 00 000.",
        ),
    ),
}
"""File name → title and paragraphs, all in Dutch."""


@cache
def large_picture(width: int = 1400, height: int = 900) -> bytes:
    """A landscape as a PNG of about 3.8 MB: stored without compression, as a photo straight from a camera."""
    rows = []
    hills = [int(height * (0.62 + 0.06 * math.sin(x / 170) + 0.03 * math.sin(x / 61))) for x in range(width)]
    for y in range(height):
        share = y / height
        sky = bytes((int(120 + 110 * share), int(180 + 50 * share), 235))
        grass = bytes((int(60 + 70 * (1 - share)), int(120 + 60 * (1 - share)), 70))
        rows.append(b"\0" + b"".join(sky if y < hill else grass for hill in hills))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), level=0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


@cache
def carillon() -> bytes:
    """Six seconds of bells, as a WAV file of about 48 kB (8 kHz, 8 bits, one channel)."""
    rate, notes = 8000, (523.3, 659.3, 784.0, 659.3, 587.3, 523.3)
    samples = bytearray()
    for note in notes:
        for n in range(rate):
            at = n / rate
            tone = math.sin(2 * math.pi * note * at) + 0.4 * math.sin(4.2 * math.pi * note * at)
            samples.append(128 + int(70 * math.exp(-3 * at) * tone / 1.4))
    target = io.BytesIO()
    with wave.open(target, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(rate)
        sound.writeframes(bytes(samples))
    return target.getvalue()


def captions() -> bytes:
    """What is heard in the six seconds of bells, as WebVTT."""
    return b"WEBVTT\n\n00:00.000 --> 00:03.000\n[drie klokken, omhoog]\n\n00:03.000 --> 00:06.000\n[drie klokken, omlaag]\n"


def no_captions() -> bytes:
    """A WebVTT file in which nothing stands."""
    return b"WEBVTT\n"


@cache
def document(name: str) -> bytes:
    """One of DOCUMENTS as a tagged PDF 1.7 of one A4 page, with title and language."""
    title, paragraphs = DOCUMENTS[name]
    lines = [("H1", 18, title), *(("P", 12, text) for text in paragraphs)]
    drawing = "\n".join(
        f"/{tag} <</MCID {n}>> BDC BT /F1 {size} Tf 56 {770 - 36 * n} Td ({_escaped(text)}) Tj ET EMC"
        for n, (tag, size, text) in enumerate(lines)
    ).encode("cp1252")
    first = 9  # number of the first structure element; objects 1 to 8 stand before it
    kids = " ".join(f"{first + n} 0 R" for n in range(len(lines)))
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(nl-BE)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R"
        b"/ViewerPreferences<</DisplayDocTitle true>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/StructParents 0/Tabs/S>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0 [%s]]>>/ParentTreeNextKey 1>>" % kids.encode(),
        b"<</Type/StructElem/S/Document/P 6 0 R/K[%s]>>" % kids.encode(),
        b"<</Title(%s)/Author(Gemeente Elzerbeke)>>" % _escaped(title).encode("cp1252"),
        *(f"<</Type/StructElem/S/{tag}/P 7 0 R/Pg 3 0 R/K {n}>>".encode() for n, (tag, _, _) in enumerate(lines)),
    ]
    target = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(target))
        target += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(target)
    target += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    target += b"".join(b"%010d 00000 n \n" % place for place in places)
    target += b"trailer\n<</Size %d/Root 1 0 R/Info 8 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(target)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
