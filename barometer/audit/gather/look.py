"""Look: computed styles of what a resident sees; typography, links within a text, targets, labels and states of fields."""

from __future__ import annotations

from playwright.async_api import Page

from barometer.audit.artifacts.layout import ColourState, FarLabel, Look, StrayLabel, Target, TextLink, TypeFault
from barometer.audit.gather._frames import CUT_OFF, Stage, element, in_frames, note

STAGE = Stage.READS


async def gather(page: Page) -> Look:
    """One evaluation per frame; at most a few hundred of each kind."""
    faults: list[TypeFault] = []
    links: list[TextLink] = []
    targets: list[Target] = []
    labels: list[FarLabel] = []
    states: list[ColourState] = []
    stray: list[StrayLabel] = []
    texts = pressed = labelled = fields = 0
    for shown, given in await in_frames(page, "look_parts"):
        if given["shared"]["capped"]:
            note(CUT_OFF)
        faults += [TypeFault(r["kind"], element(r["element"], shown), r["count"], r["value"]) for r in given["type"]["list"]]
        links += [TextLink(element(r["element"], shown), r["told"], r["contrast"], r["hover"], r["words"]) for r in given["links"]["list"]]
        targets += [
            Target(element(r["element"], shown), r["width"], r["height"], r["crowded"], r["in_line"]) for r in given["targets"]["list"]
        ]
        labels += [FarLabel(element(r["element"], shown), r["gap"], r["sideways"]) for r in given["fields"]["far"]]
        states += [ColourState(element(r["element"], shown), r["state"], r["part"]) for r in given["fields"]["states"]]
        stray += [StrayLabel(element(r["element"], shown), r["label"]) for r in given["labels"]]
        texts += given["type"]["texts"]
        pressed += given["targets"]["total"]
        labelled += given["fields"]["labels"]
        fields += given["fields"]["total"]
    return Look(texts, tuple(faults), tuple(links), pressed, tuple(targets), labelled, tuple(labels), fields, tuple(states), tuple(stray))
