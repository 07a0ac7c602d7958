"""Images and what is said in their place."""

from __future__ import annotations

from playwright.async_api import Page

from barometer.audit.gather._frames import Stage, listed
from barometer.audit.snapshot import Image

STAGE = Stage.READS
NAMED = ("alt", "src", "width", "height", "exposed")


async def gather(page: Page) -> tuple[Image, ...]:
    """Visible ``img``, ``svg``, ``role=img`` and image buttons; width and height in CSS pixels as drawn.

    ``alt`` is the ``alt`` attribute, else ``aria-label``, ``aria-labelledby`` or the title of an ``svg``; None when there is none.
    An empty ``alt`` hides the image from assistive technology, so ``exposed`` is False then.
    """
    return await listed(page, "images.js", lambda row, element: Image(element, **{name: row[name] for name in NAMED}))
