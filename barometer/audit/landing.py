"""Where a visit landed: is it the page that was asked for, and does it stay that page?"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, Response

from barometer.audit.addresses import origin
from barometer.audit.fence import Fence
from barometer.audit.flows.approach import Approach
from barometer.audit.flows.reasons import LOGGED_OUT
from barometer.audit.flows.selectors import find
from barometer.audit.reasons import ANSWERED, ELSEWHERE, HTML_TYPES, MOVED_ON, NOT_HTML, REFUSED_BY_GUARD, UntestedError
from barometer.errors import AddressError

LOOK_SECONDS = 1.0
FORM_REFUSED = (400, 422)
"""How a server may answer a form that a flow filled in wrongly on purpose."""
LINKS = 10_000
BORN = "(() => { try { return performance.timeOrigin } catch { return 0 } })()"
"""When the document was made: tells one document from the next at the same address."""


async def refuse_the_login(page: Page, approach: Approach) -> None:
    """A page that asks for the password again is not the page that was to be looked at."""
    if approach.login_field and approach.session:
        field = await find(page, approach.login_field)
        if field and await field.evaluate("el => el.type === 'password'", timeout=LOOK_SECONDS * 1000):
            raise UntestedError(LOGGED_OUT, final_url=page.url)


async def refuse_other_pages(fence: Fence, url: str, *, walked: bool = False) -> None:
    """A page that is not the one asked for, or not a page, is untested. A form that a flow filled in wrongly may answer with 400 or 422."""
    final, status, kind = fence.page.url, fence.main.status if fence.main else None, _kind(fence.main)
    facts: dict[str, Any] = {"final_url": final, "status": status, "content_type": kind}
    if fence.refused or fence.egress.trouble(final) == REFUSED_BY_GUARD:
        raise UntestedError(REFUSED_BY_GUARD, values={"url": (fence.refused or final)[:200]}, **facts)
    try:
        await fence.guard.admit(final)
    except AddressError:
        raise UntestedError(REFUSED_BY_GUARD, values={"url": final[:200]}, **facts) from None
    if origin(final) != origin(url) and not _same_site_upgrade(url, final):
        raise UntestedError(ELSEWHERE, values={"url": final[:200]}, **facts)
    if status is not None and status >= 400 and not (walked and status in FORM_REFUSED):
        raise UntestedError(ANSWERED, values={"status": status}, **facts)
    if kind and kind not in HTML_TYPES:
        raise UntestedError(NOT_HTML, values={"type": kind[:60]}, **facts)


def _kind(response: Response | None) -> str:
    return response.headers.get("content-type", "").split(";")[0].strip().lower() if response else ""


def _same_site_upgrade(url: str, final: str) -> bool:
    """http → https on the same host, or with and without www: the same site for a resident."""
    hosts = [(urlsplit(one).hostname or "").removeprefix("www.") for one in (url, final)]
    return hosts[0] == hosts[1] and final.startswith("https:")


async def refuse_another_document(page: Page, born: object) -> None:
    """What was gathered counts only when the page is still the document that it was."""
    with suppress(PlaywrightError, TimeoutError):  # a page that no longer answers gave what it gave
        async with asyncio.timeout(LOOK_SECONDS):
            if await page.evaluate(f"() => {BORN}") != born:
                raise UntestedError(MOVED_ON, values={"url": page.url[:200]}, final_url=page.url)


async def read_facts(page: Page) -> Any:
    """What is read from the document itself; tried again while a last navigation, begun before the page was locked, comes in."""
    code = f"""() => {{
        const links = [];
        for (let i = 0; i < document.links.length && i < {LINKS}; i++) links[i] = String(document.links[i].href);
        return {{title: String(document.title), lang: String(document.documentElement.lang || ''), born: {BORN}, links}};
    }}"""
    for _ in range(10):
        try:
            return await page.evaluate(code)
        except PlaywrightError as error:
            if "context was destroyed" not in error.message:
                raise
            await asyncio.sleep(0.2)
    raise UntestedError(MOVED_ON, values={"url": page.url[:200]}, final_url=page.url)
