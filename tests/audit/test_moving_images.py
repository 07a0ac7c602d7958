"""Whether a picture moves, read from its bytes alone."""

from __future__ import annotations

import struct

import pytest

from barometer.audit.gather._moving_images import Film, film


def gif(*, delays: tuple[int, ...], loops: int | None = 0) -> bytes:
    """A GIF of 60 by 60 pixels; ``delays`` in hundredths of a second, ``loops`` as its extension says it (None: no extension)."""
    head = b"GIF89a" + struct.pack("<HH", 60, 60) + bytes([0x80, 0, 0]) + bytes(6)
    loop = b"" if loops is None else b"\x21\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<H", loops) + b"\0"
    frames = b"".join(
        b"\x21\xf9\x04\x00" + struct.pack("<H", delay) + b"\0\0\x2c" + struct.pack("<HHHH", 0, 0, 60, 60) + b"\0\x02\x02\x44\x01\0"
        for delay in delays
    )
    return head + loop + frames + b";"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(body)) + kind + body + bytes(4) for kind, body in chunks)


def frame_control(*, up: int, down: int) -> tuple[bytes, bytes]:
    return b"fcTL", struct.pack(">IIIIIHHBB", 0, 1, 1, 0, 0, up, down, 0, 0)


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(kind + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for kind, part in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


FRAME = struct.pack("<12s", b"")  # place and size of a frame of a WebP film


@pytest.mark.parametrize(
    ("packed", "found"),
    [
        (gif(delays=(50, 50)), Film(frames=2, cycle=1.0, loops=0)),
        (gif(delays=(50, 50), loops=2), Film(frames=2, cycle=1.0, loops=3)),
        (gif(delays=(50, 50), loops=None), Film(frames=2, cycle=1.0, loops=1)),
        (gif(delays=(0, 1)), Film(frames=2, cycle=0.2, loops=0)),
        (png((b"acTL", struct.pack(">II", 2, 0)), frame_control(up=1, down=2), frame_control(up=1, down=0)), Film(2, 0.51, 0)),
        (webp((b"ANIM", bytes(4) + b"\x05\0"), *[(b"ANMF", FRAME + b"\xe8\x03\0\0xyz")] * 2), Film(frames=2, cycle=2.0, loops=5)),
    ],
    ids=["gif for ever", "gif three times", "gif once", "gif that browsers slow down", "png", "webp"],
)
def test_a_film_is_read(packed: bytes, found: Film):
    read = film(packed)
    assert read is not None
    assert (read.frames, round(read.cycle, 3), read.loops) == (found.frames, found.cycle, found.loops)


@pytest.mark.parametrize(
    "packed",
    [
        gif(delays=(50,)),
        png((b"IHDR", bytes(13)), (b"IDAT", b"x")),
        webp((b"VP8 ", b"abcd")),
        gif(delays=(50, 50))[:40],
        b"GIF89a",
        b"",
        b"<svg/>",
    ],
    ids=["gif of one frame", "png", "webp", "cut off", "head only", "nothing", "svg"],
)
def test_a_picture_that_stands_still_or_cannot_be_read_is_no_film(packed: bytes):
    assert film(packed) is None


def test_a_film_without_end_has_no_seconds():
    assert Film(frames=2, cycle=1.0, loops=0).seconds is None
    assert Film(frames=4, cycle=2.0, loops=3).seconds == 6.0
    assert Film(frames=4, cycle=2.0, loops=3).changes == 2.0
