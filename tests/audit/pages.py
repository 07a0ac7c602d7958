"""Pages that the tests of the gatherers write, and what they leave out."""

from __future__ import annotations

from barometer.audit.gather import GATHERERS

NAMES = frozenset(gatherer.name for gatherer in GATHERERS)


def only(*names: str) -> frozenset[str]:
    """What to skip so that only these gatherers run."""
    return NAMES - frozenset(names)


def page(body: str, *, head: str = "") -> str:
    """A whole Dutch page around a body."""
    return f"<!doctype html><html lang=nl><head><title>Proef</title>{head}</head><body>{body}</body></html>"
