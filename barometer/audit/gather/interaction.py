"""Interaction: what a page does when it is used. Runs last, sends nothing, stays on the page, and stops after ten seconds."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

from playwright.async_api import Error, Page

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.gather._frames import Stage, in_frames, run_in
from barometer.audit.gather._listeners import mark_listeners
from barometer.audit.gather._memory import memory
from barometer.audit.gather._provoke import Ground
from barometer.audit.gather._provoke_buttons import buttons
from barometer.audit.gather._provoke_hovers import hovers
from barometer.audit.gather._provoke_keys import choices, clicked, pastes, pressed_down, shortcuts, skip_links, widgets
from barometer.audit.gather._provoke_states import comboboxes, menus, states, stuck
from barometer.audit.gather._sandbox import sandbox

STAGE = Stage.PROVOKES
SECONDS = 10.0


async def gather(page: Page) -> Interaction:
    """Least harmful first; what there was no time for stands in ``cut``."""
    frames = [shown for shown, _ in await in_frames(page, "keyboard_freeze.js", on=True)]
    try:
        await mark_listeners(page, frames)
        code = await run_in(page.main_frame, "keyboard_code.js")
        ground = Ground(page, frames, time.monotonic() + SECONDS, idle=memory().idle[f"{code['code']} {code['styles']}"])
        async with sandbox(page):
            chosen, counted = await choices(ground)
            pasted = await pastes(ground)
            keys, told, listens = await shortcuts(ground)
            jumps = await skip_links(ground)
            pressed = await widgets(ground)
            held = await states(ground)
            lists = await comboboxes(ground, held.with_combobox)
            moved = await menus(ground, held.with_menu)
            deaf = await stuck(ground, lists)
            pointed = await hovers(ground)
            acted = await pressed_down(ground)
            tried = await buttons(ground)
            mouse = await clicked(ground)
    finally:
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(2):
                await in_frames(page, "keyboard_freeze.js", on=False)
    return Interaction(
        choices=chosen,
        pasted=pasted,
        counted=counted,
        said=tuple(tried.said),
        widgets=pressed,
        hovers=pointed,
        dialogs=tuple(tried.dialogs),
        toggles=tuple(tried.toggles),
        misled=tuple(tried.misled),
        states=(*held.states, *(one for one in tried.switches if one.element not in {had.element for had in held.states})),
        comboboxes=lists,
        menus=moved,
        stuck=deaf,
        skip_links=jumps,
        acted=acted,
        clicked=mouse,
        shortcuts=keys,
        shortcuts_told=told,
        listens_to_keys=listens,
        cut=tuple(sorted(ground.cut)),
    )
