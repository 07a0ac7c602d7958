"""Lists typed with dashes, bullets, numbers or line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from barometer.audit.artifacts.structure import Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot, TextBlock
from barometer.domain.evidence import Assertion

say = Say(__file__)

DOTS, DASHES, NUMBERS, LONG = (threshold(__file__, name) for name in ("dots", "dashes", "numbers", "long_item"))
DOT = re.compile(r"[•●◦‣▪▫■□◆◇►▶✓✔✗]\s*[^\W_]")
DASH = re.compile(r"([-–—*+→·o]|>>?)\s+[^\W_]")
NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)]\s+[^\W_]")
OTHER = frozenset(
    {
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "dd",
        "pre",
        "code",
        "th",
        "td",
        "button",
        "a",
        "label",
        "option",
        "summary",
        "caption",
        "legend",
    }
)
IN_LIST = re.compile(r"(^|[ >])(li|pre|code|dl)(?=[:> .#\[]|$)")


@dataclass
class Run:
    """Blocks one after the other with the same kind of mark; ``next`` is the number that would go on with it."""

    kind: str = ""
    next: int = 0
    blocks: list[TextBlock] = field(default_factory=list)


def fake_lists(snapshot: Snapshot) -> Iterator[Assertion]:
    """One failed per run of typed items, and per row of links with nothing but line breaks between them."""
    structure = snapshot.structure or Structure()
    blocks = snapshot.blocks or ()
    runs = [run for run in _runs(blocks) if run.blocks]
    found = [_said(run) for run in runs if len(run.blocks) >= {"dot": DOTS, "das": DASHES}.get(run.kind[:3], NUMBERS)]
    reason = "These {count} links look like a list, but only line breaks stand between them."
    found += [say.failed(one.element, reason, count=one.links) for one in structure.lines if one.links]
    typed = {one.target.selector for one in found}
    short = [one for one in structure.lines if not one.links and one.element.selector not in typed]
    found += [
        say.unsure(one.element, "Are these {count} lines a list? Only line breaks stand between them.", count=one.pieces) for one in short
    ]
    yield from reported([*found, *say.passed(block.element for block in blocks if block.tag == "li")], say)


def _said(run: Run) -> Assertion:
    first, count = run.blocks[0].element, len(run.blocks)
    if run.kind.startswith("dash") and any(block.element.text.endswith("?") for block in run.blocks):  # people who talk to each other
        return say.unsure(first, "Are these {count} lines a list? Only line breaks stand between them.", count=count)
    return say.failed(
        first, "These {count} lines look like a list, but are ordinary text. The first one: “{text}”.", count=count, text=first.text[:60]
    )


def _mark(block: TextBlock) -> tuple[str, int]:
    """The kind of mark that a block begins with ('' for none), and its number."""
    text = block.element.text
    if block.tag in OTHER or len(text) > LONG or IN_LIST.search(block.element.selector):
        return "", 0
    if DOT.match(text):
        return "dot", 0
    if DASH.match(text):
        return "dash" + text[0], 0
    found = NUMBER.match(text)
    if not found:
        return "", 0
    sign = found.group(1)
    return ("number", int(sign)) if sign.isdigit() else ("letter", ord(sign) - ord("a") + 1)


def _runs(blocks: tuple[TextBlock, ...]) -> Iterator[Run]:
    run = Run()
    for block in blocks:
        kind, number = _mark(block)
        goes_on = kind and kind == run.kind and number == run.next and block.tag == run.blocks[-1].tag
        if not goes_on:
            yield run
            run = Run(kind if number in (0, 1) else "")
        if run.kind:
            run.blocks.append(block)
            run.next = number + 1 if number else 0
    yield run
