"""Logging in once, by a flow; the session that this gives stays in memory."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Browser

from barometer.audit.fence import Fence
from barometer.audit.flows.approach import Approach
from barometer.audit.flows.player import FLOW_SECONDS, Player
from barometer.audit.flows.selectors import find
from barometer.audit.guard import Guard
from barometer.audit.reasons import UntestedError
from barometer.audit.visit import in_fence
from barometer.domain.flow import Act, Aim, Flow
from barometer.errors import BarometerError


def password_field(flow: Flow) -> Aim | None:
    """Where a login fills in its last secret: the sign of a page that asks to log in."""
    return next((step.aim for step in reversed(flow.steps) if step.act is Act.FILL and "${" in step.text), None)


async def log_in(browser: Browser, flow: Flow, approach: Approach, *, guard: Guard, user_agent: str) -> Any:
    """Playwright's storage state after the flow was played; BarometerError when a step fails or the login still asks for the password."""

    async def play(fence: Fence) -> Any:
        player = Player(fence, flow, approach)
        await player.play(len(flow.steps))
        field = password_field(flow)
        shown = await find(fence.page, field) if field else None
        if shown and await shown.evaluate("el => el.type === 'password'", timeout=1_000):
            raise BarometerError("The login did not work: the page still asks for the password.", where=flow.name,
                                 todo="Check the secrets and the steps of the login.")  # fmt: skip
        return await fence.page.context.storage_state()

    async def at_once() -> None:
        """A login has no pace: it is played once."""

    try:
        return await in_fence(
            browser, flow.start, play, guard=guard, timeout=FLOW_SECONDS, user_agent=user_agent, turn=at_once,
            answered=lambda: None, approach=approach,
        )  # fmt: skip
    except UntestedError as reason:
        values = {name: approach.secrets.hide(value) for name, value in reason.values}
        raise BarometerError(reason.reason, where=flow.name, todo="Check the login.", **values) from None
