"""Motion: what moves, sounds, counts down or goes away by itself; waits a few seconds where something could."""

from __future__ import annotations

import asyncio
import base64
import binascii
from contextlib import suppress
from typing import Any
from urllib.parse import unquote_to_bytes

from playwright.async_api import Error, Page

from barometer.audit.artifacts.layout import Clock, Motion, Moving, Sound, Vanished
from barometer.audit.element import Element
from barometer.audit.gather._frames import Shown, Stage, element, in_frames, script
from barometer.audit.gather._moving_images import Film, film
from barometer.audit.gather.resources import finished_requests

STAGE = Stage.READS
"""Before axe-core, which sets timers of its own."""
LONGEST_SECONDS = 6.0
"""A second slide of an ordinary carousel comes within five."""
PICTURES, PICTURE_BYTES, BODY_SECONDS = 12, 3_000_000, 2.0
KINDS = ("image/gif", "image/webp", "image/png", "image/apng")
SENSES = ("devicemotion", "deviceorientation", "deviceorientationabsolute")


async def watch_timers(page: Page) -> None:
    """Put our eyes on the timers of a page before it is opened; without them ``gather`` guesses from the page's scripts."""
    await page.add_init_script(script("motion_timers.js"))


async def gather(page: Page) -> Motion:
    """Looks, waits as long as something announced itself (mostly not at all, ``LONGEST_SECONDS`` and one beat at most), and looks again."""
    started = await in_frames(page, "motion_start.js")
    wait = min(LONGEST_SECONDS, max((given["wait"] for _, given in started), default=0.0) / 1000)
    await asyncio.sleep(wait)
    if wait:
        more = [given for _, given in await in_frames(page, "motion_more.js")]
        more_seconds = min(LONGEST_SECONDS, max(more, default=0.0) / 1000)
        await asyncio.sleep(more_seconds)
        wait += more_seconds
    moving: list[Moving] = []
    sounds: list[Sound] = []
    clocks: list[Clock] = []
    vanished: list[Vanished] = []
    extend, messages, timers = False, 0, 0
    shake: Element | None = None
    beside: bool | None = False
    pictures: list[tuple[Shown, dict[str, Any]]] = []
    for shown, given in await in_frames(page, "motion_end.js"):
        moving += [_moving(row, shown) for row in given["moving"]]
        sounds += [_sound(row, shown) for row in given["sounds"]]
        clocks += [
            Clock(element(row["element"], shown) if row["element"] else None, row["kind"], row["seconds"], row["started"])
            for row in given["clocks"]
        ]
        vanished += [Vanished(element(row["element"], shown), row["message"]) for row in given["vanished"]]
        messages, timers = messages + given["messages"], timers + given["timers"]
        if given["shake"] and shake is None:
            shake, beside = element(given["shake"], shown), given["beside"] or (None if given["elsewhere"] else False)
        extend = extend or given["extend"]
        pictures += [(shown, row) for row in given["images"]]
    films = await _films(page, [row["src"] for _, row in pictures])
    for shown, row in pictures:
        if found := films.get(row["src"]):
            row |= {"seconds": found.seconds, "flashes": found.changes / 2}
            moving.append(_moving(row, shown))
    return Motion(
        watched=wait, moving=tuple(moving), sounds=tuple(sounds), clocks=tuple(clocks), extend=extend, vanished=tuple(vanished),
        messages=messages, timers=timers, senses=await _senses(page), shake=shake, shake_control=beside,
    )  # fmt: skip


def _moving(row: dict[str, Any], shown: Shown) -> Moving:
    return Moving(
        element(row["element"], shown), kind=row["kind"], seconds=row["seconds"], width=row["width"], height=row["height"],
        moves=row["moves"], flashes=row["flashes"], control=row["control"], busy=row["busy"],
    )  # fmt: skip


def _sound(row: dict[str, Any], shown: Shown) -> Sound:
    return Sound(
        element(row["element"], shown), kind=row["kind"], seconds=row["seconds"], audible=row["audible"], loop=row["loop"],
        control=row["control"],
    )  # fmt: skip


async def _films(page: Page, addresses: list[str]) -> dict[str, Film]:
    """The animated ones among the images at these addresses, from what the page has fetched already."""
    found: dict[str, Film] = {}
    wanted = set(addresses)
    for address in wanted:
        if address.startswith("data:") and (seen := film(_data(address))):
            found[address] = seen
    asked = 0
    for request in finished_requests(page):
        if request.url not in wanted or request.url in found or asked >= PICTURES:
            continue
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(BODY_SECONDS):
                response = await request.response()
                headers = response.headers if response else {}
                small = int(headers.get("content-length") or 0) <= PICTURE_BYTES
                if response and small and headers.get("content-type", "").split(";")[0] in KINDS:
                    asked += 1
                    if seen := film(await response.body()):
                        found[request.url] = seen
    return found


def _data(address: str) -> bytes:
    head, _, body = address.partition(",")
    try:
        return base64.b64decode(unquote_to_bytes(body)) if head.endswith(";base64") else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return b""


async def _senses(page: Page) -> tuple[str, ...]:
    """Events of the device's own motion that the window listens to."""
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(BODY_SECONDS):
            session = await page.context.new_cdp_session(page)
            try:
                window = await session.send("Runtime.evaluate", {"expression": "window"})
                listening = await session.send("DOMDebugger.getEventListeners", {"objectId": window["result"]["objectId"]})
                heard = {one["type"] for one in listening["listeners"]}
                return tuple(name for name in SENSES if name in heard)
            finally:
                await session.detach()
    return ()
