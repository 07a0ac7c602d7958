"""Flows: what a resident does on the pages of a service, step by step, written down so that it can be played."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit


class Act(StrEnum):
    """What one step does. ``audit`` names a state at which the page is looked at; it does nothing to the page."""

    GO = "go"
    CLICK = "click"
    DOUBLE_CLICK = "double_click"
    FILL = "fill"
    CHOOSE = "choose"
    TICK = "tick"
    PRESS = "press"
    KEY_DOWN = "key_down"
    KEY_UP = "key_up"
    HOVER = "hover"
    SCROLL = "scroll"
    VIEWPORT = "viewport"
    WAIT_FOR = "wait_for"
    WAIT_UNTIL = "wait_until"
    EXPECT_TEXT = "expect_text"
    EXPECT_ADDRESS = "expect_address"
    AUDIT = "audit"


class Consent(StrEnum):
    """What to do with a cookie wall: nothing, refuse (else accept), or accept."""

    LEAVE = "leave"
    REFUSE = "refuse"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Aim:
    """An element: ways to find it, tried in order.

    A way is a chain of selectors, each inside the shadow root of the one before; each begins with its kind: ``css/``, ``aria/``,
    ``xpath/``, ``text/``, ``pierce/``, ``label/`` (the words beside a field) or ``words/`` (the words on a button or link).
    ``frame`` is the way through the frames of the page by their position. ``offset`` is where to click, in CSS pixels.
    """

    ways: tuple[tuple[str, ...], ...]
    frame: tuple[int, ...] = ()
    offset: tuple[float, float] | None = None

    @property
    def shown(self) -> str:
        """The first way, for a person to read."""
        plain = ("label/", "words/", "text/", "aria/")
        parts = [part.split("/", 1)[1].split("[role=")[0] if part.startswith(plain) else part for part in self.ways[0]]
        return " > ".join(parts)[:120]


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step. ``text`` is the address, the words to fill in, the key, the expression or the name of the state, as ``act`` asks.

    ``number`` counts the steps as their author wrote them, from 1. ``changes_page`` says that the page must move on.
    """

    act: Act
    number: int
    aim: Aim | None = None
    text: str = ""
    size: tuple[int, int] = (0, 0)
    """Of the window, or how far to scroll, in CSS pixels."""
    mobile: bool = False
    changes_page: bool = False
    seconds: float | None = None
    count: int = 1
    operator: str = ">="
    visible: bool = True
    attributes: Mapping[str, str] | None = None
    properties: Mapping[str, str] | None = None
    place: str = ""
    """For a state: ``step/touchpoint`` of the journey to which it belongs; '' when nobody said so."""
    address: str = ""
    """For a state: the address that the page had when it was recorded; '' when that is not known."""


@dataclass(frozen=True, slots=True)
class FlowState:
    """A moment at which the page is looked at: ``number`` from 1, and the address-like identity under which its outcome is stored."""

    number: int
    label: str
    url: str
    place: str
    address: str
    upto: int
    """So many steps of the flow come before it."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A walk through the pages of a service."""

    name: str
    start: str
    steps: tuple[FlowStep, ...]
    seconds: float = 10.0
    """How long one step may take; a step may say otherwise."""
    consent: Consent | None = None
    """None when the flow does not say it."""
    consent_click: str = ""
    """A rule of the author's own: the selector of what closes the cookie wall."""
    origins: tuple[str, ...] = ()
    """Addresses (scheme, host, port) beside those of its own steps where secrets may be filled in."""
    notes: tuple[str, ...] = ()
    """What was left out of the file, a message id each."""

    @property
    def states(self) -> tuple[FlowState, ...]:
        """The moments at which the page is looked at, in order."""
        found: list[FlowState] = []
        for index, step in enumerate(self.steps):
            if step.act is Act.AUDIT:
                number = len(found) + 1
                url = urlunsplit(urlsplit(self.start)._replace(fragment=f"state={number}-{_word(step.text)}".rstrip("-")))
                found.append(FlowState(number, step.text, url, step.place, step.address, index))
        return tuple(found)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that the flow itself names."""
        own = (self.start, *(step.text for step in self.steps if step.act is Act.GO), *(step.address for step in self.steps))
        return tuple(dict.fromkeys(one for one in own if one))

    @property
    def runs_code(self) -> bool:
        """Whether it asks the page to compute an expression."""
        return any(step.act is Act.WAIT_UNTIL for step in self.steps)

    def moved(self, base: str) -> Flow:
        """The same flow on another copy of the site: what has the origin of its start gets the origin of ``base``."""
        here, there = urlsplit(self.start), urlsplit(base)

        def move(url: str) -> str:
            parts = urlsplit(url)
            same = (parts.scheme, parts.netloc) == (here.scheme, here.netloc)
            return urlunsplit(parts._replace(scheme=there.scheme, netloc=there.netloc)) if url and same else url

        steps = tuple(
            replace(step, text=move(step.text) if step.act is Act.GO else step.text, address=move(step.address)) for step in self.steps
        )
        return replace(self, start=move(self.start), steps=steps)


def _word(text: str) -> str:
    """Letters and digits of a label, for an address."""
    ascii_ = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    plain = "".join(letter if letter.isalnum() else "-" for letter in ascii_)
    return "-".join(part for part in plain.split("-") if part)[:40].strip("-")
