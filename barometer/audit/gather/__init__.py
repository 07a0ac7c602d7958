"""Gatherers: page → artifacts, no judgement. A file per artifact; a new one is found by being there."""

from __future__ import annotations

import asyncio
import importlib
import logging
import pkgutil
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Error, Page

from barometer.audit.gather._frames import Stage, collect_notes
from barometer.audit.gather._memory import Memory, remembering
from barometer.errors import BarometerError

__all__ = ["GATHERERS", "Gatherer", "Memory", "gather_all", "remembering"]

TOO_LONG = "It took too long."
STOPPED = "The page stopped answering."
FAILED = "It could not be read from this page."
SKIPPED = "It was left out on request."
ANSWER_SECONDS = 2.0
"""How long a page may take to say that it still lives, after a gatherer ran out of time."""
TIDY_SECONDS = 2.5
"""How long a gatherer that ran out of time may take to leave the page as it was."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gatherer:
    """``name`` is the field of Snapshot that it fills; those of an earlier stage run first."""

    name: str
    stage: Stage
    gather: Callable[[Page], Coroutine[Any, Any, object]]


def _discover() -> tuple[Gatherer, ...]:
    names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")]
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    found = [Gatherer(name, module.STAGE, module.gather) for name, module in zip(names, modules, strict=True)]
    return tuple(sorted(found, key=lambda one: (one.stage, one.name)))


GATHERERS = _discover()


async def gather_all(
    page: Page, *, timeout: float, skip: frozenset[str] = frozenset()
) -> tuple[dict[str, object], tuple[tuple[str, str], ...]]:
    """Every artifact by name, and ``(artifact, reason)`` for each one that is missing or not complete.

    ``timeout`` is in seconds for each gatherer, and twice that for all together. One that fails or hangs is missing and the others
    go on; once the page itself no longer answers, the rest is missing at once. An artifact that is there *and* named was cut off
    or lost a frame.
    """
    artifacts: dict[str, object] = {}
    missing: list[tuple[str, str]] = []
    stopped = False
    end = asyncio.get_running_loop().time() + 2 * timeout
    for gatherer in GATHERERS:
        if gatherer.name in skip or stopped:
            missing.append((gatherer.name, SKIPPED if gatherer.name in skip else STOPPED))
            continue
        with collect_notes() as notes:
            try:
                artifacts[gatherer.name] = await _in_time(gatherer.gather(page), min(timeout, end - asyncio.get_running_loop().time()))
                missing += [(gatherer.name, note) for note in notes]
            except TimeoutError:
                stopped = not await _answers(page)
                missing.append((gatherer.name, STOPPED if stopped else TOO_LONG))
            except BarometerError as error:  # the gatherer's own sentence: something it needs is not there
                missing.append((gatherer.name, error.what))
            except Exception as error:  # broad, because a page can give our scripts anything at all
                log.warning("%s could not be gathered from %s: %s", gatherer.name, page.url, error)
                stopped = page.is_closed() or not await _answers(page)
                missing.append((gatherer.name, STOPPED if stopped else FAILED))
    return artifacts, tuple(missing)


async def _in_time(gathering: Coroutine[Any, Any, object], seconds: float) -> object:
    """What a gatherer gives; TimeoutError also when it waits for a page that hangs while it tidies up, which cannot be cancelled."""
    task = asyncio.ensure_future(gathering)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())  # looked at, also when nobody waits any more
    try:
        await asyncio.wait({task}, timeout=max(0.0, seconds))
        if not task.done():
            raise TimeoutError
        return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=TIDY_SECONDS)


async def _answers(page: Page) -> bool:
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return bool(await page.evaluate("() => true"))
    except (TimeoutError, Error):
        return False
