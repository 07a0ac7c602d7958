"""Forms in action: sent empty, and with typical mistakes, on a site whose owner allows it.

Never a search, a sign-in, a form that goes to another site, or one whose button pays, cancels or deletes. A form that takes what it gets
is left alone after that.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from playwright.async_api import Error, Page

from barometer.audit.artifacts.form_trial import Answer, FormTrial, Message
from barometer.audit.element import Element
from barometer.audit.gather._frames import LIMIT, Shown, element, note, run_in
from barometer.audit.settling import settle

FORMS = 4
"""Forms of one page that are tried at most."""
NEVER_SENT = ("sign-in", "risky", "other site")
"""Why a form that has something to say is left alone: then nobody knows what it says. A search asks nothing that can be wrong."""
CLICK_SECONDS = 3.0
NOT_ALL = "Not all forms of this page could be tried."

log = logging.getLogger(__name__)


async def try_forms(page: Page, url: str, *, seconds: float) -> tuple[FormTrial, ...]:
    """Opens ``url`` anew for each trial; what was found within ``seconds``, noted when that is not all.

    The page may lead anywhere on its own site meanwhile.
    """
    trials: list[FormTrial] = []
    try:
        async with asyncio.timeout(max(0.0, seconds)):
            forms = (await _listed(page, url))["forms"]
            wanted = [row["element"]["selector"] for row in forms if not row["refusal"]]
            if len(wanted) > FORMS or any(row["refusal"] in NEVER_SENT for row in forms):
                note(NOT_ALL)
            for selector in wanted[:FORMS]:
                for kind in ("empty", "mistakes"):
                    trial = await _try(page, url, selector, kind)
                    if trial is not None:
                        trials.append(trial)
                    elif kind == "empty":
                        note(NOT_ALL)
                    if trial is None or trial.answer is Answer.ACCEPTED:
                        break
    except TimeoutError:
        note(NOT_ALL)
    except Error as error:
        note(NOT_ALL)
        log.info("The forms of %s could not all be tried: %s", url, error.message.split("\n")[0])
    return tuple(trials)


async def _listed(page: Page, url: str) -> Any:
    await page.goto(url, wait_until="load")
    await settle(page)
    return await run_in(page.main_frame, "form_list.js", {"limit": LIMIT})


async def _try(page: Page, url: str, selector: str, kind: str) -> FormTrial | None:
    """One sending; None when the form is not there any more or cannot be sent."""
    before = await _listed(page, url)
    form = next((row for row in before["forms"] if row["element"]["selector"] == selector and not row["refusal"]), None)
    if form is None:
        return None
    frame = page.main_frame
    fields = [field["element"]["selector"] for field in form["fields"]]
    given = await run_in(frame, "form_fill.js", {"fields": fields, "mistakes": kind == "mistakes"})
    if kind == "mistakes" and not given:
        return None
    try:
        await page.click(form["button"], timeout=CLICK_SECONDS * 1000, no_wait_after=True)
    except Error:
        return None
    await settle(page)
    asked = {"form": selector, "fields": form["fields"], "before": before["lines"], "given": given}
    return _trial(form, kind, await run_in(frame, "form_answer.js", asked), frame=page.main_frame)


def _trial(form: dict[str, Any], kind: str, seen: dict[str, Any], *, frame: Any) -> FormTrial:
    here = Shown(frame, "", False)

    def made(row: dict[str, Any]) -> Element:
        return element(row, here)

    if seen["gone"]:
        return FormTrial(made(form["element"]), kind, Answer.ACCEPTED, seen["stayed"], form["required"])
    messages = tuple(
        Message(made(row["element"]), row["field"], row["near"], row["announced"], row["names_field"]) for row in seen["messages"]
    )
    marked = tuple(made(row) for row in seen["marked"])
    if messages:
        answer = Answer.TOLD
    elif seen["native"]:
        answer = Answer.NATIVE
    elif marked:
        answer = Answer.MARKED
    else:
        answer = Answer.NOTHING if seen["stayed"] else Answer.RETURNED
    lost = tuple(made(row) for row in seen["lost"])
    return FormTrial(made(form["element"]), kind, answer, seen["stayed"], form["required"], messages, marked, lost)
