"""What every template can say: the same words and drawings for the application's pages and for the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from babel.localedata import exists
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from barometer.domain.audit import AuditPage
from barometer.domain.persona import Prose
from barometer.domain.vocabulary import Band, Level, Outcome, Stakes
from barometer.i18n import N_, translations, words
from barometer.reports import words as vocabulary
from barometer.reports.display import markup, reason_said
from barometer.reports.words import Said

TEMPLATES = Path(__file__).parent / "templates"
VERSIONS = {
    "barometer": N_("Version of the barometer"),
    "model": N_("Version of the scoring model"),
    "packs": N_("Fingerprint of personas, journeys and cards"),
    "table_b2": N_("Version of the table that links criteria to needs"),
    "axe": N_("Version of axe-core"),
    "browser": N_("Browser"),
}
QUOTES = {"nl": ("‘", "’"), "fr": ("« ", " »"), "en": ("“", "”")}
WORDS = (
    "level_word",
    "channel_word",
    "grade_word",
    "owner_word",
    "phase_word",
    "stakes_word",
    "band_word",
    "stakes_explanation",
    "severity_word",
    "path_word",
    "outcome_word",
    "place_word",
    "state_word",
    "axis_name",
    "axis_explanation",
    "resource_name",
    "resource_missing",
    "barrier_title",
    "barrier_why",
    "step_title",
)


def context(lang: str) -> dict[str, Any]:
    """The names that templates use, in one language."""
    told = words(lang)

    def translate(text: str, **values: object) -> Markup:
        return markup(told(text), **values)

    def plural(one: str, many: str, number: int, **values: object) -> Markup:
        form = translations(told.lang).ngettext(one, many, number)
        return markup(form, n=told.number(number), **values)

    def title_of(prose: Mapping[str, Prose]) -> Said:
        return vocabulary.title(prose, lang)

    def summary_of(prose: Mapping[str, Prose]) -> Said:
        return vocabulary.summary(prose, lang)

    def quoted(text: object) -> Markup:
        return Markup("{}{}{}").format(QUOTES[lang][0], text, QUOTES[lang][1])

    def said(text: str, code: str = "nl") -> Said:
        return Said(text, code, lang)

    def written(text: str) -> Said:
        return vocabulary.written(text, lang)

    def page_reason(audited: AuditPage) -> Said:
        return reason_said(audited.reason, audited.values, lang)

    def lang_attribute(code: str) -> Markup:
        """``lang`` of what stands on somebody's page, where it differs from the language around it."""
        known = known_lang(code)
        return Markup(' lang="{}"').format(known) if known not in ("", lang) else Markup("")

    functions: tuple[Callable[..., object], ...] = (
        plural,
        title_of,
        summary_of,
        quoted,
        said,
        written,
        page_reason,
        lang_attribute,
        arc,
        needle,
    )
    spoken = {name: partial(_in, lang, getattr(vocabulary, name)) for name in WORDS}
    return {
        **spoken,
        **{one.__name__: one for one in functions},
        "_": translate,
        "lang": lang,
        "capital": vocabulary.capital,
        "percent": told.percent,
        "number": told.number,
        "moment": told.moment,
        "date": told.date,
        "levels": Level,
        "outcomes": Outcome,
        "bands": tuple(Band),
        "all_stakes": tuple(Stakes),
        "page_states": vocabulary.PAGE_STATES,
        "version_names": VERSIONS,
    }


def _in(lang: str, function: Callable[..., object], *arguments: object) -> object:
    return function(*arguments, lang)


def known_lang(code: str) -> str:
    """The primary language of a page's ``lang``, or '' when it is none that a browser knows; the page could claim anything."""
    primary = code.strip().lower().partition("-")[0]
    return primary if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3 and exists(primary) else ""


def arc(start: float, end: float, x: float, y: float, radius: float) -> str:
    """The SVG path of a piece of the half circle that runs from 0 (left) over the top to 1 (right)."""
    (x1, y1), (x2, y2) = _point(start, x, y, radius), _point(end, x, y, radius)
    return f"M{x1:.1f} {y1:.1f}A{radius:g} {radius:g} 0 0 1 {x2:.1f} {y2:.1f}"


def needle(share: float, x: float, y: float, length: float) -> str:
    """The SVG path of a needle that points at ``share`` (0–1) of the half circle."""
    tip = _point(share, x, y, length)
    left, right = _point(share - 0.5, x, y, 4), _point(share + 0.5, x, y, 4)
    return f"M{left[0]:.1f} {left[1]:.1f}L{tip[0]:.1f} {tip[1]:.1f}L{right[0]:.1f} {right[1]:.1f}z"


def _point(share: float, x: float, y: float, radius: float) -> tuple[float, float]:
    angle = pi * (1 - share)
    return x + radius * cos(angle), y - radius * sin(angle)


@cache
def report_environment() -> Environment:
    """Jinja for the report; an unknown name in a template is an error."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
