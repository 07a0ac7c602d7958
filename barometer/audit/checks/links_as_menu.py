"""Menus by their role that the arrow keys do not work in."""

from __future__ import annotations

from collections.abc import Iterator

from barometer.audit.checks._behaviour import not_all_tried
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)


def links_as_menu(snapshot: Snapshot) -> Iterator[Assertion]:
    """Menus and menu bars of several Tab stops: the role promises arrow keys, as in a program, so one of them must lead to another item.

    Where the items are buttons it may be the menu of a program after all, which Tab goes through too: somebody has to look.
    """
    interaction = snapshot.interaction
    if interaction is None:
        return
    reason = "A screen reader calls this a menu with arrow keys, but the arrow keys do nothing here."
    still = [menu for menu in interaction.menus if not menu.moves]
    found = [say.failed(menu.element, reason) if menu.links else say.unsure(menu.element, reason) for menu in still]
    fine = say.passed(menu.element for menu in interaction.menus if menu.moves)
    yield from reported([*found, *fine, *not_all_tried(interaction, "menus", say)], say)
