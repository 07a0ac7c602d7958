"""An element that a flow uses → where it stands, in the words that gatherers use too."""

from __future__ import annotations

from playwright.async_api import ElementHandle, Page
from playwright.async_api import Error as PlaywrightError

from barometer.audit.element import Element
from barometer.audit.gather._frames import Shown, element, tools

ACTS = "a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=tab], [onclick]"


async def described(page: Page, handle: ElementHandle) -> Element | None:
    """The control itself: a label stands for its field, and what lies inside a button for the button. None when it left the page."""
    code = "el => {" + tools() + "const b = window.__barometer.fresh();"
    code += "if (!el.isConnected) return null;"
    code += f"const control = el.closest('label')?.control || el.closest({ACTS!r}) || el;"
    code += "return b.element(control); }"
    try:
        frame = await handle.owner_frame()
        row = await handle.evaluate(code)
    except PlaywrightError:
        return None
    if frame is None or row is None:
        return None
    main = frame == page.main_frame
    return element(row, Shown(frame, "" if main else frame.url or "about:blank", template=False))
