"""Bytes from one connection to the other, counted and against the clock."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from barometer.audit.heads import CHUNKED, UNTIL_END, BadHead, chunk_length

PIECE = 65_536
HEAD_BYTES = 262_144
"""The head of an answer; browsers stop there too."""
IDLE_SECONDS = 60.0


class CutOff(Exception):
    """A limit was reached, or the other side was not there any more."""


class Meter:
    """What one connection may carry; ``spend`` is told of every byte and raises CutOff when the visit has had its share."""

    def __init__(self, spend: Callable[[int], None], limit: int) -> None:
        self._spend, self._left = spend, limit

    def count(self, size: int) -> None:
        """So many bytes more, in whichever direction; CutOff."""
        self._left -= size
        self._spend(size)
        if self._left < 0:
            raise CutOff("too many bytes")


async def read_head(source: StreamReader, *, seconds: float, limit: int = HEAD_BYTES) -> bytes:
    """A head with the empty line behind it; b"" when the other side left without a word. CutOff, BadHead."""
    head = b""
    async with _clock(seconds):
        while line := await _line(source):
            head += line
            if len(head) > limit:
                raise BadHead("a long head")
            if line in (b"\r\n", b"\n"):
                return head
        if head:
            raise CutOff("half a head")
        return b""


async def copy_body(source: StreamReader, sink: StreamWriter, length: int, meter: Meter) -> None:
    """A body of so many bytes, in chunks (which are written anew), or until the other side ends. CutOff, BadHead."""
    if length == CHUNKED:
        await _copy_chunks(source, sink, meter)
    else:
        await _copy(source, sink, length, meter)


async def _copy(source: StreamReader, sink: StreamWriter, length: int, meter: Meter) -> None:
    left = length if length != UNTIL_END else None
    while left is None or left > 0:
        piece = await _piece(source, PIECE if left is None else min(PIECE, left))
        if not piece:
            if left:
                raise CutOff("half a body")
            return
        meter.count(len(piece))
        await _send(sink, piece)
        if left is not None:
            left -= len(piece)


async def _copy_chunks(source: StreamReader, sink: StreamWriter, meter: Meter) -> None:
    while True:
        async with _clock(IDLE_SECONDS):
            length = chunk_length(await _line(source))
        if not length:
            break
        sink.write(b"%x\r\n" % length)
        await _copy(source, sink, length, meter)
        async with _clock(IDLE_SECONDS):
            if await _line(source) not in (b"\r\n", b"\n"):
                raise BadHead("no end of a chunk")
        sink.write(b"\r\n")
    trailer = 0
    async with _clock(IDLE_SECONDS):
        while (line := await _line(source)) not in (b"\r\n", b"\n", b""):  # trailing fields are read and left out
            trailer += len(line)
            if trailer > HEAD_BYTES:
                raise BadHead("a long trailer")
    await _send(sink, b"0\r\n\r\n")


async def join(one: tuple[StreamReader, StreamWriter], other: tuple[StreamReader, StreamWriter], meter: Meter) -> None:
    """Carries both ways until both sides have ended, one broke off, or nothing moved in either direction for a while."""
    moved = [asyncio.get_running_loop().time()]
    pumps = [asyncio.ensure_future(_pump(here[0], there[1], meter, moved)) for here, there in ((one, other), (other, one))]
    watch = asyncio.ensure_future(_watch(moved))
    try:
        running = set(pumps)
        while running:
            done, _ = await asyncio.wait({*running, watch}, return_when=asyncio.FIRST_COMPLETED)
            if watch in done or any(pump.exception() for pump in done):
                return
            running -= done
    finally:
        for task in (*pumps, watch):
            task.cancel()
        await asyncio.gather(*pumps, watch, return_exceptions=True)


async def _pump(source: StreamReader, sink: StreamWriter, meter: Meter, moved: list[float]) -> None:
    while piece := await source.read(PIECE):
        moved[0] = asyncio.get_running_loop().time()
        meter.count(len(piece))
        sink.write(piece)
        await sink.drain()
    if sink.can_write_eof():
        sink.write_eof()


async def _watch(moved: list[float]) -> None:
    while (left := moved[0] + IDLE_SECONDS - asyncio.get_running_loop().time()) > 0:
        await asyncio.sleep(left)


async def _line(source: StreamReader) -> bytes:
    try:
        return await source.readline()
    except ValueError as error:  # longer than the reader's limit
        raise BadHead("a long line") from error


async def _piece(source: StreamReader, size: int) -> bytes:
    async with _clock(IDLE_SECONDS):
        return await source.read(size)


async def _send(sink: StreamWriter, piece: bytes) -> None:
    sink.write(piece)
    async with _clock(IDLE_SECONDS):
        await sink.drain()


@asynccontextmanager
async def _clock(seconds: float) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        raise CutOff("too slow") from None
