"""What checks of behaviour share: saying that there was no time to try everything."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.artifacts.interaction import Interaction
from barometer.audit.checks._say import Say
from barometer.domain.evidence import Assertion

NOT_ALL_TRIED = "There was no time to try everything of this kind on the page."


def not_all_tried(interaction: Interaction, part: str, say: Say) -> Iterator[Assertion]:
    """A doubt about the page when this part of the interaction was cut off."""
    if part in interaction.cut:
        yield say.unsure(None, NOT_ALL_TRIED)
