"""Sound without a picture, or a picture without sound, that is not told in text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.structure import Medium, Structure
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion
from barometer.domain.vocabulary import Place
from barometer.plain.words import letter_words

say = Say(__file__)

TOO_FEW, SHORT = threshold(__file__, "too_few_words"), threshold(__file__, "short_seconds")
TEXT_VERSION = re.compile(
    r"transcript\w*|transcri(ptie|ption|voir)|uitgeschreven|uitgetypt|tekstversie|in tekst\b|lees de tekst|(hele|gehele|volledige) tekst"
    r"|beschrijving van (de|het) (video|filmpje|film|geluid)|description of the (video|film|audio)"
    r"|text version|written version|read the text|(full|whole) text|version (texte|écrite)|retranscri\w+"
    r"|texte intégral|textfassung|abschrift",
    re.IGNORECASE,
)


def media_without_text_version(snapshot: Snapshot) -> Iterator[Assertion]:
    """Sound alone and silent video. It fails when nothing in the main content can be its text: hardly a word, and no link."""
    media = [one for one in (snapshot.structure or Structure()).media if _one_sense(one)]
    heads = {heading.element.selector for heading in snapshot.headings or ()}
    texts = [block.element for block in snapshot.blocks or ()]
    links = [link for link in snapshot.links or () if link.href]
    said = (*(one.text for one in texts), *(f"{link.element.text} {link.href}" for link in links), *(one.element.text for one in media))
    told = any(TEXT_VERSION.search(text) for text in said)
    words = sum(len(letter_words(one.text)) for one in texts if one.place is Place.MAIN and one.selector not in heads)
    bare = words < TOO_FEW and not any(link.element.place is Place.MAIN for link in links)
    for one in media:
        if told:
            yield from say.passed([one.element])
        elif bare:
            yield say.failed(one.element, "Nothing on this page says in text what is heard or seen here.")
        else:
            yield say.unsure(one.element, "Look whether the page says in text what is heard or seen here.")
    yield from () if media else reported((), say)


def _one_sense(one: Medium) -> bool:
    """Whether this is sound alone or a silent video that a resident plays; a short sound and a moving backdrop are not."""
    if not one.exposed:
        return False
    if one.kind in ("audio", "embedded audio"):
        return ((one.controls and one.shown) or (one.autoplay and not one.muted)) and (one.seconds is None or one.seconds >= SHORT)
    return one.kind == "video" and one.sound is False and one.shown and one.controls
