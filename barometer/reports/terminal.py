"""The report for a terminal: headline, matrix, what to do first. Words beside every mark; colour only repeats them."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from barometer.domain.audit import Device, PageState
from barometer.domain.gate import Gate
from barometer.domain.vocabulary import Level, PathStatus
from barometer.i18n import Words
from barometer.i18n import words as interface
from barometer.reports.display import page_notes
from barometer.reports.faults import doubt_sentence, failures, gate_lines, known_title, sentence, shown
from barometer.reports.words import barrier_title, level_word, path_word
from barometer.usecases.barometers import BarometerReading

FORMAT = "terminal"
FIXES = 8
FAULTS = 12
STYLES = {Level.LAAG: "green", Level.ONBEKEND: "cyan", Level.MATIG: "yellow", Level.HOOG: "bold red", Level.KRITIEK: "bold white on red"}
MARKS = {Level.LAAG: "○", Level.ONBEKEND: "?", Level.MATIG: "◔", Level.HOOG: "◑", Level.KRITIEK: "●"}


def write(reading: BarometerReading, *, lang: str, color: bool = False, width: int = 110, gate: Gate | None = None) -> str:
    """The reading as text of at most ``width`` columns; with ANSI colours only when asked."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=color, color_system="standard" if color else None, highlight=False)
    say = interface(lang)
    _headline(console, reading, say)
    _matrix(console, reading, say)
    _fixes(console, reading, say)
    _faults(console, reading, say, gate)
    _pages(console, reading, say)
    console.print(say("These numbers are assumptions. Nobody has validated them."), style="dim")
    return out.getvalue()


def _name(reading: BarometerReading, persona: str, say: Words) -> str:
    found = reading.personas[persona].prose
    return (found.get(say.lang) or found["nl"]).title


def _headline(console: Console, reading: BarometerReading, say: Words) -> None:
    headline = reading.barometer.headline
    prose = reading.journey.prose.get(say.lang) or reading.journey.prose["nl"]
    console.print(Text(f"{prose.title} — {reading.audit.url}", style="bold"))
    if reading.audit.device is Device.PHONE:
        console.print(say("Looked at with an old Android phone, 360 pixels wide."))
    if not reading.finished:
        console.print(say("This audit is not finished: what was not visited counts as unknown."))
    none, unproven = len(headline.without_path), len(headline.unproven_path)
    console.print(say.plural("{n} profile has no way to the result.", "{n} profiles have no way to the result.", none))
    console.print(say.plural("Of {n} profile we do not know it.", "Of {n} profiles we do not know it.", unproven))
    console.print(
        say(
            "Worst: {persona}, step “{step}”: {level}.",
            persona=_name(reading, headline.worst_persona, say),
            step=reading.journey.step_title(headline.worst_step, say.lang),
            level=level_word(headline.worst_level, say.lang),
        )
    )
    console.print()


def _matrix(console: Console, reading: BarometerReading, say: Words) -> None:
    steps = reading.journey.steps
    for number, step in enumerate(steps, start=1):
        console.print(f"{number}. {reading.journey.step_title(step.id, say.lang)}")
    table = Table(show_lines=False, pad_edge=False, box=None)
    table.add_column(say("Profile"), max_width=44, overflow="fold")
    for number in range(1, len(steps) + 1):
        table.add_column(str(number), no_wrap=True, min_width=3)
    table.add_column(say("Whole journey"))
    for risk in reading.barometer.personas:
        row: list[Text] = [Text(_name(reading, risk.persona, say))]
        for step in steps:
            level = reading.barometer.cell(persona=risk.persona, step=step.id).level
            row.append(Text(f"{MARKS[level]} {_short(level, say, wide=len(steps) == 1)}", style=STYLES[level]))
        whole = f"{level_word(risk.level, say.lang)}, {say.percent(risk.low)} – {say.percent(risk.high)}"
        if risk.path is PathStatus.NONE:
            whole += f", {path_word(risk.path, say.lang)}"
        row.append(Text(whole, style=STYLES[risk.level]))
        table.add_row(*row)
    console.print(table)
    console.print(
        "   ".join(f"{MARKS[level]} {_short(level, say, wide=False)} = {level_word(level, say.lang)}" for level in Level), style="dim"
    )
    console.print()


def _short(level: Level, say: Words, *, wide: bool) -> str:
    word = level_word(level, say.lang)
    return word if wide else word[:3]


def _fixes(console: Console, reading: BarometerReading, say: Words) -> None:
    if not reading.fixes:
        return
    console.print(Text(say("What to do first"), style="bold"))
    for number, fix in enumerate(reading.fixes[:FIXES], start=1):
        where = (
            ", ".join(reading.journey.step_title(step, say.lang) for step in fix.steps)
            if fix.step
            else say("the shared template of the site")
        )
        console.print(f"{number}. {barrier_title(reading.library.catalogue.barriers[fix.barrier], say.lang)} ({where})")
        gains = [
            say.plural("better for {n} profile", "better for {n} profiles", len(fix.drops))
            if fix.drops
            else say.plural("lowers the level in {n} cell", "lowers the level in {n} cells", fix.cells_lower)
        ]
        if fix.opens_path:
            gains.append(say.plural("opens a way for {n} profile", "opens a way for {n} profiles", len(fix.opens_path)))
        if fix.cards:
            gains.append(say("toolbox: {cards}", cards=", ".join(fix.cards[:3])))
        console.print("   " + "; ".join(gains), style="dim")
    console.print()


def _faults(console: Console, reading: BarometerReading, say: Words, gate: Gate | None) -> None:
    console.print(Text(f"{sentence(reading.faults, say.lang)} {doubt_sentence(reading.faults, say.lang)}".strip(), style="bold"))
    sure = failures(reading.faults)
    for fault in sure[:FAULTS]:
        told = shown(reading, fault, say.lang, gate)
        pages = say.plural("{n} page", "{n} pages", len(fault.pages))
        marks = ", ".join(part for part in (told.impact, told.cause, pages, told.standing, told.passage) if part)
        console.print(Text(f"  {told.title} ({marks})"))
    if len(sure) > FAULTS:
        console.print("  " + say.plural("and {n} more fault", "and {n} more faults", len(sure) - FAULTS))
    gone = reading.over_time.gone
    if gone:
        console.print(say.plural("{n} fault has gone since the last audit.", "{n} faults have gone since the last audit.", len(gone)))
        for one in gone[:FAULTS]:
            console.print(Text(f"  {known_title(one, say.lang)}"))
    if gate:
        console.print()
        for line in gate_lines(gate, say.lang):
            console.print(Text(line))
    console.print()


def _pages(console: Console, reading: BarometerReading, say: Words) -> None:
    done = sum(page.state is PageState.DONE for page in reading.pages)
    console.print(say.plural("{n} page was audited.", "{n} pages were audited.", done))
    for page in reading.pages:
        for note in page_notes(page, say.lang):
            console.print(Text(f"  {page.url}: {note}"))
        if page.state is not PageState.DONE:
            reason = say(page.reason, **dict(page.values)) if page.reason else say("not visited yet")
            console.print(f"  {say('not tested')}: {page.url} ({reason})", highlight=False)
    console.print()
