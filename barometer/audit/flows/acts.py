"""One step, done to a page. What cannot be done is an ``UntestedError`` with the step's number."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from playwright.async_api import ElementHandle, Locator, Page
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeout

from barometer.audit.addresses import origin
from barometer.audit.flows import reasons
from barometer.audit.flows.secrets import NAMED, Secrets
from barometer.audit.flows.selectors import find, frame_of, ways_to
from barometer.audit.reasons import UntestedError
from barometer.domain.flow import Act, Flow, FlowStep

LOOK_SECONDS = 0.1
FIELD = """el => {
    const form = el.form || el.closest("form"), here = location.origin;
    const to = (text) => { try { return new URL(text, document.baseURI).origin } catch { return "" } };
    const others = form ? [...form.querySelectorAll("[formaction]")].map(b => b.getAttribute("formaction")) : [];
    const sent = form ? [form.getAttribute("action") || "", ...others] : [];
    return {tag: el.localName, type: String(el.type || "").toLowerCase(), auto: el.getAttribute("autocomplete") || "",
            edit: el.isContentEditable,
            origins: [here, ...sent.map(one => one ? to(one) : here)]};
}"""
SECRET_FIELDS = ("current-password", "new-password", "one-time-code")
TYPED = ("input", "textarea")
Used = Callable[[ElementHandle], None]


def stuck(step: FlowStep, reason: str, what: str = "") -> UntestedError:
    """The error for a step, with what it was about."""
    values: dict[str, object] = {"number": step.number}
    if "{thing}" in reason:
        values["thing"] = what or (step.aim.shown if step.aim else step.text[:120])
    return UntestedError(reason, values=values)


class Acts:
    """The steps of one flow on one page; ``used`` is told every element that a step acts on."""

    def __init__(self, page: Page, flow: Flow, secrets: Secrets, used: Used) -> None:
        self.page, self.flow, self.secrets, self.used = page, flow, secrets, used
        self.origins = frozenset(origin(one) for one in (*flow.addresses, *flow.origins))
        self.typed = False
        """Whether anything was filled in that pictures must not show."""

    async def do(self, step: FlowStep, seconds: float) -> None:
        """Does a step that needs no other page; ``seconds`` bound its wait for the element."""
        doing: dict[Act, Callable[[FlowStep, float], Awaitable[None]]] = {
            Act.CLICK: self._click, Act.DOUBLE_CLICK: self._click, Act.FILL: self._fill, Act.CHOOSE: self._choose, Act.TICK: self._tick,
            Act.PRESS: self._press, Act.KEY_DOWN: self._press, Act.KEY_UP: self._press, Act.HOVER: self._hover, Act.SCROLL: self._scroll,
            Act.VIEWPORT: self._resize, Act.WAIT_FOR: self._wait_for, Act.WAIT_UNTIL: self._wait_until,
            Act.EXPECT_TEXT: self._expect_text, Act.EXPECT_ADDRESS: self._expect_address,
        }  # fmt: skip
        await doing[step.act](step, seconds)

    async def _until(self, look: Callable[[], Awaitable[bool]], seconds: float) -> bool:
        """Whether something became true in time."""
        clock = asyncio.get_running_loop().time
        end = clock() + seconds
        while not await look():
            if clock() >= end:
                return False
            await asyncio.sleep(LOOK_SECONDS)
        return True

    async def _found(self, step: FlowStep, seconds: float, *, visible: bool = True) -> Locator:
        aim, found = step.aim, []
        if aim is None:
            raise stuck(step, reasons.NOT_FOUND)

        async def look() -> bool:
            located = await find(self.page, aim)
            if located is None and not visible:
                located = await find(self.page, aim, visible=False)
            found.append(located)
            return located is not None

        if not await self._until(look, seconds) or found[-1] is None:
            raise stuck(step, reasons.NOT_FOUND)
        located: Locator = found[-1]
        try:
            self.used(await located.element_handle(timeout=1_000))
        except PlaywrightError as error:
            raise stuck(step, reasons.NOT_FOUND) from error
        return located

    async def _click(self, step: FlowStep, seconds: float) -> None:
        located = await self._found(step, seconds)
        offset = step.aim.offset if step.aim else None
        box = await located.bounding_box(timeout=1_000) if offset else None
        inside = offset and box and 0 <= offset[0] < box["width"] and 0 <= offset[1] < box["height"]
        position = {"x": offset[0], "y": offset[1]} if offset and inside else None
        try:
            click = located.dblclick if step.act is Act.DOUBLE_CLICK else located.click
            await click(timeout=seconds * 1000, position=position, no_wait_after=True)  # type: ignore[arg-type]
        except PlaywrightTimeout as error:
            raise stuck(step, reasons.NOT_REACHED) from error

    async def _fill(self, step: FlowStep, seconds: float) -> None:
        located = await self._found(step, seconds)
        seen = await located.evaluate(FIELD, timeout=1_000)
        if seen["type"] == "file":
            raise stuck(step, reasons.NO_FILE)
        hidden = seen["type"] == "password" or any(word in seen["auto"].split() for word in SECRET_FIELDS)
        if hidden and NAMED.sub("", step.text):
            raise stuck(step, reasons.LITERAL)
        if NAMED.search(step.text):
            strange = [one for one in seen["origins"] if not self._ours(one)]
            if strange:
                raise stuck(step, reasons.ELSEWHERE, strange[0] or "null")
        text = self.secrets.fill(step.text)
        self.typed = True
        try:
            if seen["tag"] == "select":
                await self._select(located, text)
            elif seen["type"] in ("checkbox", "radio"):
                await located.set_checked(text not in ("", "false", "off"), timeout=seconds * 1000)
            elif seen["tag"] in TYPED or seen["edit"]:
                await located.fill(text, timeout=seconds * 1000)
            else:
                raise stuck(step, reasons.NO_FIELD)
        except PlaywrightTimeout:
            raise stuck(step, reasons.NO_OPTION if seen["tag"] == "select" else reasons.NOT_REACHED) from None
        except PlaywrightError:  # from None: Playwright repeats what was to be filled in
            raise stuck(step, reasons.NO_FIELD) from None

    def _ours(self, address: str) -> bool:
        """Whether the flow names this origin, or it is its https twin."""
        try:
            own = origin(address)
        except ValueError:
            return False
        host = urlsplit(own).hostname
        return own in self.origins or (own == f"https://{host}:443" and f"http://{host}:80" in self.origins)

    async def _select(self, located: Locator, text: str) -> None:
        try:
            await located.select_option(value=text, timeout=500)
        except PlaywrightError:
            await located.select_option(label=text, timeout=1_500)

    async def _choose(self, step: FlowStep, seconds: float) -> None:
        located = await self._found(step, seconds)
        self.typed = True
        if await located.evaluate("el => el.localName", timeout=1_000) == "select":
            try:
                await self._select(located, step.text)
            except PlaywrightError as error:
                raise stuck(step, reasons.NO_OPTION) from error
            return
        option = next(ways_to(located, (f'aria/{step.text}[role="radio"]',)))
        if not await option.count():
            raise stuck(step, reasons.NO_OPTION)
        await self._check(step, option.first, seconds)

    async def _tick(self, step: FlowStep, seconds: float) -> None:
        await self._check(step, await self._found(step, seconds, visible=False), seconds)

    async def _check(self, step: FlowStep, located: Locator, seconds: float) -> None:
        """Ticks a box or a choice; one that is drawn by its label is ticked through that label, as a resident does."""
        self.typed = True
        try:
            if await located.is_visible():
                await located.check(timeout=seconds * 1000)
                return
            label = (await located.evaluate_handle("el => el.labels && el.labels[0]")).as_element()
            if label is None:
                raise stuck(step, reasons.NOT_REACHED)
            if not await located.is_checked():
                await label.click(timeout=seconds * 1000)
        except PlaywrightTimeout as error:
            raise stuck(step, reasons.NOT_REACHED) from error
        except PlaywrightError as error:
            raise stuck(step, reasons.NO_FIELD) from error

    async def _press(self, step: FlowStep, seconds: float) -> None:
        keyboard = self.page.keyboard
        press = {Act.PRESS: keyboard.press, Act.KEY_DOWN: keyboard.down, Act.KEY_UP: keyboard.up}[step.act]
        try:
            await press(step.text)
        except PlaywrightError as error:
            if self.page.is_closed():
                raise
            raise stuck(step, reasons.NOT_FOUND, step.text[:60]) from error

    async def _hover(self, step: FlowStep, seconds: float) -> None:
        located = await self._found(step, seconds)
        try:
            await located.hover(timeout=seconds * 1000)
        except PlaywrightTimeout as error:
            raise stuck(step, reasons.NOT_REACHED) from error

    async def _scroll(self, step: FlowStep, seconds: float) -> None:
        if step.aim is None:
            await self.page.evaluate("([x, y]) => window.scrollTo(x, y)", list(step.size))
            return
        located = await self._found(step, seconds)
        await located.evaluate("(el, [x, y]) => { el.scrollIntoView({block: 'center'}); if (x || y) el.scrollTo(x, y); }", list(step.size))

    async def _resize(self, step: FlowStep, seconds: float) -> None:
        await self.page.set_viewport_size({"width": step.size[0], "height": step.size[1]})

    async def _wait_for(self, step: FlowStep, seconds: float) -> None:
        if not await self._until(lambda: self._counted(step), seconds):
            raise stuck(step, reasons.NOT_FOUND)

    async def _counted(self, step: FlowStep) -> bool:
        """Whether as many elements fit as the step asks for; the first way that finds any counts."""
        most, aim = 0, step.aim
        frame = frame_of(self.page, aim) if aim else None
        code = """(all, {visible, attributes, properties}) => all.filter(el => {
            const box = el.getBoundingClientRect();
            const seen = box.width > 0 && box.height > 0 && getComputedStyle(el).visibility === "visible";
            return seen === visible && Object.entries(attributes).every(([name, value]) => el.getAttribute(name) === value)
                && Object.entries(properties).every(([name, value]) => String(el[name]) === value);
        }).length"""
        asked = {"visible": step.visible, "attributes": dict(step.attributes or {}), "properties": dict(step.properties or {})}
        for way in aim.ways if aim and frame else ():
            for located in ways_to(frame, way):  # type: ignore[arg-type]
                try:
                    most = max(most, await located.evaluate_all(code, asked))
                except PlaywrightError:
                    if self.page.is_closed():
                        raise
                if most:
                    break
            if most:
                break
        return {">=": most >= step.count, "==": most == step.count, "<=": most <= step.count}[step.operator]

    async def _wait_until(self, step: FlowStep, seconds: float) -> None:
        async def look() -> bool:
            try:
                return bool(await self.page.evaluate(step.text))
            except PlaywrightError:
                if self.page.is_closed():
                    raise
                return False

        if not await self._until(look, seconds):
            raise stuck(step, reasons.NOT_TRUE, step.text[:120])

    async def _expect_text(self, step: FlowStep, seconds: float) -> None:
        async def look() -> bool:
            return await self.page.get_by_text(step.text).filter(visible=True).count() > 0

        if not await self._until(look, seconds):
            raise stuck(step, reasons.NOT_SAID, step.text[:120])

    async def _expect_address(self, step: FlowStep, seconds: float) -> None:
        async def look() -> bool:
            parts = urlsplit(self.page.url)
            return step.text in (self.page.url, parts.path, f"{parts.path}?{parts.query}")

        if not await self._until(look, seconds):
            raise stuck(step, reasons.NOT_AT, step.text[:120])
