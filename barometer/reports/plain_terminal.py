"""A reading of a text for a terminal: what can be said of it, the text with what was found marked, and what each mark asks for."""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.text import Text

from barometer.i18n import words as interface
from barometer.reports.plain_marks import WHOLE, Numbered, numbered, pieces
from barometer.reports.plain_words import TITLES, advice, shown, summary
from barometer.usecases.plain_texts import PlainReading

MOST_PASSAGES = 400
"""Passages with findings that are shown; the rest is counted."""


def write(reading: PlainReading, *, lang: str, color: bool = False, width: int = 110, weak: bool = False) -> str:
    """The reading as text; with ANSI colours only when asked, and numbers in brackets always."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=color, color_system="standard" if color else None, highlight=False)
    say = interface(lang)
    found = numbered(shown(reading, weak=weak))
    if reading.text.name:
        console.print(Text(reading.text.name, style="bold"))
    for line in summary(reading, say):
        console.print(Text(line))
    console.print(Text(say.plural("{n} place to look at.", "{n} places to look at.", len(found))))
    told: dict[int, list[Numbered]] = {}
    for one in found:
        told.setdefault(one.finding.sentence.block, []).append(one)
    for index, here in list(told.items())[:MOST_PASSAGES]:
        console.print()
        console.print(_marked(reading.text.passages[index].text, here))
        for one in here:
            quoted = "" if one.finding.kind in WHOLE else f"“{one.finding.text}” – "
            console.print(Text(f"  [{one.number}] {say(TITLES[one.finding.kind])}: {quoted}{advice(one.finding, say)}"))
    if len(told) > MOST_PASSAGES:
        console.print(Text(say("The rest of the text is not shown here: use --format json.")))
    return out.getvalue()


def _marked(text: str, here: list[Numbered]) -> Text:
    shown = Text()
    for piece in pieces(text, here):
        shown.append(piece.text, style="bold yellow" if piece.marked else "underline" if piece.lined else "")
        for number in piece.ends:
            shown.append(f"[{number}]", style="dim")
    return shown
