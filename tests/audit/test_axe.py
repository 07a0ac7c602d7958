"""The axe adapter in the browser, its assertions, and the words about its rules."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from barometer.audit.axe import _tables, axe_assertions, axe_words, criteria
from barometer.audit.element import Element
from barometer.audit.gather import GATHERERS, gather_all
from barometer.audit.gather._frames import engine
from barometer.audit.gather.axe import OFF, TAGS
from barometer.audit.snapshot import Axe, AxeNode, AxeRule, Snapshot
from barometer.domain.vocabulary import Impact, Outcome, Place
from barometer.errors import NotFoundError

PAGE = Snapshot(url="http://a.test/", final_url="http://a.test/", gathered_at=datetime(2026, 1, 5, tzinfo=UTC), loaded=True)
BARE_IMAGE = '<img src="/bytes/100" width=50 height=50>'
ONLY_AXE = frozenset(gatherer.name for gatherer in GATHERERS) - {"axe"}


def outcomes(snapshot: Snapshot, rule: str) -> list[tuple[Outcome, str, str]]:
    return [(one.outcome, one.target.selector, one.target.frame) for one in axe_assertions(snapshot) if one.check == f"axe:{rule}"]


@pytest.mark.browser
def test_every_rule_that_axe_runs_has_dutch_and_french_and_english_words(chrome):
    async def rules(page):
        await page.set_content("<p>x</p>")
        await page.evaluate(engine())
        return await page.evaluate("() => axe._audit.rules.map(rule => [rule.id, rule.tags])")

    ran = {rule for rule, tags in chrome.on_page(rules) if set(tags) & set(TAGS) and not set(tags) & {"experimental", "deprecated"}} - set(
        OFF
    )
    assert len(ran) > 80
    for lang in ("nl", "en", "fr"):
        assert ran - set(_tables()[lang]) == set()
    assert {axe_words(rule, "nl").lang for rule in ran} == {"nl"}


def test_dutch_words_are_short_active_sentences():
    for rule, words in _tables()["nl"].items():
        assert words.title, rule
        assert words.why, rule
        assert words.mend, rule
        for sentence in re.split(r"(?<=[.?!])\s+", f"{words.why} {words.mend}"):
            assert len(sentence.split()) <= 20, sentence
        assert ";" not in words.why + words.mend
        assert not re.search(r"\b(wordt|worden|dient|dienen)\b", words.why + words.mend), rule


def test_words_fall_back_to_dutch_and_say_so():
    assert axe_words("image-alt", "de").lang == "nl"
    assert axe_words("image-alt", "en").title == "Images must have alternative text"
    with pytest.raises(NotFoundError):
        axe_words("no-such-rule", "nl")


def test_tags_become_wcag_numbers():
    assert criteria(("cat.color", "wcag2aa", "wcag143", "wcag1412", "wcag22aa", "EN-301-549", "EN-9.1.4.3")) == ("1.4.3", "1.4.12")


def test_nodes_fail_passes_are_counted_per_place_and_a_rule_without_elements_is_inapplicable():
    node = AxeNode(Element("img"), impact="critical", message="Element has no alt attribute")
    axe = Axe(
        "4.14.1",
        (
            AxeRule("image-alt", "violations", "critical", ("wcag111",), (node,)),
            AxeRule("image-alt", "passes", "", ("wcag111",), passed_main=3),
            AxeRule("image-alt", "passes", "", ("wcag111",), passed_main=1, passed_template=2, frame="http://a.test/kader"),
            AxeRule("image-alt", "inapplicable", "", ("wcag111",), frame="http://a.test/leeg"),
            AxeRule("region", "incomplete", "", (), (AxeNode(Element("div"), impact=""),)),
            AxeRule("blink", "inapplicable", "", ("wcag222",)),
        ),
        (("http://b.test/", "axe-core took too long in this frame."),),
    )
    said = list(axe_assertions(replace(PAGE, axe=axe)))
    assert [(one.check, one.outcome, one.impact, one.target.place, one.count) for one in said] == [
        ("axe:blink", Outcome.INAPPLICABLE, Impact.MAJOR, Place.MAIN, 1),
        ("axe:image-alt", Outcome.FAILED, Impact.CRITICAL, Place.MAIN, 1),
        ("axe:image-alt", Outcome.PASSED, Impact.MAJOR, Place.MAIN, 4),
        ("axe:image-alt", Outcome.PASSED, Impact.MAJOR, Place.TEMPLATE, 2),
        ("axe:region", Outcome.CANT_TELL, Impact.MAJOR, Place.MAIN, 1),
        ("axe", Outcome.UNTESTED, Impact.MAJOR, Place.MAIN, 1),
    ]
    assert said[1].criteria == ("1.1.1",)
    assert said[-1].target.frame == "http://b.test/"


@pytest.mark.browser
def test_faults_in_frames_of_the_same_and_of_another_site_are_found(chrome, site):
    site.frame = f"<!doctype html><html><body>{BARE_IMAGE}"
    other = site.url("/frame/ander", host="localhost")
    site.pages["/"] = (
        f'<!doctype html><html lang=nl><title>Kaders</title><main><h1>Kaders</h1><iframe title=a src="/frame/zelfde"></iframe>'
        f"<iframe title=b src=\"{other}\"></iframe></main><footer><iframe title=c srcdoc='{BARE_IMAGE}'></iframe></footer>"
    )
    snapshot = chrome.snapshot(site, skip=ONLY_AXE)
    assert snapshot.axe is not None
    assert snapshot.axe.untested_frames == ()
    found = outcomes(snapshot, "image-alt")
    assert sorted(frame for outcome, _, frame in found if outcome is Outcome.FAILED) == sorted(
        [site.url("/frame/zelfde"), other, "about:srcdoc"]
    )
    # A frame needs no title, language, main heading or landmark of its own: those rules look at the whole page.
    for rule in ("document-title", "html-has-lang", "page-has-heading-one", "landmark-one-main", "region"):
        assert {outcome for outcome, _, _ in outcomes(snapshot, rule)} <= {Outcome.PASSED, Outcome.INAPPLICABLE}, rule
    template = [one for one in axe_assertions(snapshot) if one.target.frame == "about:srcdoc" and one.outcome is Outcome.FAILED]
    assert {one.target.place for one in template} == {Place.TEMPLATE}


@pytest.mark.browser
def test_axe_runs_under_a_strict_content_security_policy_and_trusted_types(chrome, site):
    site.headers["Content-Security-Policy"] = (
        "default-src 'self'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    site.pages["/"] = f"<!doctype html><html lang=nl><title>Streng</title><main>{BARE_IMAGE}<p>Tekst</p><a href=/a>Link</a></main>"
    snapshot = chrome.snapshot(site)
    assert snapshot.missing == ()
    assert (Outcome.FAILED, 'img[src="/bytes/100"]', "") in outcomes(snapshot, "image-alt")
    assert snapshot.links is not None
    assert [link.element.text for link in snapshot.links] == ["Link"]


@pytest.mark.browser
def test_a_fault_in_an_open_shadow_root_is_found_by_axe(chrome, site):
    site.pages["/"] = (
        "<!doctype html><html lang=nl><title>Schaduw</title><main><stads-kaart></stads-kaart></main><script>"
        f"document.querySelector('stads-kaart').attachShadow({{mode: 'open'}}).innerHTML = '{BARE_IMAGE}'</script>"
    )
    snapshot = chrome.snapshot(site, skip=ONLY_AXE)
    assert [selector for outcome, selector, _ in outcomes(snapshot, "image-alt") if outcome is Outcome.FAILED] == ['img[src="/bytes/100"]']


@pytest.mark.browser
def test_a_frame_that_never_answers_is_untested_and_the_page_is_not(chrome, site, monkeypatch):
    monkeypatch.setattr("barometer.audit.gather.axe.FRAME_SECONDS", 1.0)
    site.frame = "<!doctype html><p>Vast</p><script>setTimeout(() => { while (true); }, 400)</script>"
    other = site.url("/frame/vast", host="localhost")
    site.pages["/"] = f"<!doctype html><html lang=nl><title>Vast</title><main>{BARE_IMAGE}<iframe title=a src='{other}'></iframe></main>"

    snapshot = chrome.snapshot(site, skip=ONLY_AXE, pause=0.6)
    assert snapshot.axe is not None
    assert [frame for frame, _ in snapshot.axe.untested_frames] == [other]
    assert Outcome.FAILED in {outcome for outcome, _, _ in outcomes(snapshot, "image-alt")}


@pytest.mark.browser
@pytest.mark.parametrize("pause", [0, 0.15, 0.3, 0.45])
def test_what_moves_by_itself_is_judged_as_it_rests_and_then_moves_on(chrome, site, pause):
    site.pages["/"] = """<!doctype html><html lang=nl><title>Feest</title><style>
        @keyframes pale { 50% { color: #bbb } } .flash { color: #111; animation: pale .6s step-end infinite }</style>
        <main><h1>Feest</h1><p class=flash id=css>Let op</p><p id=script>Kom je ook?</p></main>
        <script>
        document.getElementById("script").animate({color: ["#111", "#bbb"]}, {duration: 600, iterations: Infinity, easing: "step-end"})
        </script>"""

    async def visit(page):
        await page.goto(site.url("/"))
        await asyncio.sleep(pause)
        artifacts, missing = await gather_all(page, timeout=15, skip=ONLY_AXE)
        assert "axe" not in dict(missing)
        running = await page.evaluate("() => document.getAnimations().map(one => [one.effect.target.id, one.playState])")
        return artifacts["axe"], running

    axe, running = chrome.on_page(visit)
    assert [rule.outcome for rule in axe.rules if rule.rule == "color-contrast"] == ["passes"]
    assert sorted(running) == [["css", "running"], ["script", "running"]]


DOUBTFUL = {
    "button-name": '<style>.more::before{content:"Meer tonen"}</style><button class=more></button>',
    "link-in-text-block": "<style>a{color:#00c;text-decoration:none;box-shadow:inset 0 -2px 0 #00c}</style>"
    '<p style="color:#000">Op maandag is het loket dicht. Bel <a href="/x">het onthaal van de stad</a> voor een andere dag.</p>',
    "target-size": "<style>.s{width:16px;height:16px;padding:0;border:0}</style><button class=s aria-label=Groter>+</button>"
    "<button class=s aria-label=Kleiner>-</button>"
    "<p><button style='padding:8px'>Groter</button> <button style='padding:8px'>Kleiner</button>",
}
SURE = {
    "button-name": "<button></button>",
    "link-in-text-block": DOUBTFUL["link-in-text-block"].replace("box-shadow:inset 0 -2px 0 #00c", ""),
    "target-size": DOUBTFUL["target-size"].split("<p>")[0],
}


@pytest.mark.browser
@pytest.mark.parametrize("rule", SURE)
def test_what_may_be_good_in_a_way_that_axe_does_not_see_is_for_a_person(chrome, site, rule: str):
    for page, expected in ((SURE[rule], Outcome.FAILED), (DOUBTFUL[rule], Outcome.CANT_TELL)):
        site.pages["/"] = f"<!doctype html><html lang=nl><title>t</title><main>{page}</main>"
        said = {outcome for outcome, _, _ in outcomes(chrome.snapshot(site, skip=ONLY_AXE), rule)}
        assert said & {Outcome.FAILED, Outcome.CANT_TELL} == {expected}


@pytest.mark.browser
def test_a_language_that_html_leaves_alone_is_no_wrong_language(chrome, site):
    site.pages["/"] = '<!doctype html><html lang=nl><title>t</title><main><p xml:lang="eloquent">Tekst</p></main>'
    assert Outcome.FAILED not in {outcome for outcome, _, _ in outcomes(chrome.snapshot(site, skip=ONLY_AXE), "valid-lang")}


@pytest.mark.browser
def test_an_empty_heading_has_the_criterion_of_the_act_rules(chrome, site):
    site.pages["/"] = "<!doctype html><html lang=nl><title>t</title><main><h1>Welkom</h1><h2></h2></main>"
    found = [one for one in axe_assertions(chrome.snapshot(site, skip=ONLY_AXE)) if one.check == "axe:empty-heading"]
    assert [one.criteria for one in found if one.outcome is Outcome.FAILED] == [("1.3.1",)]
