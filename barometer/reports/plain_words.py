"""A reading of a text in words: how hard it is, and what each finding asks for."""

from __future__ import annotations

from barometer.i18n import N_, Words
from barometer.plain import Finding, Kind, Level
from barometer.plain.analysis import NOT_MEASURED
from barometer.plain.findings import knows
from barometer.usecases.plain_texts import PlainReading

TITLES = {
    Kind.LONG_SENTENCE: N_("Long sentence"),
    Kind.PASSIVE: N_("Passive"),
    Kind.TANG: N_("Parts far apart"),
    Kind.MODAL: N_("Roundabout wording"),
    Kind.OFFICIAL: N_("Word of the administration"),
    Kind.TERM: N_("Term without explanation"),
    Kind.ABBREVIATION: N_("Abbreviation"),
    Kind.NEGATION: N_("Double negation"),
    Kind.SEMICOLON: N_("Semicolon"),
}
ADVICE = {
    Kind.LONG_SENTENCE: N_("{n} words. Make two or three sentences of it."),
    Kind.PASSIVE: N_("Say who does it."),
    Kind.TANG: N_("{n} words stand between parts that belong together. Bring them closer to each other."),
    Kind.MODAL: N_("Say it directly: {plain}."),
    Kind.OFFICIAL: N_("In plain words: {plain}."),
    Kind.TERM: N_("Explain it: {explain}"),
    Kind.ABBREVIATION: N_("Write it out: {plain}."),
    Kind.NEGATION: N_("Two negations: say what is so."),
    Kind.SEMICOLON: N_("Make two sentences, or a list."),
}
LEVELS = {
    Level.EASY: N_("easy"),
    Level.FAIRLY_EASY: N_("fairly easy"),
    Level.HARD: N_("hard"),
    Level.VERY_HARD: N_("very hard"),
    Level.UNKNOWN: N_("unknown"),
}
B1 = {
    Level.EASY: N_("B1 indication: probably within reach of B1."),
    Level.FAIRLY_EASY: N_("B1 indication: doubtful. Let somebody of the target group read it."),
    Level.HARD: N_("B1 indication: probably too hard for B1."),
    Level.VERY_HARD: N_("B1 indication: probably too hard for B1."),
}
LANGUAGES = {"nl": N_("Dutch"), "fr": N_("French"), "en": N_("English"), "de": N_("German")}


def advice(finding: Finding, say: Words) -> str:
    """What a finding asks for, in a sentence."""
    return say(ADVICE[finding.kind], n=finding.words, plain=finding.plain, explain=finding.explain)


def not_looked_for(lang: str | None) -> list[Kind]:
    """The kinds of findings that cannot be told in a language; all of them in an unknown one. Not looked for is not fine."""
    return [kind for kind in Kind if lang is None or not knows(kind, lang)]


def why_unknown(reading: PlainReading, say: Words) -> str:
    """Why the level of a text is unknown; '' when it is known."""
    found = reading.analysis
    if found.difficulty is None:
        return say(found.unknown, words=found.words)
    return say(NOT_MEASURED) if found.difficulty.level is Level.UNKNOWN else ""


def summary(reading: PlainReading, say: Words) -> list[str]:
    """What can be said of the text as a whole, most important first; what is unknown is said to be."""
    found = reading.analysis
    lines = []
    if reading.text.cut:
        lines.append(say("Only the first part of this text was read: it is too long."))
    if missed := not_looked_for(found.lang):
        lines.append(say("We did not look for: {kinds}.", kinds=", ".join(say(TITLES[kind]).lower() for kind in missed)))
    if found.lang:
        lines.append(say("Language: {language}. Words of running text: {words}.", language=say(LANGUAGES[found.lang]), words=found.words))
    if found.difficulty is None:
        lines.append(say("How hard it is: unknown. {why}", why=why_unknown(reading, say)))
        return lines
    hard = found.difficulty
    lines.append(say("How hard it is: {level} ({score} of 100).", level=say(LEVELS[hard.level]), score=round(min(100, max(0, hard.score)))))
    if why := why_unknown(reading, say):
        lines.append(why)
    if hard.struggle is not None and hard.lint is not None:
        share = say.percent(hard.struggle)
        lines.append(say("LiNT score {score}: about {share} of adults struggle with such a text.", score=round(hard.lint), share=share))
        lines.append(say(B1[hard.level]))
    if found.measures:
        average = round(found.measures.words_per_sentence)
        lines.append(say("To compare: {n} words in an average sentence, LIX {lix}.", n=average, lix=round(found.measures.lix)))
        if found.measures.flesch is not None:
            lines.append(say("Flesch reading ease (textstat): {score}.", score=round(found.measures.flesch)))
    return lines


def shown(reading: PlainReading, *, weak: bool) -> list[Finding]:
    """The findings in the order of the text; those that editors often leave only when asked."""
    found = [one for one in reading.analysis.findings if weak or not one.weak]
    return sorted(found, key=lambda one: (one.sentence.block, one.sentence.start + one.start, -one.end))
