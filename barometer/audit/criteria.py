"""The success criteria of WCAG 2.2, levels A and AA: what a person looks at, and how, step by step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from barometer.yamls import load_yaml

FILE = Path(__file__).with_suffix(".yaml")
NEW_IN_22 = frozenset({"2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8"})
"""Not in WCAG 2.1, so EN 301 549 V3.2.1 has no clause about them."""
SLUGS = {
    "1.1.1": "non-text-content", "1.2.1": "audio-only-and-video-only-prerecorded", "1.2.2": "captions-prerecorded",
    "1.2.3": "audio-description-or-media-alternative-prerecorded", "1.2.4": "captions-live", "1.2.5": "audio-description-prerecorded",
    "1.3.1": "info-and-relationships", "1.3.2": "meaningful-sequence", "1.3.3": "sensory-characteristics", "1.3.4": "orientation",
    "1.3.5": "identify-input-purpose", "1.4.1": "use-of-color", "1.4.2": "audio-control", "1.4.3": "contrast-minimum",
    "1.4.4": "resize-text", "1.4.5": "images-of-text", "1.4.10": "reflow", "1.4.11": "non-text-contrast", "1.4.12": "text-spacing",
    "1.4.13": "content-on-hover-or-focus", "2.1.1": "keyboard", "2.1.2": "no-keyboard-trap", "2.1.4": "character-key-shortcuts",
    "2.2.1": "timing-adjustable", "2.2.2": "pause-stop-hide", "2.3.1": "three-flashes-or-below-threshold", "2.4.1": "bypass-blocks",
    "2.4.2": "page-titled", "2.4.3": "focus-order", "2.4.4": "link-purpose-in-context", "2.4.5": "multiple-ways",
    "2.4.6": "headings-and-labels", "2.4.7": "focus-visible", "2.4.11": "focus-not-obscured-minimum", "2.5.1": "pointer-gestures",
    "2.5.2": "pointer-cancellation", "2.5.3": "label-in-name", "2.5.4": "motion-actuation", "2.5.7": "dragging-movements",
    "2.5.8": "target-size-minimum", "3.1.1": "language-of-page", "3.1.2": "language-of-parts", "3.2.1": "on-focus", "3.2.2": "on-input",
    "3.2.3": "consistent-navigation", "3.2.4": "consistent-identification", "3.2.6": "consistent-help", "3.3.1": "error-identification",
    "3.3.2": "labels-or-instructions", "3.3.3": "error-suggestion", "3.3.4": "error-prevention-legal-financial-data",
    "3.3.7": "redundant-entry", "3.3.8": "accessible-authentication-minimum", "4.1.2": "name-role-value", "4.1.3": "status-messages",
}  # fmt: skip
"""W3C's names for the criteria in addresses (https://www.w3.org/TR/WCAG22/#<slug>)."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion; texts are by language (nl, en, fr)."""

    number: str
    level: str
    title: Mapping[str, str]
    look: Mapping[str, str]
    how: Mapping[str, tuple[str, ...]]

    @property
    def slug(self) -> str:
        """W3C's name for it in addresses."""
        return SLUGS[self.number]

    @property
    def clause(self) -> str:
        """The clause of EN 301 549 V3.2.1; '' for what came with WCAG 2.2."""
        return "" if self.number in NEW_IN_22 else f"9.{self.number}"


@cache
def criteria() -> Mapping[str, Criterion]:
    """Every criterion of levels A and AA by its number, in WCAG's order."""
    given = load_yaml(FILE.read_text("utf-8"))
    return MappingProxyType(
        {
            number: Criterion(number, row["level"], row["title"], row["look"], {lang: tuple(steps) for lang, steps in row["how"].items()})
            for number, row in given.items()
        }
    )
