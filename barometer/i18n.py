"""Languages: Dutch first, French, English. Message ids are English; catalogues are .po files read as they are.

The same words serve the web pages, the reports and the command line, so translation does not hang on a web request.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

LOCALES = ("nl", "fr", "en")
DEFAULT = "nl"
ZONE = "Europe/Brussels"
NAMES = {"nl": "Nederlands", "fr": "Français", "en": "English"}
_REGIONS = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_GB"}
FOLDER = Path(__file__).parent / "translations"


def N_(text: str) -> str:
    """Marks a message id for the catalogues; translated where it is shown."""
    return text


def catalogue_path(lang: str) -> Path:
    """The catalogue file of a language."""
    return FOLDER / lang / "LC_MESSAGES" / "messages.po"


@cache
def translations(lang: str) -> gettext.NullTranslations:
    """The catalogue of a language, compiled in memory; English gives the message ids themselves."""
    path = catalogue_path(lang)
    if lang == "en" or not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=lang)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that depends on the reader's language."""

    lang: str

    def __call__(self, text: str, **values: object) -> str:
        """The message in this language, with its placeholders filled in."""
        translated = translations(self.lang).gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, number: int, **values: object) -> str:
        """The right plural form; ``{n}`` is the number."""
        return translations(self.lang).ngettext(one, many, number).format(n=self.number(number), **values)

    def pick(self, texts: dict[str, str] | None, *, default: str = "") -> tuple[str, str]:
        """Text and its language out of ``{lang: text}``: this language, else Dutch, else any."""
        for lang in (self.lang, DEFAULT, *LOCALES):
            if texts and texts.get(lang):
                return texts[lang], lang
        return default, self.lang

    @property
    def locale(self) -> Locale:
        """Babel's locale: the Belgian form of the language where there is one."""
        return Locale.parse(_REGIONS[self.lang])

    def number(self, value: float) -> str:
        """A number as written in this language."""
        return str(format_decimal(value, locale=self.locale))

    def percent(self, share: float) -> str:
        """A share (0–1) in whole per cent; never 0 % or 100 % unless it is exactly that."""
        if 0 < share < 0.01:
            return "< " + str(format_percent(0.01, locale=self.locale))
        if 0.99 < share < 1:
            return "> " + str(format_percent(0.99, locale=self.locale))
        return str(format_percent(round(share, 2), locale=self.locale))

    def date(self, moment: datetime) -> str:
        """A date, such as 3 mei 2026."""
        return format_date(moment.date(), "long", locale=self.locale)

    def moment(self, moment: datetime) -> str:
        """Date and time as clocks in Belgium show it, or in UTC (and said so) where the computer has no time zones."""
        try:
            return format_datetime(moment.astimezone(ZoneInfo(ZONE)), "d MMMM y HH:mm", locale=self.locale)
        except ZoneInfoNotFoundError:
            return format_datetime(moment.astimezone(UTC), "d MMMM y HH:mm 'UTC'", locale=self.locale)


def words(lang: str) -> Words:
    """The words of a language; Dutch for one that we do not speak."""
    return Words(lang if lang in LOCALES else DEFAULT)
