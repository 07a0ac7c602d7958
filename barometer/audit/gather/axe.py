"""axe-core in every frame, through axe_core_python.

axe_core_python writes the context with ``repr`` and the options with ``str`` into a line of JavaScript, and looks at one document
only. So the options are a JSON string, and it runs once in each frame, told not to look into frames itself.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from axe_core_python.async_playwright import Axe as Engine
from playwright.async_api import Error, Page

from barometer.audit.gather._frames import (
    AXE_FILE,
    CUT_OFF,
    FRAME_SECONDS,
    Shown,
    Stage,
    add_engine,
    element,
    note,
    script,
    shown_frames,
    tools,
    unpacked,
)
from barometer.audit.snapshot import Axe, AxeNode, AxeRule
from barometer.errors import BarometerError

STAGE = Stage.ENGINE
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OFF = {
    "label-content-name-mismatch": "raises most of axe's false positives on the ACT rules' test cases",
    "frame-focusable-content": "needs the frame around it, which is not asked here",
    "frame-tested": "every frame is tested here on its own, and one that is not is recorded",
}
OFF_IN_FRAMES = (  # about a whole page; a frame inside it need not have a title, a main heading and landmarks of its own
    "aria-hidden-body",
    "bypass",
    "document-title",
    "heading-order",
    "html-has-lang",
    "landmark-one-main",
    "meta-viewport",
    "meta-viewport-large",
    "page-has-heading-one",
    "region",
)
NOT_BUILT = "axe-core is not there: the front-end assets were not built."
FRAME_FAILED = "axe-core could not run in this frame."
FRAME_SLOW = "axe-core took too long in this frame."


def options(*, inside: bool) -> str:
    """The options of ``axe.run`` as JSON; ``inside`` for a frame inside the page."""
    off = (*OFF, *(OFF_IN_FRAMES if inside else ()))
    return json.dumps(
        {
            "runOnly": {"type": "tag", "values": TAGS},
            "rules": {rule: {"enabled": False} for rule in off},
            "iframes": False,
            "reporter": "barometer",
            "preload": {"assets": ["media"], "timeout": 2000},
        }
    )


async def gather(page: Page) -> Axe:
    """What axe-core says about the page and every frame in it; BarometerError when axe-core was not built."""
    if not AXE_FILE.is_file():
        raise BarometerError(NOT_BUILT)
    runner = Engine(axe_script=f"{tools()};\n{script('axe.js')}")
    rules: list[AxeRule] = []
    untested: list[tuple[str, str]] = []
    version = ""
    for shown in await shown_frames(page):
        try:
            async with asyncio.timeout(FRAME_SECONDS if shown.url else None):
                await add_engine(shown.frame)
                given = unpacked(await runner.run(shown.frame, options=options(inside=bool(shown.url))))
        except (Error, TimeoutError) as error:
            if not shown.url:
                raise
            untested.append((shown.url, FRAME_SLOW if isinstance(error, TimeoutError) else FRAME_FAILED))
            continue
        version = given["version"]
        rules += [_rule(row, shown) for row in given["rules"]]
    return Axe(version=version, rules=tuple(rules), untested_frames=tuple(untested))


def _rule(row: dict[str, Any], shown: Shown) -> AxeRule:
    if row["capped"]:
        note(CUT_OFF)
    main, template = row["passed_main"], row["passed_template"]
    if shown.template:
        main, template = 0, main + template
    nodes = tuple(AxeNode(element(node["element"], shown), impact=node["impact"], message=node["message"]) for node in row["nodes"])
    return AxeRule(
        rule=row["rule"], outcome=row["outcome"], impact=row["impact"], tags=tuple(row["tags"]), nodes=nodes,
        passed_main=main, passed_template=template, frame=shown.url,
    )  # fmt: skip
