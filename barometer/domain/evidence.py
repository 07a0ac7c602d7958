"""Evidence: what was found on a page, answered by a team, or seen with residents."""

from __future__ import annotations

from dataclasses import dataclass, field

from barometer.domain.vocabulary import Grade, Impact, Mode, Outcome, Persistence, Place


@dataclass(frozen=True, slots=True)
class Target:
    """The element that an assertion is about.

    ``selector`` is a CSS path inside its frame (``frame`` is the frame's URL, empty for the page itself); ``snippet`` is the
    outer HTML, cut; ``text`` is what a resident reads there (for plain-language findings: the sentence).
    """

    selector: str = ""
    snippet: str = ""
    text: str = ""
    place: Place = Place.MAIN
    frame: str = ""
    needed: bool = False
    """Whether the step needs this element (the submit button, the field that must be filled in, the main heading)."""
    around: str = ""
    """The neighbourhood: the nearest ancestors as ``tag.class < tag.class``."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one check says about one element, or about the page (``target`` without selector).

    ``check`` is the id of one of our checks or ``axe:<rule>``. A passed assertion may stand for many elements at once:
    ``count`` is how many. ``reason`` is a message id with ``values``, for a person to read: why it failed, or why it
    cannot be told and what to look at. ``criteria`` are WCAG 2.2 numbers such as ``1.4.3``.
    """

    check: str
    outcome: Outcome
    impact: Impact = Impact.MAJOR
    target: Target = field(default_factory=Target)
    mode: Mode = Mode.AUTOMATIC
    criteria: tuple[str, ...] = ()
    reason: str = ""
    values: tuple[tuple[str, str], ...] = ()
    count: int = 1
    fine: tuple[tuple[str, str], ...] = ()
    """Frame and selector of each element that a passed assertion stands for; only on the way to ``audit_snapshot``, which takes it off."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence about one barrier at one touchpoint, whatever it came from.

    Audits give one per check and page and place; answers and observations give one each. ``impact`` and ``persistence``
    matter only when it failed. ``source`` is an id that leads back to where it came from (``assertion`` indexes
    of a page, an answer, an observation) so that a number can be opened down to it.
    """

    barrier: str
    outcome: Outcome
    grade: Grade
    impact: Impact = Impact.MAJOR
    persistence: Persistence = Persistence.SOME
    persona: str = ""
    """For evidence about one profile only (a user test, a walkthrough); empty: about everybody."""
    source: str = ""
    reason: str = ""
