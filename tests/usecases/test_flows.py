"""Flows within audits: one outcome per state, bound to a journey, resumed where it was cut off, stopped where it is stuck."""

from dataclasses import replace

import pytest

from barometer.audit.checks import audit_snapshot
from barometer.audit.flows import reasons
from barometer.audit.snapshot import read
from barometer.content.flows import read_flow
from barometer.domain.audit import AuditPlan, PageState
from barometer.domain.flow import Consent
from barometer.domain.vocabulary import AuditState, Outcome
from barometer.errors import ContentError, InputError
from barometer.sample import SampleCity
from barometer.storage.repository import plan_key
from barometer.usecases.access import open_access
from barometer.usecases.auditing import run_claimed, run_plan
from barometer.usecases.barometers import read_barometer
from barometer.usecases.demo import SERVICES, sample_services
from barometer.usecases.flows import check_flow, plan_flow, plan_service, service_flow
from barometer.usecases.needed import mark_needed
from barometer.usecases.secrets import find_secrets, known_secrets, set_secret
from barometer.usecases.walking import bound, stored_plan, walked
from tests.servers import page, serve
from tests.usecases.sites import QUICK

FLOW = SERVICES.parent / "flows/adreswijziging.yaml"
FORM = "formulier-invullen/website"


def written(folder, steps, *, start="/", name="a.yaml"):
    path = folder / name
    path.write_text(f"name: Proef\nstart: {start}\ntimeout: 1\nsteps:\n{steps}", encoding="utf-8")
    return path


@pytest.mark.browser
@pytest.mark.usefixtures("quick_look")
def test_a_step_that_cannot_be_played_leaves_its_state_and_all_later_ones_untested(workplace, tmp_path):
    steps = "".join(f"  - audit: {{label: Staat {one}}}\n  - click: Verder {one}\n" for one in (1, 2, 3))
    pages = {"/": page("<a href=/b>Verder 1</a>"), "/b": page("<p>Verkeerd</p>")}
    with serve(pages) as server:
        plan = replace(plan_flow(workplace, written(tmp_path, steps), url=server.url), pace=0.0)
        run = run_plan(workplace, plan)
        asked = [path for path in server.paths if path in pages]
    found = workplace.repository.pages(run.audit.id)
    assert [(one.url.partition("#")[2], one.state.value) for one in found] == [
        ("state=1-staat-1", "done"), ("state=2-staat-2", "done"), ("state=3-staat-3", "untested"),
    ]  # fmt: skip
    assert (found[2].reason, dict(found[2].values)) == (reasons.NOT_FOUND, {"number": "4", "thing": "Verder 2"})
    assert asked == ["/", "/", "/b", "/", "/b"]
    reading = read_barometer(workplace, run.audit.id)
    assert workplace.files.path(reading.pages[2].screenshot).read_bytes().startswith(b"\xff\xd8")
    assert reading.pages[1].walked.label == "Staat 2"
    assert run.audit.state is AuditState.DONE


@pytest.mark.browser
@pytest.mark.usefixtures("quick_look")
def test_a_flow_that_was_cut_off_goes_on_and_stays_stuck(workplace, tmp_path):
    steps = "".join(f"  - audit: {{label: Staat {one}}}\n  - click: Weg\n" for one in (1, 2, 3))
    with serve({"/": page("<p>Niets</p>")}) as server:
        plan = replace(plan_flow(workplace, written(tmp_path, steps), url=server.url), pace=0.0)
        audit = workplace.repository.add_audit(plan)
        token = workplace.repository.claim(audit.id)
        first = workplace.repository.add_pages(audit.id, plan.pages, depth=0)
        workplace.repository.finish_page(audit.id, token, replace(first[1], state=PageState.UNTESTED, reason=reasons.NOT_FOUND))
        workplace.repository.end(audit.id, token, state=AuditState.INTERRUPTED)
        assert stored_plan(audit) == plan
        assert plan_key(stored_plan(audit)) == plan_key(plan)
        run = run_plan(workplace, plan)
    assert (run.audit.id, run.resumed) == (audit.id, 1)
    outcomes = [(one.state.value, one.reason) for one in workplace.repository.pages(audit.id)]
    assert outcomes == [("untested", reasons.LATER), ("untested", reasons.NOT_FOUND), ("untested", reasons.LATER)]


@pytest.mark.browser
def test_the_sample_flow_binds_its_states_to_the_journey_and_says_what_is_needed(workplace, quick_look, monkeypatch):
    from barometer.audit import gather

    wanted = ("blocks", "links", "fields", "headings", "images", "keyboard", "layout", "resources", "axe")
    flow = read_flow(FLOW, base="http://127.0.0.1:9/")
    short = replace(flow, steps=flow.steps[: flow.states[2].upto + 4])  # up to the third state, and what is done there
    monkeypatch.setattr(gather, "GATHERERS", tuple(one for one in gather._discover() if one.name in wanted))
    with SampleCity().serve() as url:
        plan = AuditPlan(url=url, journey="adreswijziging", **QUICK)
        plan = walked(workplace, plan, short.moved(url))
        plan = replace(plan, pages=plan.pages[2:3], places={FORM: plan.pages[2:3]})
        run = run_plan(workplace, plan)
    reading = read_barometer(workplace, run.audit.id)
    (only,) = reading.pages
    assert (only.state, only.places) == (PageState.DONE, (("formulier-invullen", "website"),))
    failed = {one.target.selector for one in only.assertions if one.outcome is Outcome.FAILED and one.target.needed}
    button = next(one.target.selector for one in only.assertions if 'class="div-button"' in one.target.snippet)
    assert {button, 'select[name="woning"]'} <= failed, "the button for the mouse and the list without a name are what the flow uses"
    snapshot = read(workplace.files.path(workplace.repository.pages(run.audit.id)[0].snapshot))
    guess = mark_needed(replace(snapshot, walked=None), audit_snapshot(snapshot))
    assert not [one for one in guess if one.target.selector == button and one.target.needed], "without a flow nobody would know"


def test_a_touchpoint_that_the_flow_names_is_judged_on_the_flow(workplace):
    service = next(one for one in sample_services(workplace, "http://127.0.0.1:9") if "adreswijziging" in one.journeys)
    flow = service_flow(SERVICES, service, "adreswijziging")
    plan = plan_service(workplace, flow=flow, service=service, url=service.url, journey="adreswijziging")
    assert plan.places["informatie-vinden/website"] == ("http://127.0.0.1:9/verhuizen",)
    assert [url.rsplit("=", 1)[1] for url in plan.places[FORM]] == [
        "1-je-nieuwe-adres",
        "2-wat-je-vergat",
        "3-wie-verhuist-er-mee",
        "5-nakijken",
    ]
    assert len(plan.pages) == len(set(plan.pages)) == 6 + 5
    assert service_flow(SERVICES, service, "sociale-toelage") is None


def test_a_recording_takes_the_place_of_the_pages_at_its_addresses(workplace):
    flow = read_flow(SERVICES.parents[2] / "tests/recordings/adres.json", base="http://127.0.0.1:9")
    journey = workplace.library.packs.journeys["adreswijziging"]
    here = "http://127.0.0.1:9/verhuizen/aangifte"
    places = bound(journey, flow, {FORM: (here, f"{here}/gezin", f"{here}/nakijken"), "weten/website": ("http://127.0.0.1:9/",)})
    assert places["weten/website"] == ("http://127.0.0.1:9/",)
    assert places[FORM] == (f"{here}/nakijken", flow.states[0].url, flow.states[1].url)


def test_a_flow_that_names_a_place_the_journey_does_not_have_is_explained(workplace, tmp_path):
    path = written(tmp_path, "  - audit: {label: x, step: formulier-invulen/website}\n", start="http://127.0.0.1:9/")
    with pytest.raises(InputError, match="Did you mean 'formulier-invullen/website'"):
        check_flow(workplace, path, journey="adreswijziging")
    loose = written(tmp_path, "  - audit: {label: x}\n", start="http://127.0.0.1:9/")
    assert check_flow(workplace, loose, journey="adreswijziging").loose == ("x",)
    with pytest.raises(InputError, match="No state of this flow"):
        plan_flow(workplace, loose, journey="adreswijziging")
    with pytest.raises(ContentError, match="cannot be read"):
        plan_flow(workplace, tmp_path / "weg.yaml")


def test_secrets_come_from_the_environment_and_else_from_the_store(workplace, monkeypatch):
    settings = workplace.settings
    set_secret(settings, "PW", "uit de kluis")
    assert find_secrets(settings, ["PW"]) == {"PW": "uit de kluis"}
    monkeypatch.setenv("BAROMETER_SECRET_PW", "uit de omgeving")
    assert find_secrets(settings, ["PW"]) == {"PW": "uit de omgeving"}
    assert known_secrets(settings, ["PW", "WEG"]) == {"PW": True, "WEG": False}
    with pytest.raises(InputError, match="barometer secret set WEG"):
        find_secrets(settings, ["WEG"])
    for name, value in (("KEY", "lang genoeg"), ("klein", "lang genoeg"), ("KORT", "abc")):
        with pytest.raises(InputError) as caught:
            set_secret(settings, name, value)
        assert value not in caught.value.sentence()


def test_a_plan_without_its_secret_its_session_or_the_command_line_cannot_run_and_stores_nothing(workplace, tmp_path):
    start = "http://127.0.0.1:9/"
    plan = AuditPlan(url=start, pages=(start,), consent=Consent.REFUSE, basic_auth=(("http://127.0.0.1:9", "u", "WEG"),), **QUICK)
    code = read_flow(written(tmp_path, "  - wait_until: 'true'\n  - audit: {label: x}\n", start=start))
    wrong = (plan, replace(plan, basic_auth=(), session="ab"), replace(plan, basic_auth=(), flow=code, local=False))
    for one in wrong:
        with pytest.raises(InputError):
            run_plan(workplace, one)
    assert workplace.repository.audits() == ()
    audit = workplace.repository.add_audit(plan)
    with pytest.raises(InputError):
        run_claimed(workplace, audit, workplace.repository.claim(audit.id))
    assert workplace.repository.audit(audit.id).state is AuditState.INTERRUPTED
    assert "u" not in open_access(workplace.settings, replace(plan, basic_auth=())).passwords


@pytest.mark.browser
@pytest.mark.usefixtures("quick_look")
def test_a_crawl_behind_a_login_logs_in_once_and_never_out(workplace, tmp_path):
    def answers(path):
        if path.startswith("/in?"):
            right = "p=Open-Sesam" in path
            return (302, {"Location": "/", "Set-Cookie": "s=lang-genoeg-voor-iedereen"}, b"") if right else page("fout")
        if path == "/aanmelden":
            return page("<form action=/in><label>Wachtwoord <input type=password name=p></label><button>Ga</button></form>")
        return home

    def home(handler):
        known = "s=lang" in (handler.headers.get("Cookie") or "")
        sent = page("<p>Binnen</p><a href=/mijn>Mijn</a><a href=/uitloggen>Uit</a>" if known else "<a href=/aanmelden>Aan</a>").encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(sent)

    set_secret(workplace.settings, "PW", "Open-Sesam")
    steps = "  - fill: {field: Wachtwoord, with: '${PW}'}\n  - click: Ga\n"
    with serve(answers) as server:
        login = read_flow(written(tmp_path, steps, start=f"{server.url}/aanmelden"), looks=False)
        run = run_plan(workplace, AuditPlan(url=f"{server.url}/", login=login, **QUICK))
        asked = list(server.paths)
    states = {one.url.removeprefix(server.url): one.state.value for one in workplace.repository.pages(run.audit.id)}
    assert states == {"/": "done", "/mijn": "done", "/uitloggen": "skipped"}
    assert sum(path.startswith("/in?") for path in asked) == 1
    kept = b"".join(path.read_bytes() for path in workplace.settings.data_dir.rglob("*") if path.is_file())
    assert b"Open-Sesam" not in kept
    assert b"lang-genoeg" not in kept
