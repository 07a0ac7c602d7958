"""Cookie walls: refused when they can be, accepted only when asked or when nothing refuses, and nothing else is ever clicked."""

import asyncio

import pytest

from barometer.audit import gather
from barometer.audit.flows.approach import Approach
from barometer.audit.guard import Guard
from barometer.audit.visit import visit
from barometer.domain.flow import Consent
from tests.servers import page, serve

pytestmark = pytest.mark.browser
WALL = """<div id=wall role=dialog style="position:fixed;bottom:0;left:0;right:0;background:#fff"><p>Wij gebruiken cookies.</p>{}</div>
<script>for (const b of document.querySelectorAll("#wall button")) b.onclick = () => wall.remove();</script>"""


@pytest.fixture(autouse=True)
def quick_look(monkeypatch):
    monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather.GATHERERS if one.name == "blocks"))


def buttons(*texts):
    return WALL.format("".join(f"<button>{text}</button>" for text in texts))


CASES = {
    "/nl": (buttons("Instellingen", "Alles accepteren", "Alles weigeren"), Consent.REFUSE, ("refuse", "Alles weigeren")),
    "/nl2": (buttons("Akkoord", "Alleen noodzakelijke cookies"), Consent.REFUSE, ("refuse", "Alleen noodzakelijke cookies")),
    "/fr": (buttons("Tout accepter", "Continuer sans accepter"), Consent.REFUSE, ("refuse", "Continuer sans accepter")),
    "/en": (buttons("Accept all", "Reject all cookies"), Consent.REFUSE, ("refuse", "Reject all cookies")),
    "/de": (buttons("Alle akzeptieren", "Alle ablehnen"), Consent.REFUSE, ("refuse", "Alle ablehnen")),
    "/only": (buttons("Meer info", "Ik ga akkoord"), Consent.REFUSE, ("accept", "Ik ga akkoord")),
    "/accept": (buttons("Weigeren", "Alle cookies accepteren"), Consent.ACCEPT, ("accept", "Alle cookies accepteren")),
    "/leave": (buttons("Weigeren", "Accepteren"), Consent.LEAVE, None),
    "/none": ("<p>Hier staat niets over koekjes.</p>", Consent.REFUSE, None),
    "/form": ("<form><p>Lees de cookieverklaring.</p><button>Akkoord</button><button>Weigeren</button></form>", Consent.REFUSE, None),
    "/offer": ("<div role=dialog style='position:fixed'><p>Wil je dit aanbod?</p><button>Weigeren</button></div>", Consent.REFUSE, None),
    "/known": (
        "<div id=onetrust-banner-sdk><button id=onetrust-reject-all-handler onclick='this.parentNode.remove()'>Nee</button></div>",
        Consent.REFUSE, ("refuse", "Nee"),
    ),
    "/shadow": (
        "<div id=h></div><script>h.attachShadow({mode:'open'}).innerHTML = '<div id=cookiebox style=\"position:fixed\"><p>Cookies</p>"
        "<button onclick=\"this.getRootNode().host.remove()\">Weiger alle cookies</button></div>'</script>",
        Consent.REFUSE, ("refuse", "Weiger alle cookies"),
    ),
}  # fmt: skip


def test_every_wall_is_closed_as_asked_and_told(chrome):
    async def all_of_them(url):
        seen = {}
        for path, (_, consent, _) in CASES.items():
            approach = Approach(consent=consent)
            seen[path] = await visit(chrome.browser, url + path, guard=Guard(local=True), timeout=30, approach=approach)
            await asyncio.sleep(0)
        return seen

    with serve({path: page(body) for path, (body, _, _) in CASES.items()}) as server:
        seen = chrome.run(all_of_them(server.url), within=110)
    told = {path: (one.snapshot.consent.how, one.snapshot.consent.text) if one.snapshot.consent else None for path, one in seen.items()}
    assert told == {path: expected for path, (_, _, expected) in CASES.items()}
    for path, one in seen.items():
        words = " ".join(block.element.text for block in one.snapshot.blocks)
        assert ("Wij gebruiken cookies." in words) == (path == "/leave"), path


def test_the_authors_own_rule_goes_first(chrome):
    with serve({"/": page(buttons("Weigeren") + "<button id=mijn onclick='wall.remove()'>Sluit dit</button>")}) as server:
        approach = Approach(consent=Consent.REFUSE, consent_click="css/#mijn")
        visited = chrome.run(visit(chrome.browser, f"{server.url}/", guard=Guard(local=True), timeout=30, approach=approach))
    assert (visited.snapshot.consent.how, visited.snapshot.consent.selector) == ("rule", "#mijn")
