"""An audit's reading, put into words and into the order in which a page or a report shows it. Nothing is scored or fetched here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from barometer.audit.told import translate_reason
from barometer.domain.audit import PageState
from barometer.domain.barrier import Barrier
from barometer.domain.card import Card
from barometer.domain.evidence import Assertion
from barometer.domain.fault import KnownFault
from barometer.domain.gate import Gate
from barometer.domain.persona import Persona
from barometer.domain.risk import Cell, Fix, PersonaRisk
from barometer.domain.vocabulary import Outcome, PathStatus
from barometer.i18n import N_, words
from barometer.reports import faults
from barometer.reports import words as vocabulary
from barometer.reports.by_hand import HandList, hand_list
from barometer.reports.faults import FaultShown
from barometer.reports.found import CheckFound, Opened, found_by_check
from barometer.reports.words import Said
from barometer.usecases.barometers import BarometerReading, PageReading


class Links(Protocol):
    """Where things stand: addresses in the application, anchors in a report; '' for what has no place of its own."""

    def cell(self, persona: str, step: str) -> str:
        """Why this cell is what it is."""

    def persona(self, persona: str) -> str:
        """The persona's own page."""

    def card(self, card: str) -> str:
        """The card's own page."""


@dataclass(frozen=True)
class Row:
    """One line of the matrix."""

    persona: Persona
    title: Said
    risk: PersonaRisk
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Gain:
    """What a fix gives one profile: the chance of failing the journey before and after."""

    persona: str
    title: Said
    before: float
    after: float


@dataclass(frozen=True)
class FixShown:
    """One place where a barrier can be mended, and what that gives; ``gains`` holds the largest first."""

    fix: Fix
    where: tuple[Said, ...]
    gains: tuple[Gain, ...]
    opens: tuple[Said, ...]


@dataclass(frozen=True)
class FixesShown:
    """All fixes of one barrier, best first: what they share is said once, and each place where it can be mended says what that gives."""

    title: str
    why: str
    owner: str
    cards: tuple[Card, ...]
    places: tuple[FixShown, ...]


class Display:
    """The reading in one language."""

    def __init__(self, reading: BarometerReading, lang: str, links: Links, *, per_check: int = 10, gate: Gate | None = None) -> None:
        self.reading, self.lang, self.links, self.per_check, self.gate = reading, lang, links, per_check, gate
        self._ = words(lang)
        self.catalogue = reading.library.catalogue.barriers
        self.cards = reading.library.packs.cards

    # -- names ----------------------------------------------------------------------------------------------------------------

    def persona(self, persona: str) -> Said:
        """The title of a persona."""
        return vocabulary.title(self.reading.personas[persona].prose, self.lang)

    def step(self, step: str) -> Said:
        """The title of a step."""
        return vocabulary.step_title(self.reading.journey, self.reading.journey.step(step), self.lang)

    def barrier(self, barrier: str) -> str:
        """The title of a barrier."""
        return vocabulary.barrier_title(self.catalogue[barrier], self.lang)

    @property
    def journey(self) -> Said:
        """The title of the journey."""
        return vocabulary.title(self.reading.journey.prose, self.lang)

    @property
    def stakes_reason(self) -> Said:
        """Why the stakes are what they are: a text of the packs (Dutch), of the interface, or of the service's owner."""
        reason = self.reading.stakes_reason
        if reason == self.reading.journey.stakes_reason:
            return vocabulary.dutch(reason, self.lang)
        translated = self._(reason)
        return vocabulary.written(reason, self.lang) if translated == reason else Said(translated, self.lang, self.lang)

    def chance(self, low: float, high: float) -> str:
        """An interval such as "15 % – 64 %", or one number when both ends read the same."""
        ends = dict.fromkeys((self._.percent(low), self._.percent(high)))
        return " – ".join(ends)

    def points(self, gap: float) -> str:
        """A difference between two chances, in percentage points."""
        return self._.number(round(gap * 100))

    # -- the barometer page ------------------------------------------------------------------------------------------------------

    def rows(self) -> tuple[Row, ...]:
        """The matrix: the profiles whom it serves worst first, steps in the order of the journey."""
        cells = {(cell.persona, cell.step): cell for cell in self.reading.barometer.cells}
        order = {PathStatus.NONE: 0, PathStatus.UNPROVEN: 1, PathStatus.FOUND: 2}
        risks = sorted(self.reading.barometer.personas, key=lambda risk: (order[risk.path], -risk.low, -risk.high, risk.persona))
        steps = [step.id for step in self.reading.journey.steps]
        return tuple(
            Row(self.reading.personas[risk.persona], self.persona(risk.persona), risk, tuple(cells[risk.persona, step] for step in steps))
            for risk in risks
        )

    def risk(self, persona: str) -> PersonaRisk:
        """One profile over the whole journey."""
        return next(risk for risk in self.reading.barometer.personas if risk.persona == persona)

    def fixes(self) -> tuple[FixesShown, ...]:
        """What to do: each barrier once, at the place of its best fix."""
        by_barrier: dict[str, list[Fix]] = {}
        for fix in self.reading.fixes:
            if fix.drops or fix.opens_path:
                by_barrier.setdefault(fix.barrier, []).append(fix)
        return tuple(self._fixes(self.catalogue[barrier], same) for barrier, same in by_barrier.items())

    def _fixes(self, barrier: Barrier, same: list[Fix]) -> FixesShown:
        cards = dict.fromkeys(card for fix in same for card in fix.cards)
        return FixesShown(
            title=vocabulary.barrier_title(barrier, self.lang),
            why=vocabulary.barrier_why(barrier, self.lang),
            owner=vocabulary.owner_word(barrier.owner, self.lang),
            cards=tuple(self.cards[card] for card in cards if card in self.cards),
            places=tuple(self._fix(fix) for fix in same),
        )

    def _fix(self, fix: Fix) -> FixShown:
        gains = sorted(fix.drops.items(), key=lambda pair: (-pair[1], pair[0]))
        return FixShown(
            fix=fix,
            where=tuple(self.step(step.id) for step in self.reading.journey.steps if step.id in fix.steps),
            gains=tuple(
                Gain(persona, self.persona(persona), low := self.risk(persona).low, max(low - drop, 0.0)) for persona, drop in gains
            ),
            opens=tuple(self.persona(persona) for persona in fix.opens_path),
        )

    def untested(self) -> tuple[PageReading, ...]:
        """The pages that nobody could look at."""
        return tuple(page for page in self.reading.pages if page.state is PageState.UNTESTED)

    def waiting(self) -> tuple[PageReading, ...]:
        """The pages whose turn has not come."""
        return tuple(page for page in self.reading.pages if page.state is PageState.QUEUED)

    def page_notes(self, page: PageReading) -> tuple[str, ...]:
        """How the page was come to: the state of a flow, the cookie wall that was closed."""
        return page_notes(page, self.lang)

    def page_reason(self, page: PageReading) -> Said:
        """Why a page was not tested."""
        return reason_said(page.reason, page.values, self.lang)

    # -- what was found --------------------------------------------------------------------------------------------------------------

    def found(self, opened: Opened) -> tuple[CheckFound, ...]:
        """Failed assertions, each finding once, with the pages on which it stands."""
        return found_by_check(opened, lang=self.lang, per_check=self.per_check)

    def all_found(self) -> tuple[tuple[str, str, tuple[CheckFound, ...]], ...]:
        """Everything that failed, per barrier: its id, its title, its findings. The barrier on most pages comes first."""
        by_barrier: dict[str, dict[str, tuple[PageReading, list[Assertion]]]] = {}
        for page in self.reading.pages:
            for one in page.assertions:
                barrier = self.reading.library.catalogue.barrier_of(one.check, one.criteria)
                if barrier and one.outcome is Outcome.FAILED:
                    by_barrier.setdefault(barrier, {}).setdefault(page.url, (page, []))[1].append(one)
        ranked = sorted(by_barrier.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return tuple(
            (barrier, self.barrier(barrier), self.found((page, tuple(found)) for page, found in pages.values()))
            for barrier, pages in ranked
        )

    # -- faults --------------------------------------------------------------------------------------------------------------------

    @property
    def in_short(self) -> str:
        """Such as "575 findings, 5 faults."."""
        return faults.sentence(self.reading.faults, self.lang)

    @property
    def doubt_in_short(self) -> str:
        """How many things a person must judge; '' for none."""
        return faults.doubt_sentence(self.reading.faults, self.lang)

    def faults(self) -> tuple[FaultShown, ...]:
        """The faults that are sure, the worst first."""
        return faults.all_shown(self.reading, faults.failures(self.reading.faults), self.lang, self.gate)

    def gone(self) -> tuple[tuple[KnownFault, Said], ...]:
        """What was there the last time and is not any more."""
        return tuple((one, faults.known_title(one, self.lang)) for one in self.reading.over_time.gone)

    def by_hand(self) -> HandList:
        """What a person looks at, per criterion."""
        return hand_list(self.reading, self.lang)

    def gate_lines(self) -> list[str]:
        """What the gate says; nothing without a gate."""
        return faults.gate_lines(self.gate, self.lang) if self.gate else []


WALLS = {
    "rule": N_("A cookie wall was closed first, by the rule of the flow: “{text}”."),
    "refuse": N_("A cookie wall was refused first: “{text}”."),
    "accept": N_("A cookie wall was accepted first: “{text}”."),
}


def page_notes(page: PageReading, lang: str) -> tuple[str, ...]:
    """Sentences about how a page was come to; they may hold text of the page."""
    say = words(lang)
    notes = []
    if page.walked:
        notes.append(say("State {number} of the flow “{flow}”: {label}.").replace("{number}", str(page.walked.number))
                     .replace("{flow}", page.walked.flow).replace("{label}", page.walked.label))  # fmt: skip
    if page.consent and page.consent.how in WALLS:
        notes.append(say(WALLS[page.consent.how]).replace("{text}", page.consent.text))
    return tuple(notes)


def reason_said(reason: str, values: Iterable[tuple[str, str]], lang: str) -> Said:
    """Why a page was not tested: a sentence of the interface, else one of the gatherers (which bring their own translations)."""
    translated = words(lang)(reason)
    if reason and translated == reason and lang != "en":
        told = translate_reason(Assertion("", Outcome.UNTESTED, reason=reason, values=tuple(values)), lang)
        return Said(told.text, told.lang, lang)
    for name, value in values:  # not str.format: a value may hold the braces of an address
        translated = translated.replace("{" + name + "}", value)
    return Said(translated, lang, lang)


def markup(text: str, **values: object) -> Markup:
    """A message as HTML, with its values escaped; a text in another language keeps its ``lang``."""
    told = escape(text)
    return told.format(**values) if values else told
