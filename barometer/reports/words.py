"""Words for everything with a closed vocabulary: levels, channels, axes, resources, barriers, titles of the packs.

The texts themselves stand in the YAML files of the scoring model; this module reads them as files, so that web pages, reports and the
terminal say the same. Words are in lower case; ``capital`` gives the first letter for the start of a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from barometer.domain.barrier import Barrier
from barometer.domain.journey import Journey, Step
from barometer.domain.persona import Prose
from barometer.domain.vocabulary import (
    AuditState,
    Axis,
    Band,
    Channel,
    Grade,
    Has,
    Level,
    Outcome,
    OwnerClass,
    PathStatus,
    Phase,
    Place,
    Resource,
    Severity,
    Stakes,
)
from barometer.i18n import DEFAULT, N_, words
from barometer.plain.language import detect
from barometer.yamls import load_yaml

FOLDER = Path(__file__).parent.parent / "scoring"


@dataclass(frozen=True, slots=True)
class Said:
    """A text, the language that it is in, and the language of the page around it. In HTML a foreign text carries its ``lang``."""

    text: str
    lang: str
    around: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __html__(self) -> Markup:  # a plain str is escaped once more where it is put into another text
        if self.lang == self.around:
            return escape(self.text)
        return Markup('<span lang="{}">{}</span>').format(self.lang, self.text)


@cache
def _table(name: str) -> Mapping[Any, Any]:
    table: Mapping[Any, Any] = load_yaml((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return table


def _word(name: str, value: object, lang: str) -> str:
    return str(_table("vocabulary")[name][value][lang])


def capital(text: object) -> str:
    """The text with a capital at its start."""
    told = str(text)
    return told[:1].upper() + told[1:]


def level_word(level: Level, lang: str) -> str:
    """A level of risk, such as "hoog"."""
    return _word("Level", level.value, lang)


def channel_word(channel: Channel, lang: str) -> str:
    """A channel, such as "loket"."""
    return _word("Channel", channel.value, lang)


def grade_word(grade: Grade, lang: str) -> str:
    """A grade of evidence, such as "alleen automatisch getest"."""
    return _word("Grade", grade.value, lang)


def owner_word(owner: OwnerClass, lang: str) -> str:
    """Who can mend something, such as "redactie"."""
    return _word("OwnerClass", owner.value, lang)


def phase_word(phase: Phase, lang: str) -> str:
    """A phase of human-centred design."""
    return _word("Phase", phase.value, lang)


def stakes_word(stakes: Stakes, lang: str) -> str:
    """What a resident loses, such as "geld of een termijn"."""
    return _word("Stakes", stakes.value, lang)


def stakes_explanation(stakes: Stakes, lang: str) -> str:
    """One sentence about what a resident loses."""
    return str(_table("vocabulary")["Stakes"][stakes.value]["explanation"][lang])


def band_word(band: Band, lang: str) -> str:
    """A band of likelihood, such as "grote kans"."""
    return _word("Band", band.value, lang)


def severity_word(severity: Severity, lang: str) -> str:
    """How severe a barrier is, such as "ernstig"."""
    return _word("Severity", severity.value, lang)


def path_word(path: PathStatus, lang: str) -> str:
    """Whether there is a way through, such as "geen weg"."""
    return _word("PathStatus", path.value, lang)


def outcome_word(outcome: Outcome, lang: str) -> str:
    """What a check found, such as "niet in orde"."""
    return _word("Outcome", outcome.value, lang)


def place_word(place: Place, lang: str) -> str:
    """Where on a page something stands."""
    return _word("Place", place.value, lang)


def state_word(state: AuditState, lang: str) -> str:
    """Where an audit stands, such as "bezig"."""
    return _word("AuditState", state.value, lang)


def axis_name(axis: Axis, lang: str) -> str:
    """A need, such as "niet zien"."""
    return str(_table("axes")[axis.value]["name"][lang])


def axis_explanation(axis: Axis, lang: str) -> str:
    """One sentence about a need, to the reader."""
    return str(_table("axes")[axis.value]["explanation"][lang])


def resource_name(resource: Resource, lang: str) -> str:
    """Something that a touchpoint can ask, such as "een computer"."""
    return str(_table("resources")[resource.value]["name"][lang])


def resource_missing(resource: Resource, lang: str) -> str:
    """What a resident without it reads at that step."""
    return str(_table("resources")[resource.value]["missing"][lang])


def barrier_title(barrier: Barrier, lang: str) -> str:
    """What a barrier is called."""
    return words(lang).pick(dict(barrier.title))[0]


def barrier_why(barrier: Barrier, lang: str) -> str:
    """What a barrier does to a resident."""
    return words(lang).pick(dict(barrier.why))[0]


def title(prose: Mapping[str, Prose], lang: str) -> Said:
    """The title of a persona, journey or card, in this language or else in Dutch."""
    told, code = words(lang).pick({code: one.title for code, one in prose.items()})
    return Said(told, code, lang)


def summary(prose: Mapping[str, Prose], lang: str) -> Said:
    """The summary of a persona, journey or card, in this language or else in Dutch."""
    told, code = words(lang).pick({code: one.summary for code, one in prose.items()})
    return Said(told, code, lang)


def step_title(journey: Journey, step: Step, lang: str) -> Said:
    """The title of a step, in this language or else in Dutch."""
    translated = journey.step_titles.get(lang, {}).get(step.id)
    return Said(translated, lang, lang) if translated and lang != DEFAULT else dutch(step.title, lang)


def written(text: str, lang: str) -> Said:
    """A text that somebody typed in a form: nobody said in which language, so its words do; unclear ones count as the page's."""
    return Said(text, detect(text, prior=lang) or lang, lang)


def dutch(text: str, lang: str) -> Said:
    """A text that the packs hold in Dutch only."""
    return Said(text, DEFAULT, lang)


HAS = {Has.YES: N_("has this"), Has.PARTLY: N_("has this only partly"), Has.NO: N_("does not have this")}
NEEDS = {0.5: N_("partly"), 1.0: N_("fully")}
PAGE_STATES = {
    "queued": N_("waiting its turn"),
    "done": N_("looked at"),
    "untested": N_("no result"),
    "skipped": N_("left out"),
}
"""Words for ``PageState``, as message ids."""
