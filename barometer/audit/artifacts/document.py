"""A document that a page links to: what its file says about itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """Facts of one PDF or Word file.

    Of a long document only the first ``examined`` pages were looked at for text, pictures and fields; ``pages`` is None for a Word file,
    which has none of its own. Counts of headings, figures and tables come from the tags of a PDF (ISO 32000-1, 14.8) or the styles of
    a Word file; they are 0 in a PDF without tags.
    """

    kind: str
    """``pdf`` or ``docx``."""
    bytes: int
    pages: int | None = None
    examined: int = 0
    tagged: bool = True
    """Whether the file holds its structure for assistive technology; a Word file always does."""
    title: str = ""
    title_shown: bool = True
    """Whether a reader shows the title in its window, and not the name of the file."""
    lang: str = ""
    letters: int = 0
    """Letters of text on the examined pages."""
    pictures_only: int = 0
    """Examined pages with a picture and no text at all."""
    headings: int = 0
    bookmarks: int = 0
    figures: int = 0
    figures_without_text: int = 0
    tables: int = 0
    tables_without_headers: int = 0
    fields: int = 0
    unnamed_fields: tuple[str, ...] = ()
    """Internal names of form fields without a name for assistive technology, at most 50."""
    closed_to_assistive: bool = False
    """Whether the protection of the file forbids assistive technology to read it."""
    sample: str = ""
    """The first text of the document, at most 2,000 characters."""
