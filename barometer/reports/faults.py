"""Faults in words: the sentence that counts them, what each is and how it stands, and what a gate says about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from barometer.audit.faults import VERSION
from barometer.audit.told import translate_reason
from barometer.audit.told import words as check_words
from barometer.domain.fault import Cause, Fault, KnownFault, Standing
from barometer.domain.gate import Gate, Passage, Waiver
from barometer.domain.vocabulary import Impact, Outcome, Severity
from barometer.errors import NotFoundError
from barometer.i18n import N_, Words
from barometer.i18n import words as interface
from barometer.reports.words import Said, severity_word
from barometer.usecases.barometers import BarometerReading

IDENTITY = f"barometerFault/v{VERSION}"
"""The name of a fault's fingerprint in the formats of others."""
CAUSES = {
    Cause.TEMPLATE: N_("in the shared part of the site"),
    Cause.COMPONENT: N_("in one component"),
    Cause.STYLE: N_("in one style"),
    Cause.TEXT: N_("in the same words"),
    Cause.PAGE: N_("on one page"),
    Cause.SITE: N_("in pages as a whole"),
}
PASSAGES = {Passage.NEW: N_("not in the baseline"), Passage.KNOWN: N_("known, in the baseline"), Passage.WAIVED: N_("waived")}


@dataclass(frozen=True)
class FaultShown:
    """One fault with its words. ``standing`` and ``passage`` are '' when there is nothing to say."""

    fault: Fault
    title: Said
    why: Said
    mend: Said
    cause: str
    impact: str
    standing: str
    passage: str
    reasons: tuple[Said, ...]
    """Why, for each of the fault's examples; '' where the title or an example before it says the same."""
    langs: tuple[str, ...]
    """The language of each example's page, as the page says it."""


def impact_word(impact: Impact, lang: str) -> str:
    """How bad it is, such as "ernstig"."""
    return severity_word(Severity(impact.name.lower()), lang)


def failures(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults that are sure."""
    return tuple(fault for fault in faults if fault.outcome is Outcome.FAILED)


def doubts(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults that a person must judge."""
    return tuple(fault for fault in faults if fault.outcome is Outcome.CANT_TELL)


def sentence(faults: Sequence[Fault], lang: str) -> str:
    """Such as "575 findings, 5 faults."."""
    say, sure = interface(lang), failures(faults)
    return say(
        "{findings}, {faults}.",
        findings=say.plural("{n} finding", "{n} findings", sum(fault.count for fault in sure)),
        faults=say.plural("{n} fault", "{n} faults", len(sure)),
    )


def doubt_sentence(faults: Sequence[Fault], lang: str) -> str:
    """How many things a person must judge; '' for none."""
    found = doubts(faults)
    return (
        interface(lang).plural("{n} more thing is for a person to judge.", "{n} more things are for a person to judge.", len(found))
        if found
        else ""
    )


def standing(reading: BarometerReading, fault: Fault, say: Words) -> str:
    """How a fault stands against the earlier audits; '' when there are none."""
    history = reading.over_time.of.get(fault.fingerprint)
    if history is None or history.standing is Standing.FIRST:
        return ""
    if history.standing is Standing.STILL and history.since:
        return say("still there, since {date}", date=say.date(history.since))
    return say("found by a new rule, perhaps there before") if history.standing is Standing.NEW_RULE else say("new since the last audit")


def shown(reading: BarometerReading, fault: Fault, lang: str, gate: Gate | None = None) -> FaultShown:
    """A fault with its words."""
    say, told = interface(lang), check_words(fault.check, lang)
    passage = gate.passage(fault.fingerprint) if gate else None
    return FaultShown(
        fault=fault,
        title=Said(told.title, told.lang, lang),
        why=Said(told.why, told.lang, lang),
        mend=Said(told.mend, told.lang, lang),
        cause=say(CAUSES[fault.cause]),
        impact=impact_word(fault.impact, lang),
        standing=standing(reading, fault, say),
        passage=say(PASSAGES[passage]) if passage else "",
        reasons=_reasons(fault, told.title, lang),
        langs=tuple(page.lang if (page := reading.page(example.page)) else "" for example in fault.examples),
    )


def all_shown(reading: BarometerReading, faults: Iterable[Fault], lang: str, gate: Gate | None = None) -> tuple[FaultShown, ...]:
    """The faults with their words, in their order; those with the same title are numbered, so that no two headings say the same."""
    made = [shown(reading, fault, lang, gate) for fault in faults]
    often, numbers = Counter(one.title.text for one in made), Counter[str]()
    told = []
    for one in made:
        text = one.title.text
        numbers[text] += 1
        named = replace(one.title, text=f"{text} ({numbers[text]})") if often[text] > 1 else one.title
        told.append(replace(one, title=named))
    return tuple(told)


def _reasons(fault: Fault, title: str, lang: str) -> tuple[Said, ...]:
    said, reasons = {title}, []
    for example in fault.examples:
        phrase = translate_reason(example.assertion, lang)
        reasons.append(Said("" if phrase.text in said else phrase.text, phrase.lang, lang))
        said.add(phrase.text)
    return tuple(reasons)


def known_title(one: KnownFault, lang: str) -> Said:
    """What a fault of an earlier audit was called; its id when the check is no more."""
    try:
        told = check_words(one.check, lang)
    except NotFoundError:
        return Said(one.check, "en", lang)
    return Said(told.title, told.lang, lang)


def gate_lines(gate: Gate, lang: str) -> list[str]:
    """What a gate says, a line each: what is new, what is suppressed and why, what has gone, and which waivers need care."""
    say = interface(lang)
    lines = [say.plural("{n} fault is new.", "{n} faults are new.", len(gate.new))]
    lines += [f"  {_line(fault, lang)}" for fault in gate.new]
    if gate.with_baseline:
        lines.append(say.plural("{n} fault is known from the baseline.", "{n} faults are known from the baseline.", len(gate.known)))
        lines += [f"  {_line(fault, lang)}" for fault in gate.known]
        lines.append(say.plural("{n} fault of the baseline has gone.", "{n} faults of the baseline have gone.", len(gate.gone)))
        lines += [f"  {one.fingerprint} {known_title(one, lang)}" for one in gate.gone]
        if gate.unseen:
            lines.append(say.plural("{n} fault of the baseline is on no page that was looked at.",
                                    "{n} faults of the baseline are on no page that was looked at.", len(gate.unseen)))  # fmt: skip
    if gate.waived:
        lines.append(say.plural("{n} fault is waived.", "{n} faults are waived.", len(gate.waived)))
        for fault, waivers in gate.waived:
            lines.append(f"  {_line(fault, lang)}")
            lines += [f"    {waiver_text(waiver, say)}" for waiver in waivers]
    lines += [say("This waiver has expired: {waiver}", waiver=waiver_text(waiver, say)) for waiver in gate.expired]
    lines += [say("This waiver fits nothing that was found: {waiver}", waiver=waiver_text(waiver, say)) for waiver in gate.unmatched]
    return lines


def waiver_text(waiver: Waiver, say: Words) -> str:
    """A waiver on one line."""
    return say("{check}, until {date}, by {name}: {reason} ({where})", check=waiver.check, date=waiver.expires.isoformat(), name=waiver.by,
               reason=" ".join(waiver.reason.split()), where=waiver.where)  # fmt: skip


def _line(fault: Fault, lang: str) -> str:
    say = interface(lang)
    pages = say.plural("{n} page", "{n} pages", len(fault.pages))
    return f"{fault.fingerprint} {check_words(fault.check, lang).title} ({impact_word(fault.impact, lang)}, {pages})"
