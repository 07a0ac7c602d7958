"""Forms in action: which are never sent, where a sent form may lead, and what is said when nobody allowed it."""

from __future__ import annotations

import asyncio

import pytest

from barometer.audit.artifacts.form_trial import Answer
from barometer.audit.browser import find_browser, launch
from barometer.audit.checks import audit_snapshot
from barometer.audit.gather._trying import NOT_ALL, NOT_SENT
from barometer.audit.guard import Guard
from barometer.audit.tab import Tabs
from barometer.audit.visit import FORMS_NOT_TRIED, visit
from barometer.domain.vocabulary import Outcome
from tests.servers import page, serve

pytestmark = pytest.mark.browser
FORM = (
    "<form method=post action='{action}'><p><label>Naam * <input name=naam></label></p><p><label>Straat * <input name=straat></label></p>"
)
FORM += "<button>{button}</button></form>"
WRONG = "<p role=alert><a href='#n'>Vul je naam in.</a></p>"


def tried(server, path: str, *, forms: bool = True):
    """The snapshot of one page whose forms may be tried."""

    async def look():
        async with launch(find_browser()) as browser:
            return (await visit(browser, server.url + path, guard=Guard(local=True), timeout=90, forms=forms)).snapshot

    return asyncio.run(look())


def test_a_form_is_sent_empty_and_with_mistakes_and_its_answer_is_read():
    again = page(WRONG + FORM.format(action="/antwoord", button="Verstuur").replace("name=naam", "name=naam id=n aria-invalid=true"))
    with serve({"/": page(FORM.format(action="/antwoord", button="Verstuur")), "/antwoord": again}) as server:
        snapshot = tried(server, "/")
    assert [(one.kind, one.answer, one.same_document) for one in snapshot.forms_tried] == [
        ("empty", Answer.TOLD, False),
        ("mistakes", Answer.TOLD, False),
    ]
    empty, mistakes = snapshot.forms_tried
    assert (empty.required, empty.messages[0].element.text) == (2, "Vul je naam in.")
    assert empty.messages[0].field == 'input[name="naam"]'
    assert {one.snippet[:6] for one in mistakes.lost} == {"<input"}
    assert snapshot.final_url == f"{server.url}/"
    assert snapshot.missing == ()


def test_a_form_that_takes_what_it_gets_is_sent_once():
    with serve({"/": page(FORM.format(action="/klaar", button="Verstuur")), "/klaar": page("<p>Bedankt.</p>")}) as server:
        snapshot = tried(server, "/")
        assert server.paths.count("/klaar") == 1
    assert [one.answer for one in snapshot.forms_tried] == [Answer.ACCEPTED]


def test_search_sign_in_payment_and_other_sites_are_never_sent():
    search = "<form action='/zoek'><input name=q aria-label=Zoek><button>Zoek</button></form>"
    sign_in = "<form method=post><input name=u aria-label=Naam><input type=password aria-label=Code><button>Meld aan</button></form>"
    pay = FORM.format(action="/betaal", button="Betaal nu")
    other = FORM.format(action="http://localhost:1/weg", button="Verstuur")
    with serve({"/": page(search + sign_in + pay + other)}) as server:
        snapshot = tried(server, "/")
        assert set(server.paths) <= {"/", "/favicon.ico"}
    assert snapshot.forms_tried == ()
    assert ("forms_tried", NOT_ALL) in snapshot.missing, "what nobody may send is unknown, and not fine"


def test_a_form_that_leads_to_another_site_after_all_does_not_get_there():
    with serve(lambda path: page("<p>gelekt</p>")) as elsewhere:
        script = (
            f"<script>document.forms[0].onsubmit = e => {{ e.preventDefault(); location = '{elsewhere.url}/?naam=' + naam.value }}</script>"
        )
        form = "<form><label>Naam * <input id=naam></label><label>Straat * <input></label><button>Verstuur</button></form>"
        with serve({"/": page(form + script)}) as server:
            snapshot = tried(server, "/")
        assert elsewhere.paths == []
    assert Answer.ACCEPTED not in {one.answer for one in snapshot.forms_tried}


def test_without_permission_nothing_is_sent_and_the_checks_say_why():
    with serve({"/": page(FORM.format(action="/antwoord", button="Verstuur"))}) as server:
        snapshot = tried(server, "/", forms=False)
        assert "/antwoord" not in server.paths
    said = {one.check: one for one in audit_snapshot(snapshot, strict=True)}
    assert (said["errors_not_told"].outcome, said["errors_not_told"].reason) == (Outcome.UNTESTED, FORMS_NOT_TRIED)


VALIDATED = """<form novalidate><p><label for=n>Naam *</label> <input id=n name=naam><span id=fout></span></p>
<p><label>Straat * <input name=straat></label></p><button>Verstuur</button></form><script>
document.forms[0].addEventListener("submit", e => { e.preventDefault(); %s });
document.forms[0].addEventListener("reset", () => { fout.textContent = "" });
</script>"""


def test_without_permission_what_the_page_itself_answers_is_known_and_nothing_is_sent():
    told = VALIDATED % "if (!n.value) fout.textContent = 'Vul je naam in.'; else fetch('/verstuurd', {method: 'POST'})"
    with serve({"/": page(told)}) as server:
        snapshot = tried(server, "/", forms=False)
        assert set(server.paths) <= {"/"}
    assert [(one.kind, one.answer, one.same_document) for one in snapshot.forms_tried] == [("empty", Answer.TOLD, True)]
    assert snapshot.forms_tried[0].messages[0].element.text == "Vul je naam in."
    assert ("forms_tried", NOT_SENT) in snapshot.missing, "with mistakes it would have been sent"
    said = [one.outcome for one in audit_snapshot(snapshot, strict=True) if one.check == "errors_not_announced"]
    assert said == [Outcome.FAILED, Outcome.CANT_TELL]


def test_a_form_that_keeps_its_message_is_tried_with_mistakes_too():
    told = """<form id=f novalidate><p><label>Naam <input id=n></label> <span id=fout role=alert></span></p><button>Verstuur</button></form>
    <script>f.onsubmit = (e) => { e.preventDefault(); fout.textContent = "Vul je naam in zoals op je kaart."; f.reset(); }</script>"""
    with serve({"/": page(told)}) as server:
        snapshot = tried(server, "/", forms=False)
    assert [(one.kind, one.answer, len(one.lost)) for one in snapshot.forms_tried] == [
        ("empty", Answer.TOLD, 0),
        ("mistakes", Answer.TOLD, 1),
    ]


def test_an_answer_that_goes_away_by_itself_is_known():
    told = """<form id=f><p><label>Naam <input id=n></label></p><button>Verstuur</button></form><p id=m role=status></p><script>
    f.onsubmit = (e) => { e.preventDefault(); m.textContent = "Je nummer is 4031. Breng het mee.";
      setTimeout(() => { m.textContent = ""; }, 2000); }
    </script>"""
    with serve({"/": page(told)}) as server:
        snapshot = tried(server, "/", forms=False)
    assert [one.element.text for one in snapshot.forms_tried[0].vanished] == ["Je nummer is 4031. Breng het mee."]
    said = [one.outcome for one in audit_snapshot(snapshot, strict=True) if one.check == "message_that_vanishes"]
    assert said == [Outcome.FAILED]


def test_a_form_that_thanks_was_taken():
    told = """<form id=f><p><label>Naam <input id=n></label></p><button>Verstuur</button></form><p id=m role=status></p><script>
    f.onsubmit = (e) => { e.preventDefault(); m.textContent = "Bedankt, we bellen je."; f.reset(); }</script>"""
    with serve({"/": page(told)}) as server:
        snapshot = tried(server, "/", forms=False)
    assert [one.answer for one in snapshot.forms_tried] == [Answer.ACCEPTED]


def test_the_browsers_own_message_is_known_without_sending():
    form = "<form action=/weg method=post><label>Naam <input name=naam required></label><button>Verstuur</button></form>"
    with serve({"/": page(form)}) as server:
        snapshot = tried(server, "/", forms=False)
        assert set(server.paths) <= {"/"}
    assert [(one.kind, one.answer) for one in snapshot.forms_tried] == [("empty", Answer.NATIVE)]
    assert ("forms_tried", NOT_SENT) in snapshot.missing


SENDS = {
    "fetch": "fetch('/uit', {method: 'POST', keepalive: true})",
    "after a while": "fout.textContent = 'We controleren je naam.'; setTimeout(() => fetch('/uit'), 1200)",
    "beacon": "navigator.sendBeacon('/uit', 'naam')",
    "leaving": "addEventListener('pagehide', () => navigator.sendBeacon('/uit')); location = '/uit'",
    "form": "HTMLFormElement.prototype.submit.call(e.target)",
    "window": "window.open('/uit')",
    "picture": "new Image().src = '/uit'",
    "socket": "new WebSocket('ws://' + location.host + '/uit')",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), {src: '/uit'}))",
}


@pytest.mark.parametrize("way", SENDS)
def test_no_way_out_is_open_while_a_form_is_pressed(way):
    with serve(lambda path: page(VALIDATED % SENDS[way])) as server:

        async def look():
            async with launch(find_browser()) as browser, Tabs.of(browser) as tabs:
                asked = {"guard": Guard(local=True), "timeout": 90, "tabs": tabs}
                first = (await visit(browser, server.url + "/een", **asked)).snapshot
                second = (await visit(browser, server.url + "/twee", **asked)).snapshot
                return first, second

        first, second = asyncio.run(look())
        assert [path for path in server.paths if path != "/favicon.ico"] == ["/een", "/twee"]
    assert first.loaded
    assert second.loaded, "the tab can be used again"
    if way != "after a while":
        assert first.forms_tried is None
        assert ("forms_tried", FORMS_NOT_TRIED) in first.missing


def test_a_form_that_says_that_it_is_busy_is_unknown():
    busy = VALIDATED % "fout.textContent = 'Even geduld, je melding wordt verstuurd.'; setTimeout(() => fetch('/uit'), 4000)"
    with serve({"/": page(busy)}) as server:
        snapshot = tried(server, "/", forms=False)
    assert snapshot.forms_tried is None


def test_fields_that_no_form_sends_are_unknown_and_not_fine():
    with serve({"/": page("<label>Naam <input name=naam></label><button type=button>Verder</button>")}) as server:
        snapshot = tried(server, "/", forms=False)
    assert snapshot.forms_tried is None
    assert ("forms_tried", FORMS_NOT_TRIED) in snapshot.missing
