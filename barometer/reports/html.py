"""The report as one HTML file that stands alone: no script, nothing fetched, readable in fifty years.

It shows what the barometer page shows, then every cell and every finding. What makes it too long is left out and named.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from barometer.domain.gate import Gate
from barometer.errors import StorageError
from barometer.reports.cells import CellShown, open_cell
from barometer.reports.display import Display
from barometer.reports.environment import context, report_environment
from barometer.usecases.barometers import BarometerReading, PageReading

FORMAT = "html"
STATIC = Path(__file__).parent.parent / "web" / "static"
FONT = "fonts/latin-wght-normal.woff2"
PER_CHECK = 3
"""Elements shown per check of a barrier; the same element on several pages counts once."""
PICTURES = 12
PICTURE_BYTES = 400_000
"""Screenshots above this size are left out: a report must fit in a mail."""


class Anchors:
    """Everything stands in this one file; personas and cards have no place of their own in it."""

    def cell(self, persona: str, step: str) -> str:
        """The anchor of a cell."""
        return f"#{anchor(persona, step)}"

    def persona(self, persona: str) -> str:
        """Personas are described in the application only."""
        return ""

    def card(self, card: str) -> str:
        """Cards are described in the application only."""
        return ""


def anchor(persona: str, step: str) -> str:
    """The id of a cell's section."""
    return f"cell-{persona}-{step}"


def write(
    reading: BarometerReading, *, lang: str, screenshots: Callable[[str], bytes | None] | None = None, gate: Gate | None = None
) -> str:
    """The report; ``screenshots`` gives the JPEG bytes of a page's ``screenshot`` name. StorageError when there is no stylesheet."""
    display = Display(reading, lang, Anchors(), per_check=PER_CHECK, gate=gate)
    style = stylesheet()
    fingerprint = b64encode(sha256(style.encode()).digest()).decode()
    cells = {(cell.persona, cell.step): _open(display, cell.persona, cell.step) for cell in reading.barometer.cells}
    template = report_environment().get_template("report.html")
    return template.render(
        context(lang),
        display=display,
        style=Markup(style),
        policy=f"default-src 'none'; style-src 'sha256-{fingerprint}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
        cells=cells,
        anchor=anchor,
        pictures=_pictures(reading, screenshots),
        per_check=PER_CHECK,
    )


def _open(display: Display, persona: str, step: str) -> CellShown:
    cell = display.reading.barometer.cell(persona=persona, step=step)
    return open_cell(display, cell, prefix=f"{anchor(persona, step)}-", evidence=False)


def stylesheet() -> str:
    """The application's stylesheet with its one font inside and no other address."""
    try:
        css = (STATIC / "application.css").read_text("utf-8")
        font = b64encode((STATIC / FONT).read_bytes()).decode()
    except OSError as error:
        raise StorageError("The front-end assets have not been built.", where=str(STATIC), todo="Run make demo in the checkout.") from error
    css = re.sub(r"@font-face\s*{[^}]*}", "", css)
    css = re.sub(r"@import[^;]*;", "", css)
    face = (
        '@font-face{font-family:"Atkinson Hyperlegible Next Variable";font-style:normal;font-weight:200 800;'
        f'src:url("data:font/woff2;base64,{font}") format("woff2")}}'
    )
    return (face + css).replace("</style", "<\\/style")


def _pictures(reading: BarometerReading, screenshots: Callable[[str], bytes | None] | None) -> tuple[tuple[PageReading, str], ...]:
    """The first pages' screenshots as ``data:`` addresses."""
    found: list[tuple[PageReading, str]] = []
    for page in reading.pages:
        if screenshots is None or len(found) == PICTURES:
            break
        picture = screenshots(page.screenshot) if page.screenshot else None
        if picture and len(picture) <= PICTURE_BYTES:
            found.append((page, f"data:image/jpeg;base64,{b64encode(picture).decode()}"))
    return tuple(found)
