"""Pixels of a PNG, and whether two of the same place differ in more than noise: a page that moves is drawn a shade otherwise each time."""

from __future__ import annotations

import base64
import struct
import zlib

SHADES = 24
"""Of 256: less is not a difference that a person sees."""
PIXELS = 12


def differ(one: str, other: str) -> bool:
    """Whether two PNG pictures (base64) differ in at least 12 pixels; True when they cannot be read or have other sizes."""
    if one == other:
        return False
    try:
        (first, _), (second, _) = rows(base64.b64decode(one)), rows(base64.b64decode(other))
    except (ValueError, KeyError, IndexError, struct.error, zlib.error):
        return True
    if len(first) != len(second) or len(first[0]) != len(second[0]):
        return True
    found = 0
    for line, twin in zip(first, second, strict=True):
        if line != twin:
            found += sum(abs(left - right) > SHADES for left, right in zip(line, twin, strict=True))
            if found >= PIXELS:
                return True
    return False


def rows(png: bytes) -> tuple[list[bytes], int]:
    """The rows of a PNG of 8 bits per channel without interlacing, as a browser writes it, and the bytes of a pixel (3 or 4).

    ValueError, KeyError, IndexError, struct.error or zlib.error for what is no such picture.
    """
    at, packed, width, channels = 8, b"", 0, 0
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            width, _, _, colours = struct.unpack(">IIBB", content[:10])
            channels = {2: 3, 6: 4}[colours]
        elif kind == b"IDAT":
            packed += content
    raw, stride = zlib.decompress(packed), width * channels
    lines: list[bytes] = []
    above = bytes(stride)
    for start in range(0, len(raw), stride + 1):
        above = _line(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above, channels)
        lines.append(above)
    return lines, channels


def _line(kind: int, line: bytearray, above: bytes, channels: int) -> bytes:
    """One row with its filter undone (https://www.w3.org/TR/png/#9Filters)."""
    if kind == 0:
        return bytes(line)
    for at, value in enumerate(line):
        left = line[at - channels] if at >= channels else 0
        corner = above[at - channels] if at >= channels else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = above[at]
        elif kind == 3:
            guess = (left + above[at]) // 2
        else:
            to_left, to_above, to_corner = abs(above[at] - corner), abs(left - corner), abs(left + above[at] - 2 * corner)
            guess = left if to_left <= to_above and to_left <= to_corner else above[at] if to_above <= to_corner else corner
        line[at] = (value + guess) & 255
    return bytes(line)
