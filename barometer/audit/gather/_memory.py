"""What an audit learned on one page and need not try again on the next: looks of the focus, and code that leaves the Tab key alone.

Everything in it says of itself for what it holds: for the same style sheets, for the same scripts. Without ``remembering`` around it,
each page begins with an empty memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pressed:
    """Of pages with the same scripts: where they listen to keys or the focus, and the kinds of elements at which Tab was really pressed."""

    spots: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Memory:
    """One for an audit. ``looks``: style sheets → looks of elements whose focus could be seen; ``pressed``: scripts → what was pressed.

    ``idle``: scripts and style sheets → keys of elements that did nothing when they were pressed, pointed at or changed.
    """

    looks: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pressed: dict[str, Pressed] = field(default_factory=dict)
    idle: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Pages that are gathered inside this block share a memory."""
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def memory() -> Memory:
    """The memory that the pages of this audit share; an empty one outside an audit."""
    return _memory.get() or Memory()
