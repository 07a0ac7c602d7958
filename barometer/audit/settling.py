"""When a page stands still, so that every look at it sees the same: nothing on its way, nothing changing, fonts there, nothing busy.

Waiting for Playwright's ``networkidle`` costs half a second on every page, and never comes on a page that asks for news; this looks at the
same four signs at once and ends as soon as all of them held for ``QUIET_SECONDS``. Where ``watch_timers`` saw that the page waits for
nothing (no timer, no picture to draw, nobody who may call), a few frames say the same: ``BRIEF_SECONDS``.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import Error, Page

from barometer.audit.gather.resources import log_of

QUIET_SECONDS = 0.3
BRIEF_SECONDS = 0.08
LONGEST_SECONDS = 6.0
"""A page that never stands still is looked at as it is then."""
LOOK_SECONDS = 0.02

_SCRIPT = """([quiet, brief]) => new Promise(done => {
    let timer = 0, last = performance.now();
    const timers = window.__barometerTimers, later = timers?.later || setTimeout;
    const lately = () => performance.now() - timers.drawn < quiet;
    const waits = () => !timers || timers.talks || document.readyState !== 'complete' || timers.pending() || lately();
    const still = () => {
        if (document.querySelector('[aria-busy="true"]')) return again();
        const long = performance.now() - last >= quiet - 5;
        if (!long && waits()) { timer = later(still, 20); return; }
        seen.disconnect();
        done(!long);
    };
    const again = () => { last = performance.now(); clearTimeout(timer); timer = later(still, brief); };
    const seen = new MutationObserver(again);
    seen.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    again();
}).then(brief => document.fonts.ready.then(() => brief))"""


async def settle(page: Page) -> None:
    """Waits until the page stands still, ``LONGEST_SECONDS`` at most; a page that moves on by itself is followed."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_SECONDS):
            least = BRIEF_SECONDS
            while True:
                try:
                    brief = await page.evaluate(_SCRIPT, [QUIET_SECONDS * 1000, least * 1000])
                    least = BRIEF_SECONDS / 2  # what was on its way has come since, and nothing else
                except Error:
                    if page.is_closed():
                        raise
                    await asyncio.sleep(LOOK_SECONDS)  # it went to another page meanwhile
                    continue
                log, quiet = log_of(page), BRIEF_SECONDS if brief else QUIET_SECONDS
                if log is None or log.quiet_seconds() >= quiet:
                    return
                while log.quiet_seconds() < quiet:
                    await asyncio.sleep(LOOK_SECONDS)
