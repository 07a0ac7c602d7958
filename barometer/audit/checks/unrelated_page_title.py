"""A page title that has no word in common with the page."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.addresses import is_home
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say
from barometer.audit.element import Element
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.plain.language import guess
from barometer.plain.running import distinct_content
from barometer.plain.scripts import script_of
from barometer.plain.vague import is_vague_title
from barometer.plain.words import letter_words

say = Say(__file__)

ENOUGH, TITLE = threshold(__file__, "enough_words"), threshold(__file__, "title_words")
STEM = 4
"""Letters at the start of a word that tell it: "parkeren", "parkeerkaart" and "parkeer" are one word here."""
SHOWN = 200


def unrelated_page_title(snapshot: Snapshot) -> Iterator[Assertion]:
    """Fails when none of the content words of the title stands in the text, the headings, the links or the alt texts of the page.

    A home page may have a name of its own, and a page without headings be a piece of a story. These, and a title in another
    language or writing than the text, are for a person to look at.
    """
    title = " ".join(snapshot.title.split())
    told = distinct_content(title)
    texts = [one.element.text for family in (snapshot.blocks, snapshot.headings, snapshot.links, snapshot.images) for one in family or ()]
    whole = " ".join(texts)
    if len(told) < TITLE or is_vague_title(title) or len(letter_words(whole)) < ENOUGH:
        yield say.inapplicable()
        return
    where = Element("title", f"<title>{title[:SHOWN]}</title>", title[:SHOWN])
    if _shared(told, set(letter_words(whole)) | set(letter_words(" ".join(fields_of(snapshot))))):
        yield say.page_passed()
    elif not snapshot.headings or _other_tongue(title, whole) or is_home(snapshot.final_url):
        yield say.unsure(
            where, "No word of the title “{title}” stands on the page. Does it say what the page is about?", title=title[:SHOWN]
        )
    else:
        yield say.failed(where, "The title “{title}” has no word in common with the page.", title=title[:SHOWN])


def fields_of(snapshot: Snapshot) -> list[str]:
    """The labels of the fields on a page."""
    return [f"{field.label} {field.element.text} {field.placeholder}" for field in snapshot.fields or ()]


def _shared(title: set[str], page: set[str]) -> bool:
    starts = {word[:STEM] for word in page}
    if any(word[:STEM] in starts for word in title):
        return True
    long = [word for word in page if len(word) > STEM]
    return any(part in word or word in part for word in title if len(word) > STEM for part in long)


def _other_tongue(title: str, text: str) -> bool:
    if script_of(title) != script_of(text):
        return True
    of_title, of_text = guess(title).lang, guess(text).lang
    return bool(of_title and of_title != of_text) or of_text is None
