"""Playing a flow up to one of its states, on a page inside the fence."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import ElementHandle, Frame, Request
from playwright.async_api import Error as PlaywrightError

from barometer.audit.artifacts.walk import ClosedWall, Walked
from barometer.audit.element import Element
from barometer.audit.fence import Fence
from barometer.audit.flows import reasons
from barometer.audit.flows.acts import Acts, stuck
from barometer.audit.flows.approach import Approach
from barometer.audit.flows.consent import close_wall
from barometer.audit.flows.elements import described
from barometer.audit.flows.selectors import find
from barometer.audit.reasons import UntestedError, loading_failed
from barometer.audit.settling import settle
from barometer.audit.still import pause, picture
from barometer.domain.flow import Act, Flow, FlowStep

STEP_MARGIN = 15.0
"""Seconds beside a step's own, for the page to load and to become still."""
FLOW_SECONDS = 240.0
QUIET_STEPS = (Act.FILL, Act.CHOOSE, Act.TICK, Act.HOVER, Act.SCROLL, Act.VIEWPORT, Act.KEY_UP)
LOOKS = (Act.WAIT_FOR, Act.WAIT_UNTIL, Act.EXPECT_TEXT, Act.EXPECT_ADDRESS)
PICTURE_SECONDS = 5.0
USED = 200


class Player:
    """One flow on one page."""

    def __init__(self, fence: Fence, flow: Flow, approach: Approach) -> None:
        self.fence, self.page, self.flow, self.approach = fence, fence.page, flow, approach
        self.acts = Acts(fence.page, flow, approach.secrets, self._use)
        self.wall: ClosedWall | None = None
        self._used: list[ElementHandle] = []
        self._asked: set[Request] = set()
        self._came = asyncio.Event()
        fence.page.on("request", self._watch)
        fence.page.on("requestfailed", self._failed)
        fence.page.on("framenavigated", self._arrived)

    async def play(self, upto: int) -> None:
        """Plays the first ``upto`` steps; UntestedError with a picture of where it stood when one of them cannot be played."""
        try:
            async with asyncio.timeout(FLOW_SECONDS):
                for step in self.flow.steps[:upto]:
                    if step.act is not Act.AUDIT:
                        await self._step(step)
        except UntestedError as error:
            error.picture = await self.picture(PICTURE_SECONDS)
            error.final_url = error.final_url or self.page.url
            raise

    async def picture(self, seconds: float) -> bytes | None:
        """The page without what was typed; none of a page behind a login."""
        if self.approach.behind_login:
            return None
        return await picture(self.page, seconds, masked=True, hidden=self.approach.secrets.words)

    async def _step(self, step: FlowStep) -> None:
        seconds = step.seconds or self.flow.seconds
        self.fence.next_page()
        opened = self.fence.windows
        try:
            async with asyncio.timeout(2 * seconds + STEP_MARGIN):
                if step.act is Act.GO:
                    await self._go(step, seconds)
                else:
                    await self._do(step, seconds)
        except TimeoutError as error:
            raise stuck(step, reasons.TOO_SLOW) from error
        except PlaywrightError as error:
            if self.page.is_closed() or "crash" in error.message.lower():
                raise
            raise stuck(step, reasons.TOO_SLOW) from None
        if self.fence.windows > opened:
            raise stuck(step, reasons.WINDOW)

    async def _go(self, step: FlowStep, seconds: float) -> None:
        try:
            await self.page.goto(step.text, wait_until="load", timeout=(seconds + STEP_MARGIN) * 1000)
        except PlaywrightError as error:
            if self.page.is_closed() or "crash" in error.message.lower():
                raise
            asked = self.fence.refused or self.fence.asked
            raise loading_failed(error.message, seconds=seconds + STEP_MARGIN, answer=self.fence.main, asked=asked) from error
        await self._stand()

    async def _do(self, step: FlowStep, seconds: float) -> None:
        self._came.clear()
        await self.acts.do(step, seconds)
        if step.act in LOOKS:
            return
        if step.act in QUIET_STEPS and not step.changes_page:
            await pause(self.page, milliseconds=50, seconds=1.0)
            if not self._asked and not self._came.is_set():
                return
        else:
            await asyncio.sleep(0.1)  # a click that leads elsewhere says so within a moment
        if step.changes_page or self._asked:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds + (STEP_MARGIN if self._asked else 0)):
                    await self._came.wait()
        if step.changes_page and not self._came.is_set():
            raise stuck(step, reasons.NO_CHANGE)
        if self._came.is_set():
            with suppress(PlaywrightError):
                await self.page.wait_for_load_state("load", timeout=STEP_MARGIN * 1000)
            await self._stand()
        else:
            await pause(self.page, milliseconds=150, seconds=3.0)

    async def _stand(self) -> None:
        await settle(self.page)
        if self.wall is None:
            self.wall = await close_wall(self.page, self.approach)

    def _watch(self, request: Request) -> None:
        with suppress(PlaywrightError):
            if request.is_navigation_request() and request.frame == self.page.main_frame:
                self._asked.add(request)

    def _failed(self, request: Request) -> None:
        self._asked.discard(request)

    def _arrived(self, frame: Frame) -> None:
        if frame == self.page.main_frame:
            self._asked.clear()
            self._came.set()

    def _use(self, handle: ElementHandle) -> None:
        if len(self._used) < USED:
            self._used.append(handle)

    async def walked(self) -> Walked:
        """What the flow uses on the page where it stands: elements of the steps before that are still there, and of those to come."""
        state = self.approach.state
        assert state is not None, "a flow that is looked at has a state"
        found: list[Element] = []
        for handle in self._used:
            if element := await described(self.page, handle):
                found.append(element)
        for step in self.flow.steps[state.upto + 1 :]:
            if step.act in (Act.AUDIT, Act.GO):
                break
            if step.aim is None or step.act in LOOKS:
                continue
            located = await find(self.page, step.aim) or await find(self.page, step.aim, visible=False)
            with suppress(PlaywrightError):
                if located and (element := await described(self.page, await located.element_handle(timeout=1_000))):
                    found.append(element)
        return Walked(self.flow.name, state.number, state.label, tuple(dict.fromkeys(found)))
