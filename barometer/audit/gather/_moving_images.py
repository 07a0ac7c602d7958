"""Whether an image file moves: frames, time and repetitions of GIF, animated PNG and WebP, read from their bytes."""

from __future__ import annotations

import struct
from dataclasses import dataclass

FASTEST = 0.02
"""Seconds: browsers show a GIF frame that asks for less than this for a tenth of a second."""
DEFAULT = 0.1


@dataclass(frozen=True, slots=True)
class Film:
    """``frames`` shown in ``cycle`` seconds, ``loops`` times (0: for ever)."""

    frames: int
    cycle: float
    loops: int

    @property
    def seconds(self) -> float | None:
        """How long it moves; None when it never stops."""
        return None if self.loops == 0 else self.cycle * self.loops

    @property
    def changes(self) -> float:
        """Frames per second."""
        return self.frames / self.cycle if self.cycle else 0.0


def film(packed: bytes) -> Film | None:
    """The film in these bytes; None for a picture that stands still, and for bytes that are no such picture or damaged."""
    found: Film | None
    try:
        if packed[:6] in (b"GIF87a", b"GIF89a"):
            found = _gif(packed)
        elif packed[:8] == b"\x89PNG\r\n\x1a\n":
            found = _png(packed)
        elif packed[:4] == b"RIFF" and packed[8:12] == b"WEBP":
            found = _webp(packed)
        else:
            return None
    except (struct.error, IndexError):
        return None
    return found if found and found.frames > 1 else None


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(packed: bytes, at: int) -> int:
    while packed[at]:
        at += packed[at] + 1
    return at + 1


def _gif(packed: bytes) -> Film:
    """https://www.w3.org/Graphics/GIF/spec-gif89a.txt; without the Netscape extension it plays once."""
    at = 13 + _table(packed[10])
    frames, cycle, loops, delay = 0, 0.0, 1, 0.0
    while at < len(packed) and packed[at] != 0x3B:
        if packed[at] == 0x21:
            if packed[at + 1] == 0xF9:
                delay = struct.unpack_from("<H", packed, at + 4)[0] / 100
            elif packed[at + 1] == 0xFF and packed[at + 3 : at + 14] == b"NETSCAPE2.0":
                turns = struct.unpack_from("<H", packed, at + 16)[0]
                loops = turns + 1 if turns else 0
            at = _blocks_end(packed, at + 2)
        elif packed[at] == 0x2C:
            frames += 1
            cycle += delay if delay >= FASTEST else DEFAULT
            at = _blocks_end(packed, at + 11 + _table(packed[at + 9]))
        else:
            break
    return Film(frames, cycle, loops)


def _png(packed: bytes) -> Film | None:
    """Chunks acTL and fcTL, https://www.w3.org/TR/png-3/#apng-frame-based-animation."""
    at, frames, loops, cycle = 8, 0, 1, 0.0
    while at + 8 <= len(packed):
        length, kind = struct.unpack_from(">I4s", packed, at)
        if kind == b"acTL":
            frames, loops = struct.unpack_from(">II", packed, at + 8)
        elif kind == b"fcTL":
            up, down = struct.unpack_from(">HH", packed, at + 28)
            cycle += max(up / (down or 100), 0.01)
        elif kind == b"IDAT" and not frames:
            return None
        at += length + 12
    return Film(frames, cycle, loops)


def _webp(packed: bytes) -> Film:
    """Chunks ANIM and ANMF, https://developers.google.com/speed/webp/docs/riff_container."""
    at, frames, loops, cycle = 12, 0, 1, 0.0
    while at + 8 <= len(packed):
        kind, length = struct.unpack_from("<4sI", packed, at)
        if kind == b"ANIM":
            loops = struct.unpack_from("<H", packed, at + 12)[0]
        elif kind == b"ANMF":
            frames += 1
            cycle += max((struct.unpack_from("<I", packed, at + 20)[0] & 0xFFFFFF) / 1000, 0.01)
        at += 8 + length + (length & 1)
    return Film(frames, cycle, loops)
