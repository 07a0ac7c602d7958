"""Forms in action: sent empty, and with typical mistakes.

On a site whose owner allows it they are really sent. Elsewhere the button is pressed while nothing can leave the browser: then what the
page itself says of an empty form is known, and what its server would say is not.

Never a search, a sign-in, a form that goes to another site, or one whose button pays, cancels or deletes. A form that takes what it gets
is left alone after that.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable
from dataclasses import replace
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
NOT_SENT = "Forms were not sent: nobody said that this site may be sent test answers. What its server says of a mistake is not known."
BUSY = re.compile(
    r"\b(bezig|even geduld|laden|wordt verstuurd|busy|loading|sending|please wait|un instant|envoi|chargement|einen moment)\b",
    re.IGNORECASE,
)
"""Text of a form that still waits for an answer, which never comes here."""
THANKS = re.compile(
    r"\b(bedankt|dank (je|u)|goed ontvangen|is (verstuurd|verzonden|bewaard|opgeslagen|ingediend)|thank you|thanks"
    r"|(has|have) been (sent|saved"
    r"|received)|merci|bien (reçue?|envoyée?|enregistrée?)|(est|sont) (envoyée?s?|enregistrée?s?)|vielen dank)\b",
    re.IGNORECASE,
)
"""Text of a form that was taken as it was."""

log = logging.getLogger(__name__)


async def try_forms(page: Page, url: str, *, seconds: float) -> tuple[FormTrial, ...]:
    """Opens ``url`` anew for each trial; what was found within ``seconds``, noted when that is not all.

    The page may lead anywhere on its own site meanwhile.
    """
    trials: list[FormTrial] = []
    try:
        async with asyncio.timeout(max(0.0, seconds)):
            await _open(page, url)
            forms = (await run_in(page.main_frame, "form_list.js", {"limit": LIMIT}))["forms"]
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


async def press_forms(page: Page, held_back: Callable[[], int], *, seconds: float) -> tuple[FormTrial, ...] | None:
    """The same on a page that is sealed off: what its own scripts and the browser answer; None when nothing is known of any form.

    ``held_back`` counts what the page wanted to send. A form that wanted to send something, or that says that it is busy, is left out, with
    the note ``NOT_SENT``: its answer would have come from the server.
    """
    trials: list[FormTrial] = []
    unknown = False
    try:
        async with asyncio.timeout(max(0.0, seconds)):
            forms = (await run_in(page.main_frame, "form_list.js", {"limit": LIMIT}))["forms"]
            wanted = [row["element"]["selector"] for row in forms if not row["refusal"]]
            unknown = len(wanted) > FORMS or any(row["refusal"] in NEVER_SENT for row in forms)
            for selector in wanted[:FORMS]:
                pressed, whole = await _press(page, selector, held_back)
                trials += pressed
                unknown = unknown or not whole
    except (TimeoutError, Error):
        unknown = True
    if not trials:  # fields without a form, or without a button: nobody knows what they say
        return None
    if unknown:
        note(NOT_SENT)
    return tuple(trials)


async def _press(page: Page, selector: str, held_back: Callable[[], int]) -> tuple[list[FormTrial], bool]:
    """What one form answers, and whether that is all: a form that shows what it showed before can be tried once more, with mistakes."""
    trials: list[FormTrial] = []
    fresh = None
    for kind in ("empty", "mistakes"):
        before = await _form(page, selector, reset=True)
        if before is None or (fresh is not None and not _as_before(before, fresh, trials[-1])):
            return trials, False
        fresh = fresh or before
        sent = held_back()
        trial = await _trial_of(page, fresh, kind)
        if held_back() != sent or (trial and any(BUSY.search(one.element.text) for one in trial.messages)):
            return trials, False
        if trial is None:
            return trials, kind == "mistakes"
        trials.append(trial)
        if trial.answer is Answer.ACCEPTED:
            break
    return trials, True


async def _form(page: Page, selector: str, *, reset: bool) -> dict[str, Any] | None:
    """One form of the page as it stands, with the text of the page (``lines``); None when it is gone or may not be tried."""
    frame = page.main_frame
    if reset:
        await run_in(frame, "form_fill.js", {"fields": [], "mistakes": False, "reset": selector})
    seen = await run_in(frame, "form_list.js", {"limit": LIMIT})
    form = next((row for row in seen["forms"] if row["element"]["selector"] == selector and not row["refusal"]), None)
    return None if form is None else {**form, "lines": seen["lines"]}


def _as_before(form: dict[str, Any], fresh: dict[str, Any], trial: FormTrial) -> bool:
    """Whether a form asks what it asked, and shows nothing but what it showed and what it answered to ``trial``."""
    marked = {field.selector for field in trial.marked}
    now, then = ([(field["element"]["selector"], field["look"]) for field in one["fields"]] for one in (form, fresh))
    same = len(now) == len(then) and all(
        one == other or (one[0] == other[0] and one[0] in marked) for one, other in zip(now, then, strict=True)
    )
    return same and set(form["lines"]) <= {*fresh["lines"], *(message.element.text for message in trial.messages)}


async def _open(page: Page, url: str) -> None:
    await page.goto(url, wait_until="load")
    await settle(page)


async def _try(page: Page, url: str, selector: str, kind: str) -> FormTrial | None:
    """One sending; None when the form is not there any more or cannot be sent."""
    await _open(page, url)
    form = await _form(page, selector, reset=False)
    return None if form is None else await _trial_of(page, form, kind)


async def _trial_of(page: Page, form: dict[str, Any], kind: str) -> FormTrial | None:
    """Fills in a form as ``kind`` says and presses its button; None when that cannot be done."""
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
    asked = {"form": form["element"]["selector"], "fields": form["fields"], "before": form["lines"], "given": given}
    seen = await run_in(page.main_frame, "form_answer.js", asked)
    trial = _trial(form, kind, seen, frame=page.main_frame)
    if not trial.messages or not seen["soon"]:
        return trial
    await page.wait_for_timeout(seen["soon"] + 100)
    later = _trial(form, kind, await run_in(page.main_frame, "form_answer.js", asked), frame=page.main_frame)
    left = {message.element.text for message in later.messages}
    return replace(trial, vanished=tuple(one for one in trial.messages if later.same_document and one.element.text not in left))


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
    if not seen["invalid"] and any(THANKS.search(message.element.text) for message in messages):
        answer = Answer.ACCEPTED
    lost = tuple(made(row) for row in seen["lost"])
    return FormTrial(made(form["element"]), kind, answer, seen["stayed"], form["required"], messages, marked, lost, seen["invalid"])
