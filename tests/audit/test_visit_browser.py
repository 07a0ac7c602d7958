"""Visits while the browser itself is killed or stands still: that is not the page's fault."""

import asyncio
import os
import signal
import time

import pytest

from barometer.audit import tab
from barometer.audit.browser import find_browser, launch
from barometer.audit.fence import BROWSER_ARGUMENTS
from barometer.audit.guard import Guard
from barometer.audit.visit import visit
from barometer.errors import BrowserError
from barometer.sample.city import SampleCity

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def trouble():
    with SampleCity().serve() as url:
        yield f"{url}/trouble"


async def stopped_browser(url: str, *, how: signal.Signals, when: float) -> float:
    """Visits with a browser of its own that gets a signal; the seconds until the BrowserError that must follow."""
    async with launch(find_browser(), extra_arguments=BROWSER_ARGUMENTS) as browser:
        session = await browser.new_browser_cdp_session()
        processes = (await session.send("SystemInfo.getProcessInfo"))["processInfo"]
        main = next(one["id"] for one in processes if one["type"] == "browser")
        asyncio.get_running_loop().call_later(when, os.kill, main, how)
        await asyncio.sleep(when + 0.1 if how == signal.SIGSTOP else 0)
        began = time.monotonic()
        try:
            with pytest.raises(BrowserError, match="browser stopped, or answers no more"):
                await visit(browser, url, guard=Guard(local=True), timeout=20)
            return time.monotonic() - began
        finally:
            if how == signal.SIGSTOP:
                os.kill(main, signal.SIGKILL)


@pytest.mark.parametrize("when", [0.0, 0.6, 1.5])
def test_a_browser_that_is_killed_is_not_the_pages_fault(trouble, when):
    assert asyncio.run(stopped_browser(f"{trouble}/slow", how=signal.SIGKILL, when=when)) < 10


def test_a_browser_that_stands_still_is_noticed(trouble, monkeypatch):
    monkeypatch.setattr(tab, "OPEN_SECONDS", 2.0)
    assert asyncio.run(stopped_browser(f"{trouble}/empty", how=signal.SIGSTOP, when=0.0)) < 6
