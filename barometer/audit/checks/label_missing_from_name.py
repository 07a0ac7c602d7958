"""Controls whose accessible name does not hold the label that the eye reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from barometer.audit.artifacts.meaning import Labelled
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

LONG = threshold(__file__, "long_label")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SHORT_FORM = 4
"""Letters of a word that may be short for a longer one in the name, such as "Mon" for "Monday"."""


def label_missing_from_name(snapshot: Snapshot) -> Iterator[Assertion]:
    """Links, buttons and fields with a name of their own (aria-label, aria-labelledby) beside a visible label.

    The words of the label must stand in the name in the same order without others between them. Capitals, stops, signs and what stands
    between brackets do not count; a lone letter is a drawing. Numbers, short forms and whole blocks of text are for a person.
    """
    controls = [one for one in (snapshot.meaning.labelled if snapshot.meaning else ()) if _tokens(one.shown)]
    judged = [(one, _judged(one)) for one in controls]
    found = [assertion for _, assertion in judged if assertion]
    yield from reported([*found, *say.passed(one.element for one, assertion in judged if not assertion)], say)


def _tokens(text: str) -> list[str]:
    words = _WORD.findall(unicodedata.normalize("NFKC", _ASIDE.sub(" ", text)).casefold().replace("’", "'"))
    # A lone letter at either end is a drawing: "x" to close, "i" for information.
    while words and len(words[-1]) == 1 and not words[-1].isdigit():
        words.pop()
    while words and len(words[0]) == 1 and not words[0].isdigit():
        words.pop(0)
    return words


def _all_tokens(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'"))


def _holds(name: Sequence[str], label: Sequence[str]) -> bool:
    return any(list(name[at : at + len(label)]) == list(label) for at in range(len(name) - len(label) + 1))


def _joined(name: Sequence[str], label: str) -> bool:
    """Whether words of the name, written together, are the label written together: "e mail" and "email"."""
    for start in range(len(name)):
        written = ""
        for word in name[start:]:
            written += word
            if written == label:
                return True
            if len(written) >= len(label):
                break
    return False


def _judged(one: Labelled) -> Assertion | None:
    label, names = _tokens(one.shown), [_all_tokens(one.element.text), _tokens(one.element.text)]
    if any(_holds(name, label) for name in names) or not one.element.text.strip():
        return None
    shown, name = one.shown[:200], one.element.text[:200]
    short = len(label) == 1 and len(label[0]) <= _SHORT_FORM and any(word.startswith(label[0]) for word in names[0])
    numbers = all(any(map(str.isdigit, word)) for word in label)
    initials = "".join(word[0] for word in names[0])
    if (
        short
        or numbers
        or (len(label) == 1 and 1 < len(label[0]) <= len(initials) and label[0] in initials)
        or _joined(names[0], "".join(label))
    ):
        reason = "“{label}” is written otherwise in the name “{name}”. Does a voice command hit it all the same?"
        return say.unsure(one.element, reason, label=shown, name=name)
    if len(label) > LONG:
        reason = "The name “{name}” leaves out part of the text “{label}”. Is what it leaves out a label?"
        return say.unsure(one.element, reason, label=shown, name=name)
    return say.failed(one.element, "“{label}” stands on it, but its name in the code is “{name}”.", label=shown, name=name)
