"""Selectors of a flow → Playwright's locators; which of them is on the page now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Frame, Locator, Page

from barometer.domain.flow import Aim

ROLES = (
    "button",
    "link",
    "textbox",
    "checkbox",
    "radio",
    "combobox",
    "searchbox",
    "tab",
    "menuitem",
    "switch",
    "option",
    "spinbutton",
    "slider",
)
"""Roles that can be acted on; a recording's ``aria/Name`` names none."""
OTHER_ROLES = ("heading", "img", "listbox", "menuitemcheckbox", "menuitemradio", "treeitem", "gridcell", "cell", "row", "group", "region",
               "dialog", "alert", "status", "navigation", "form", "listitem", "article", "progressbar")  # fmt: skip
_ARIA = re.compile(r"\[\s*(role|name)\s*=\s*(\"|')(.*?)\2\s*\]")


def frame_of(page: Page, aim: Aim) -> Frame | None:
    """The frame in which an element is to be found; None when there is none (yet)."""
    frame = page.main_frame
    for index in aim.frame:
        if index >= len(frame.child_frames):
            return None
        frame = frame.child_frames[index]
    return frame


async def find(page: Page, aim: Aim, *, visible: bool = True) -> Locator | None:
    """The first way that leads to an element now, and the first element that it leads to; None when no way does."""
    frame = frame_of(page, aim)
    for way in aim.ways if frame else ():
        for locator in ways_to(frame, way):  # type: ignore[arg-type]
            one = locator.filter(visible=True) if visible else locator
            try:
                if await one.count():
                    return one.first
            except PlaywrightError:  # a selector that means nothing, or a page that moves on
                if page.is_closed():
                    raise
    return None


def ways_to(root: Frame | Locator, way: tuple[str, ...]) -> Iterator[Locator]:
    """Locators for one chain of selectors, the strictest first."""
    for located in _part(root, way[0]):
        if len(way) == 1:
            yield located
        else:
            yield from ways_to(located, way[1:])


def _part(root: Frame | Locator, selector: str) -> Iterator[Locator]:
    kind, _, text = selector.partition("/")
    if kind in ("css", "pierce"):  # Playwright's CSS steps into open shadow roots by itself
        yield root.locator(f"css={text}")
    elif kind == "xpath":
        yield root.locator(f"xpath={text}")
    elif kind == "text":
        yield root.get_by_text(text, exact=True)
        yield root.get_by_text(text)
    elif kind == "label":
        yield from _labelled(root, text)
    elif kind == "words":
        yield from _worded(root, text)
    elif kind == "aria":
        yield from _aria(root, text)


def _aria(root: Frame | Locator, text: str) -> Iterator[Locator]:
    """``aria/Name[role="button"]`` as in https://pptr.dev/guides/page-interactions#aria-selectors-aria."""
    given = {found[1]: found[3] for found in _ARIA.finditer(text)}
    name = _ARIA.sub("", text).strip() or given.get("name", "")
    if role := given.get("role", ""):
        yield root.get_by_role(role, name=name, exact=True) if name else root.get_by_role(role)  # type: ignore[arg-type]
        return
    for roles in (ROLES, OTHER_ROLES):
        yield _any(root, roles, name)
    yield root.get_by_label(name, exact=True)
    yield root.get_by_text(name, exact=True)


def _any(root: Frame | Locator, roles: tuple[str, ...], name: str) -> Locator:
    found = root.get_by_role(roles[0], name=name, exact=True)  # type: ignore[arg-type]
    for role in roles[1:]:
        found = found.or_(root.get_by_role(role, name=name, exact=True))  # type: ignore[arg-type]
    return found


def _labelled(root: Frame | Locator, text: str) -> Iterator[Locator]:
    yield root.get_by_label(text, exact=True)
    yield root.get_by_placeholder(text, exact=True)
    yield root.get_by_title(text, exact=True)
    yield root.get_by_role("group", name=text, exact=True).or_(root.get_by_role("radiogroup", name=text, exact=True))
    yield root.get_by_label(text)


def _worded(root: Frame | Locator, text: str) -> Iterator[Locator]:
    yield _any(root, ROLES, text)
    yield root.get_by_label(text, exact=True)
    yield root.get_by_text(text, exact=True)
    yield root.get_by_role("button", name=text).or_(root.get_by_role("link", name=text))
