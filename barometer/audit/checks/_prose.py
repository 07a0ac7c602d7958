"""What the checks about language have in common: a snapshot's text blocks as sentences, and their findings as assertions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from barometer.audit.checks._say import Say, reported
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot, TextBlock
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Impact, Place
from barometer.plain.analysis import Reading, read
from barometer.plain.findings import Finding, Kind, find, knows
from barometer.plain.language import declared
from barometer.plain.words import letter_words

CUT = 2000
"""Characters at which the gatherer cuts a block; the last sentence of a cut block is not whole."""
FOREIGN = 30
"""Words in an unknown language in one place from which a check cannot tell, rather than passing over them."""

_NOT_RUNNING = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "caption", "label", "legend", "button", "summary", "nav", "pre", "code", "address")
)
Told = Callable[[Finding], tuple[str, dict[str, object]]]
"""A finding as a reason (message id) and its values."""

_STOPS = (".", "!", "?", "…", "”", '"', ")", "»")


@dataclass(frozen=True, slots=True)
class Doubts:
    """Why a check cannot tell: the page shows no text; much of it is in an unknown language; or in one (``{lang}``) without a word list."""

    empty: str
    foreign: str
    unlisted: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of running text with the element that holds it."""

    block: TextBlock
    reading: Reading


def is_running_block(block: TextBlock) -> bool:
    """Whether a block may hold running text: no heading, label, button or menu."""
    return block.tag.lower() not in _NOT_RUNNING


@lru_cache(maxsize=5_000)
def _read(text: str, lang: str) -> tuple[Reading, ...]:
    """Several checks read the same page, and its template stands on every page."""
    readings = read(text, lang=lang)
    if len(text) >= CUT and readings and not readings[-1].sentence.text.endswith(_STOPS):
        del readings[-1]
    return tuple(readings)


def passages(snapshot: Snapshot, *, place: Place | None = None) -> list[Passage]:
    """The sentences of all blocks that may hold running text, in one place or in both, running or not."""
    return [
        Passage(block, reading)
        for block in snapshot.blocks or ()
        if is_running_block(block) and place in (None, block.element.place)
        for reading in _read(block.element.text, block.lang or snapshot.lang)
    ]


def language_text(snapshot: Snapshot) -> str:
    """The main text (all text where there is no main text) that the page declares to be in its own language."""
    own = declared(snapshot.lang)
    blocks = [block for block in snapshot.blocks or () if declared(block.lang) in {own, ""}]
    main = [block.element.text for block in blocks if block.element.place is Place.MAIN]
    return " ".join(main or [block.element.text for block in blocks])


def judge_sentences(snapshot: Snapshot, *, say: Say, kinds: tuple[Kind, ...], told: Told, doubts: Doubts) -> Iterator[Assertion]:
    """One failed assertion per sentence with a finding of these kinds, and one passed per place for all the other sentences.

    ``told`` gives the reason of a finding and its values. Text in a language that cannot be judged gives cantTell, a page
    without running text inapplicable, a page without any text cantTell.
    """
    if not has_text(snapshot):
        yield say.unsure(None, doubts.empty)
        return
    here = passages(snapshot)
    unread = [unread_passage([passage for passage in here if passage.block.element.place is place]) for place in Place]
    unsure = [say.unsure(passage.block.element, doubts.foreign) for passage in unread if passage]
    yield from reported([*_judged(here, say=say, kinds=kinds, told=told, doubts=doubts), *unsure], say)


def has_text(snapshot: Snapshot) -> bool:
    """Whether the page shows any text at all."""
    return any(block.element.text.strip() for block in snapshot.blocks or ())


def _judged(here: Sequence[Passage], *, say: Say, kinds: tuple[Kind, ...], told: Told, doubts: Doubts) -> Iterator[Assertion]:
    fine: list[Element] = []
    untold: dict[tuple[str, Place], Element] = {}
    for passage in here:
        element, lang = passage.block.element, passage.reading.lang
        if not passage.reading.running or lang is None:
            continue
        if not knows(kinds[0], lang):
            untold.setdefault((lang, element.place), element)
            continue
        sentence = passage.reading.sentence
        findings = [one for kind in kinds for one in find(sentence, lang=lang, kind=kind) if not one.weak]
        if not findings:
            fine.append(element)
            continue
        worst = max(findings, key=lambda finding: finding.major)
        reason, values = told(worst)
        impact = Impact.MAJOR if worst.major else Impact.MINOR
        yield say.failed(element, reason, impact=impact, shown=worst.sentence.text, **values)
    yield from say.passed(fine)
    for (lang, _), element in untold.items():
        yield say.unsure(element, doubts.unlisted, lang=lang)


def unread_passage(here: Sequence[Passage]) -> Passage | None:
    """The first sentence in an unknown language, when there is so much of them in one place that they are text and not names."""
    unknown = [passage for passage in here if passage.reading.lang is None and passage.reading.sentence.text.endswith((*_STOPS, "。", "؟"))]
    total = sum(len(letter_words(passage.reading.sentence.text)) for passage in unknown)
    return unknown[0] if total >= FOREIGN else None
