"""A layer about cookies that must be accepted to go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.artifacts.meaning import Wall
from barometer.audit.checks._form import threshold
from barometer.audit.checks._say import Say, reported
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

COVERS = threshold(__file__, "covered")
ACCEPT = re.compile(
    r"accept|aanvaard|akkoord|toestaan|ok[ée]?\b|begrepen|agree|allow|got it|i understand|j['’]accepte|autoris|d['’]accord|compris"
    r"|akzeptier|zustimm|verstanden",
    re.IGNORECASE,
)
REFUSE = re.compile(
    r"weiger|afwijz|niet (aanvaard|accepteren|akkoord|toestaan)|(alleen|enkel|slechts) (de )?(noodzakelijke|functionele|strikt"
    r"|essenti\w*)|zonder (te )?(aanvaarden|accepteren)|noodzakelijke"
    r"|nee\b|reject|refuse|decline|deny|disagree|(only|just) (necessary|essential|required)|necessary only|essential only"
    r"|without accepting|no,? thank"
    r"|refus|continuer sans|rejeter|uniquement (les )?(nécessaires|essentiels|fonctionnels)|ablehn|nur (notwendige|erforderliche)",
    re.IGNORECASE,
)


def cookie_wall(snapshot: Snapshot) -> Iterator[Assertion]:
    """A layer about cookies with a button to accept: there must be one beside it to refuse, as easy to reach.

    Critical when the layer covers the page until one accepts; a layer without a button to accept only informs.
    """
    walls = [wall for wall in (snapshot.meaning.walls if snapshot.meaning else ()) if any(ACCEPT.search(choice) for choice in wall.choices)]
    found = [assertion for wall in walls if (assertion := _judged(wall))]
    yield from reported([*found, *say.passed(wall.element for wall in walls if not _judged(wall))], say)


def _judged(wall: Wall) -> Assertion | None:
    if any(REFUSE.search(choice) for choice in wall.choices):
        return None
    accept = next(choice for choice in wall.choices if ACCEPT.search(choice))
    if wall.covers >= COVERS:
        return say.failed(wall.element, "The page stays covered until one chooses “{accept}”; no button refuses.", accept=accept[:100])
    return say.unsure(
        wall.element, "Cookies can be accepted with “{accept}”, and no button refuses them. Are all of them needed?", accept=accept[:100]
    )
