"""Many findings, few faults; and a fault is recognised although the page changed a little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barometer.audit.faults import group
from barometer.audit.faults.causes import AXE, cause_of
from barometer.audit.faults.fingerprint import fingerprint
from barometer.audit.faults.marks import classes, file, mark, start_tag, words
from barometer.domain.evidence import Assertion, Target
from barometer.domain.fault import Cause, Fault
from barometer.domain.vocabulary import Impact, Outcome, Place

SITE = "https://www.stad.be"
CONTRAST = (
    "Element has insufficient color contrast of {ratio} (foreground color: {front}, background color: {back}, font size: 12.0pt (16px),"
    " font weight: normal). Expected contrast ratio of 4.5:1"
)


def found(
    check: str, snippet: str, *, selector: str = "main > a", text: str = "", around: str = "", place: Place = Place.MAIN, **more
) -> Assertion:
    return Assertion(check, more.pop("outcome", Outcome.FAILED), target=Target(selector, snippet, text, place, around=around), **more)


def mark_of(one: Assertion, page: str = f"{SITE}/", cause: Cause = Cause.COMPONENT) -> str:
    return fingerprint(page, one, cause)[0]


def contrast(front: str, back: str = "#ffffff", ratio: str = "2.5", **more) -> Assertion:
    return found("axe:color-contrast", "<p>x</p>", reason=CONTRAST.format(front=front, back=back, ratio=ratio), **more)


CARD = found("axe:link-name", '<a class="card__link card" href="/nieuws/1?utm=2"><img></a>', selector="main > a:nth-of-type(1)")
LOGO = found("axe:image-alt", '<img class="logo" src="/logo.png">', place=Place.TEMPLATE, around="a.home < div.inner < header.site")
PLAIN = found("axe:heading-order", '<h4 id="x12">Nieuws van 3 mei 2026</h4>', text="Nieuws van 3 mei 2026", selector="#x12")
FIELD = found("axe:label", '<input class="form-text" name="voornaam">', selector="form > input")
SAME_FAULT = {
    "the order of classes": (CARD, replace(CARD, target=replace(CARD.target, snippet='<a class="card card__link" href="/nieuws/1"></a>'))),
    "another position": (CARD, replace(CARD, target=replace(CARD.target, selector="main > div > a:nth-of-type(7)"))),
    "another card": (CARD, replace(CARD, target=replace(CARD.target, snippet='<a class="card card__link" href="/nieuws/2">'))),
    "a state": (CARD, replace(CARD, target=replace(CARD.target, snippet='<a class="card card__link is-active" href="/nieuws/1">'))),
    "a generated class": (CARD, replace(CARD, target=replace(CARD.target, snippet='<a class="card card__link css-1q2w3e" href="/">'))),
    "a numbered class": (
        found("axe:list", '<ul class="menu menu-14">'),
        found("axe:list", '<ul class="menu-21 menu">', selector="ul"),
    ),
    "a class of a CSS module": (
        found("axe:button-name", '<button class="Button_root__3xY2z">'),
        found("axe:button-name", '<button class="Button_root__9aB1c">'),
    ),
    "a generated id": (
        found("axe:heading-order", '<h4 id="react-aria-123">Afval</h4>', text="Afval"),
        found("axe:heading-order", '<h4 id="react-aria-9">Afval</h4>', text="Afval"),
    ),
    "a numbered id": (
        found("axe:label", '<select id="edit-keuze-4"></select>'),
        found("axe:label", '<select id="edit-keuze-5"></select>'),
    ),
    "a date": (PLAIN, replace(PLAIN, target=replace(PLAIN.target, text="Nieuws van 11 juni 2026"))),
    "a counter": (
        found("axe:heading-order", "<h4>Berichten (3)</h4>", text="Berichten (3)"),
        found("axe:heading-order", "<h4>Berichten (1.204)</h4>", text="Berichten (1.204)"),
    ),
    "a query string": (
        found("axe:link-name", '<a href="/zoek?p=1"></a>'),
        found("axe:link-name", '<a href="/zoek?p=2&amp;s=3"></a>', selector="main > p > a"),
    ),
    "a picture cut anew": (
        found("axe:image-alt", '<img src="/sites/plein-300x200.jpg?itok=ab">'),
        found("axe:image-alt", '<img src="/styles/plein-1200x800.jpg?itok=cd">'),
    ),
    "an inserted sibling": (LOGO, replace(LOGO, target=replace(LOGO.target, selector="header:nth-of-type(2) > img"))),
    "the message of another version of axe": (CARD, replace(CARD, reason="Element must have discernible text")),
    "the contrast that was measured": (contrast("#999999", ratio="2.84"), contrast("#999999", ratio="2.85", selector="footer > p")),
}
OTHER_FAULT = {
    "another check": (CARD, replace(CARD, check="axe:link-in-text-block")),
    "another outcome": (CARD, replace(CARD, outcome=Outcome.CANT_TELL)),
    "another component": (CARD, found("axe:link-name", '<a class="banner" href="/nieuws/1">')),
    "another picture": (
        found("axe:image-alt", '<img class="foto" src="/a.jpg">'),
        found("axe:image-alt", '<img class="foto" src="/b.jpg">'),
    ),
    "a numbered picture": (found("axe:image-alt", '<img src="/DSC_01.jpg">'), found("axe:image-alt", '<img src="/DSC_02.jpg">')),
    "another field": (FIELD, found("axe:label", '<input class="form-text" name="naam">', selector="form > input:nth-of-type(2)")),
    "another heading": (PLAIN, found("axe:heading-order", "<h4>Afval</h4>", text="Afval")),
    "another target": (found("axe:link-name", '<a href="/a"></a>'), found("axe:link-name", '<a href="/b"></a>')),
    "another part of the template": (LOGO, replace(LOGO, target=replace(LOGO.target, around="a.home < div.inner < footer.site"))),
    "another frame": (CARD, replace(CARD, target=replace(CARD.target, frame="https://kaart.be/"))),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME_FAULT)
def test_a_fault_stays_the_same_through(name: str):
    one, other = SAME_FAULT[name]
    declared = cause_of(one.check)
    assert mark_of(one, cause=declared) == mark_of(other, page=f"{SITE}/elders?x=1", cause=declared)


@pytest.mark.parametrize("name", OTHER_FAULT)
def test_a_fault_is_another_one_with(name: str):
    one, other = OTHER_FAULT[name]
    assert mark_of(one) != mark_of(other)


def test_a_pair_of_colours_is_one_fault_wherever_it_stands():
    pages = [(f"{SITE}/{number}", contrast("#999999", selector=f"p:nth-of-type({number})")) for number in range(5)]
    faults = group([*pages, (f"{SITE}/0", contrast("#aaaaaa"))], cause_of)
    assert [(fault.cause, fault.count, len(fault.pages)) for fault in faults] == [(Cause.STYLE, 5, 5), (Cause.STYLE, 1, 1)]


def test_the_same_words_are_one_fault_and_other_words_another():
    links = [found("vague_link_text", f'<a href="/{path}">{text}</a>', text=text) for path, text in
             (("a", "Klik hier"), ("b", "klik  hier"), ("c", "Lees meer"))]  # fmt: skip
    faults = group([(f"{SITE}/", one) for one in links], cause_of)
    assert sorted((fault.cause, fault.count) for fault in faults) == [(Cause.TEXT, 1), (Cause.TEXT, 2)]


def test_what_is_about_pages_as_a_whole_is_one_fault_of_the_site_unless_each_page_has_its_own():
    pages = [f"{SITE}/{name}" for name in "abc"]
    html = [(page, found("axe:html-has-lang", "<html>", selector="html")) for page in pages]
    heavy = [(f"{page}?x={number}", Assertion("heavy_page", Outcome.FAILED)) for number in range(2) for page in pages]
    faults = group([*html, *heavy], cause_of)
    assert sorted((fault.cause, fault.check, len(fault.pages)) for fault in faults) == [
        *[(Cause.PAGE, "heavy_page", 2)] * 3,
        (Cause.SITE, "axe:html-has-lang", 3),
    ]


def test_the_prose_of_a_page_is_one_fault_and_that_of_the_template_one_for_all_pages():
    sentences = [found("long_sentences", f"<p>{text}</p>", text=text) for text in ("Een lange zin.", "Nog een lange zin.")]
    footer = found("long_sentences", "<p>Voet.</p>", text="Voet.", place=Place.TEMPLATE)
    faults = group([(f"{SITE}/{page}", one) for page in "ab" for one in (*sentences, footer)], cause_of)
    assert sorted((fault.cause, fault.count, len(fault.pages)) for fault in faults) == [
        (Cause.PAGE, 2, 1),
        (Cause.PAGE, 2, 1),
        (Cause.TEXT, 2, 2),
    ]


def test_failures_stand_before_doubts_and_the_worst_first():
    given_ = [
        (f"{SITE}/", replace(CARD, outcome=Outcome.CANT_TELL, impact=Impact.CRITICAL)),
        (f"{SITE}/", replace(LOGO, impact=Impact.MINOR)),
        (f"{SITE}/", replace(FIELD, impact=Impact.CRITICAL, criteria=("4.1.2", "1.3.1"))),
        (f"{SITE}/", replace(FIELD, outcome=Outcome.PASSED, count=9)),
    ]
    faults = group(given_, cause_of)
    assert [(fault.check, fault.outcome) for fault in faults] == [
        ("axe:label", Outcome.FAILED),
        ("axe:image-alt", Outcome.FAILED),
        ("axe:link-name", Outcome.CANT_TELL),
    ]
    assert faults[0].criteria == ("1.3.1", "4.1.2")


def test_575_findings_can_be_5_faults():
    menu = [found("axe:target-size", f'<a href="/{item}">', around="li < ul.menu < nav.hoofd", place=Place.TEMPLATE) for item in range(7)]
    everywhere = [(f"{SITE}/{page}", one) for page in range(60) for one in (LOGO, contrast("#999999"), *menu)]
    assert (len(everywhere), [fault.count for fault in group(everywhere, cause_of)]) == (540, [420, 60, 60])


SNIPPETS = st.sampled_from(
    [
        "<a>",
        '<a class="b a">',
        '<img src="/x.png">',
        '<img src="/y.png" class="a">',
        '<p class="css-1a2b">',
        "",
        "geen html",
        '<a href="/x?y=1',
    ]
)
FINDINGS = st.builds(
    lambda check, snippet, selector, text, place, outcome, impact, page: (
        f"{SITE}/{page}", found(check, snippet, selector=selector, text=text, place=place, outcome=outcome, impact=impact)
    ),
    st.sampled_from(["axe:link-name", "axe:color-contrast", "vague_link_text", "heavy_page", "weg"]), SNIPPETS,
    st.sampled_from(["", "html", "main > a", "a:nth-of-type(2)"]), st.sampled_from(["", "Lees meer", "3 mei"]), st.sampled_from(Place),
    st.sampled_from(Outcome), st.sampled_from(Impact), st.integers(0, 3),
)  # fmt: skip


@given(st.lists(FINDINGS, max_size=12), st.data())
def test_the_order_of_the_findings_does_not_matter(findings, data):
    assert group(findings, cause_of) == group(data.draw(st.permutations(findings)), cause_of)


@given(st.lists(FINDINGS, max_size=12))
def test_no_finding_is_lost_and_none_counts_twice(findings):
    faults = group(findings, cause_of)
    counted = [one for _, one in findings if one.outcome in (Outcome.FAILED, Outcome.CANT_TELL)]
    assert sum(fault.count for fault in faults) == len(counted)
    assert len({fault.fingerprint for fault in faults}) == len(faults)
    assert {page for fault in faults for page in fault.pages} == {
        page for page, one in findings if one.outcome in (Outcome.FAILED, Outcome.CANT_TELL)
    }


@given(st.lists(FINDINGS, min_size=1, max_size=6), st.lists(FINDINGS, max_size=6))
def test_a_fault_keeps_its_fingerprint_whatever_else_is_found(findings, others):
    def marks(faults: tuple[Fault, ...]) -> set[str]:
        return {fault.fingerprint for fault in faults}

    assert marks(group(findings, cause_of)) <= marks(group([*findings, *others], cause_of))


@given(st.text(max_size=300))
def test_any_snippet_has_a_start_tag_or_none(text):
    tag, attributes = start_tag(text)
    assert tag == tag.lower()
    assert all(isinstance(value, str) for value in attributes.values())
    start_tag(f"<a {text}")


@given(st.lists(st.text("abc-_19XyZ ", min_size=1, max_size=12), max_size=6), st.data())
def test_classes_have_no_order(names, data):
    assert classes(" ".join(names)) == classes(" ".join(data.draw(st.permutations(names))))


@pytest.mark.parametrize(
    ("name", "kept"),
    [("card__link", "card__link"),
     ("block__title2", "block__title#"), ("sc-bdVaJa", ""), ("jss12", ""), ("is-open", ""), ("css-grid", "css-grid"),
     ("Button_root__3xY2z", "Button_root"), ("post-4711", "post-#"), ("edit-submit--2Xk9qLm", "edit-submit--*"), (":r1:", "")],
)  # fmt: skip
def test_generated_parts_of_a_name_go(name: str, kept: str):
    assert mark(name) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Nog 3 dagen", "nog # dagen"), ("Maandag 3 mei 2026", "#"), ("Le 1er mars", "le #"), ("mei 2026", "#"), ("in mei", "in mei"),
     ("14:30 - 15:00", "# - #"), ("May 3", "#")],
)  # fmt: skip
def test_numbers_and_dates_in_words_go(text: str, kept: str):
    assert words(text) == kept


def test_a_file_keeps_its_name_and_loses_size_and_hash():
    assert [file(url) for url in ("/a/plein-300x200.jpg?x", "https://cdn.be/logo.3f2a9c1b.png", "/DSC_0012.jpg")] == [
        "plein.jpg", "logo.*.png", "DSC_0012.jpg"]  # fmt: skip


def test_the_table_for_axe_names_rules_that_axe_has():
    from barometer.audit.axe import axe_words

    for rule in AXE:
        assert axe_words(rule.removeprefix("axe:"), "en").title
