"""When a page stands still, so that every look at it sees the same: nothing on its way, nothing changing, fonts there, nothing busy.

Waiting for Playwright's ``networkidle`` costs half a second on every page, and never comes on a page that asks for news; this looks at the
same four signs at once and ends as soon as all of them held for ``QUIET_SECONDS``.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import Error, Page

from barometer.audit.gather.resources import log_of

QUIET_SECONDS = 0.3
LONGEST_SECONDS = 6.0
"""A page that never stands still is looked at as it is then."""
LOOK_SECONDS = 0.05

_SCRIPT = """(quiet) => new Promise(done => {
    let timer = 0;
    const still = () => document.querySelector('[aria-busy="true"]') ? again() : (seen.disconnect(), done(true));
    const again = () => { clearTimeout(timer); timer = setTimeout(still, quiet); };
    const seen = new MutationObserver(again);
    seen.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    again();
}).then(() => document.fonts.ready).then(() => true)"""


async def settle(page: Page) -> None:
    """Waits until the page stands still, ``LONGEST_SECONDS`` at most; a page that moves on by itself is followed."""
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_SECONDS):
            while True:
                try:
                    await page.evaluate(_SCRIPT, QUIET_SECONDS * 1000)
                except Error:
                    if page.is_closed():
                        raise
                    await asyncio.sleep(LOOK_SECONDS)  # it went to another page meanwhile
                    continue
                log = log_of(page)
                if log is None or log.quiet_seconds() >= QUIET_SECONDS:
                    return
                while log.quiet_seconds() < QUIET_SECONDS:
                    await asyncio.sleep(LOOK_SECONDS)
