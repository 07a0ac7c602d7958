"""What a page was made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """An address that the page fetched (the first one, where that led to another), and the status and SHA-256 of what came."""

    url: str
    digest: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that a page fetched, itself included; ``made_by`` is the auditor and what it was told to do. ``links``: where it leads."""

    made_by: str
    parts: tuple[Part, ...]
    links: tuple[str, ...] = ()
    unchanged: int = 0
    """How many audits since then found the page as it was."""
