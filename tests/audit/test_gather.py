"""Gatherers on real pages: what they see and what they leave alone."""

from __future__ import annotations

import pytest

from barometer.audit.gather import GATHERERS, SKIPPED, gather_all
from barometer.audit.gather.motion import watch_timers
from barometer.domain.vocabulary import Place
from tests.audit.pages import NAMES, only, page

pytestmark = pytest.mark.browser


def texts(elements) -> list[str]:
    return [one.element.text for one in elements]


def test_there_is_a_gatherer_for_each_artifact_and_those_that_change_the_page_come_last():
    assert {
        "blocks", "headings", "links", "images", "fields", "layout", "keyboard", "interaction", "look", "meaning", "motion", "resources",
        "axe", "structure", "contrast",
    } == NAMES  # fmt: skip
    assert [gatherer.name for gatherer in GATHERERS][-4:] == ["axe", "layout", "keyboard", "interaction"]


def test_blocks_are_what_a_resident_reads(chrome, site):
    site.pages["/"] = page(
        "<nav><a href=/a>Start</a> <a href=/b>Contact</a></nav><main><p>Een <b>lange</b>\n tekst.<br>Kerkstraat 1<br>2300 Voorbeeld</p>"
        "<ul><li>Eerst<ul><li>Binnen</li></ul>Daarna</li></ul><p hidden>Verborgen</p><p aria-hidden=true>Stil</p>"
        "<p style='position:absolute;width:1px;height:1px;overflow:hidden'>Voor schermlezers</p><p lang=fr>Bonjour</p>"
        "<p><span lang=en>Whole sentence here</span></p><script>let x = 'code'</script></main><footer>Onderaan</footer>"
    )
    blocks = chrome.snapshot(site, skip=only("blocks")).blocks
    assert texts(blocks) == [
        "Start",
        "Contact",
        "Een lange tekst.",
        "Kerkstraat 1",
        "2300 Voorbeeld",
        "Eerst",
        "Binnen",
        "Daarna",
        "Bonjour",
        "Whole sentence here",
        "Onderaan",
    ]
    assert [one.lang for one in blocks][-3:] == ["fr", "en", "nl"]
    assert [one.element.place for one in blocks][-1] is Place.TEMPLATE
    assert [one.tag for one in blocks][:3] == ["nav", "nav", "p"]


def test_without_main_everything_outside_header_nav_aside_and_footer_is_main(chrome, site):
    site.pages["/"] = page(
        "<header>Kop</header><p>Tekst</p><article><header>Titel van het stuk</header></article><div role=navigation>Menu</div>"
        "<aside>Opzij</aside>"
    )
    blocks = chrome.snapshot(site, skip=only("blocks")).blocks
    assert {one.element.text: one.element.place.value for one in blocks} == {
        "Kop": "template",
        "Tekst": "main",
        "Titel van het stuk": "main",
        "Menu": "template",
        "Opzij": "template",
    }


def test_elements_in_frames_and_open_shadow_roots_are_gathered_with_names(chrome, site):
    site.frame = page("<p>In het kader</p><img src=/bytes/100 width=20 height=20><label>Naam <input name=n></label>")
    site.pages["/"] = page(
        f"<main><iframe title=k src='{site.url('/frame/x', host='localhost')}'></iframe><stads-kaart></stads-kaart>"
        "<iframe hidden srcdoc='<p>weg</p>'></iframe><iframe width=1 height=1 srcdoc='<p>meting</p>'></iframe></main>"
        "<script>document.querySelector('stads-kaart').attachShadow({mode:'open'}).innerHTML ="
        " '<p>In de schaduw</p><button><img alt=Zoek src=/bytes/101 width=9 height=9></button>'</script>"
    )
    snapshot = chrome.snapshot(site, skip=only("blocks", "images", "fields", "links"))
    assert snapshot.missing == tuple(
        (name, SKIPPED) for name in [one.name for one in GATHERERS] if name in only("blocks", "images", "fields", "links")
    )
    assert texts(snapshot.blocks) == ["In de schaduw", "In het kader", "Naam"]
    assert [(one.element.frame, one.alt) for one in snapshot.images] == [("", "Zoek"), (site.url("/frame/x", host="localhost"), None)]
    assert [(one.label, one.element.text) for one in snapshot.fields] == [("Naam", "Naam")]
    assert [(one.kind, one.element.text) for one in snapshot.links] == [("button", "Zoek")]


def test_selectors_are_unique_and_lead_back_to_their_element(chrome, site):
    site.pages["/"] = page(
        "<header><a href=/>Start</a></header><main id=inhoud><p>Een</p><p>Twee <a href=/x>x</a></p><div><p>Drie</p><p>Vier</p></div>"
        "<a href=/x>nog eens x</a><input name='a\"b'><p id=dubbel>Vijf</p><p id=dubbel>Zes</p><p id=':r1:'>Zeven</p>"
        "<my-box></my-box><my-box></my-box></main><footer><p>Acht</p></footer>"
        "<script>for (const box of document.querySelectorAll('my-box')) box.attachShadow({mode:'open'}).innerHTML = '<div><p>S</p>"
        "<p>T</p></div>'</script>"
    )

    async def check(tab):
        await tab.goto(site.url())
        artifacts, _ = await gather_all(tab, timeout=10, skip=only("blocks", "links", "fields"))
        for one in (*artifacts["blocks"], *artifacts["links"], *artifacts["fields"]):
            found = tab.locator(one.element.selector)
            assert await found.count() == 1, one.element.selector
            assert one.element.snippet[:12] == (await found.evaluate("e => e.outerHTML"))[:12]
        return {one.element.selector for one in artifacts["blocks"]}

    selectors = chrome.on_page(check)
    assert "#inhoud > p:nth-of-type(1)" in selectors
    assert "#inhoud > my-box:nth-of-type(2) >> :scope > div > p:nth-of-type(1)" in selectors


def test_links_know_their_address_their_context_and_new_windows(chrome, site):
    site.pages["/"] = page(
        "<main><p>Lees het <a href='reglement.pdf' target=_blank>reglement</a> eerst.</p><a href=#top>Omhoog</a>"
        "<button onclick=\"window.open('/x')\">Kaart</button><a href='javascript:void(0)' lang=fr>Menu</a></main>"
    )
    links = chrome.snapshot(site, skip=only("links")).links
    assert [(one.kind, one.href, one.new_window, one.lang) for one in links] == [
        ("link", site.url("/reglement.pdf"), True, "nl"),
        ("link", site.url("/#top"), False, "nl"),
        ("button", "", True, "nl"),
        ("link", "javascript:void(0)", False, "fr"),
    ]
    assert links[0].context == "Lees het reglement eerst."


def test_fields_have_visible_labels_and_text_beside_them(chrome, site):
    site.pages["/"] = page(
        "<main><form id=f><label for=a>Naam *</label><input id=a required autocomplete=name><p>Straat</p><input name=s aria-label=Straat>"
        "<label style='position:absolute;clip:rect(0 0 0 0);width:1px;height:1px;overflow:hidden' for=z>Zoek</label><input id=z "
        "type=search>"
        "<input type=hidden name=t><select aria-label=Land><option>België</select></form></main>"
    )
    fields = chrome.snapshot(site, skip=only("fields")).fields
    assert [(one.kind, one.label, one.nearby, one.required, one.form) for one in fields] == [
        ("text", "Naam *", "", True, "#f"),
        ("text", "", "Straat", False, "#f"),
        ("search", "", "", False, "#f"),
        ("select", "", "", False, "#f"),
    ]
    assert texts(fields) == ["Naam *", "Straat", "Zoek", "Land"]


def test_layout_puts_viewport_and_styles_back(chrome, site):
    site.pages["/"] = page("<main style='min-width:700px'><p>Tekst</p><p style='color:red'>Rood</p></main>")

    async def check(tab):
        await tab.goto(site.url())
        state = "() => [innerWidth, innerHeight, getComputedStyle(document.querySelector('p')).letterSpacing, document.body.outerHTML]"
        before = await tab.evaluate(state)
        artifacts, _ = await gather_all(tab, timeout=10, skip=only("layout"))
        after = await tab.evaluate(state)
        assert await tab.evaluate("() => Object.keys(window).filter(name => name.startsWith('__barometerSizes'))") == []
        assert await tab.evaluate("() => document.adoptedStyleSheets.length") == 0
        return before, after, artifacts["layout"]

    before, after, layout = chrome.on_page(check)
    assert before == after
    assert layout.overflow > 300
    assert [one.selector for one in layout.wider] == ["main"]


def test_what_we_ask_of_the_window_is_not_taken_for_the_page_s_own_measuring(chrome, site):
    """A page that measures is waited for after every change of its size, so our own questions must not look like its own."""
    measures = {}

    async def gathered(tab):
        await watch_timers(tab)
        await tab.goto(site.url())
        await gather_all(tab, timeout=10, skip=only("contrast", "layout", "interaction"))
        return await tab.evaluate("() => window.__barometerTimers.measures")

    styles = ":root{color-scheme:light dark}@media (prefers-color-scheme:dark){p{color:#fff}}@media (hover:hover){a:hover+i{opacity:1}}"
    body = "<main><p>Tekst</p><a href=/a>Meer</a><i style='opacity:0'>Uitleg van de stad</i></main>"
    for script in ("", "<script>matchMedia('(width > 10px)')</script>"):
        site.pages["/"] = page(f"<style>{styles}</style>{body}{script}")
        measures[bool(script)] = chrome.on_page(gathered)
    assert measures == {False: False, True: True}


def test_an_image_wider_than_the_phone_and_text_in_a_sideways_box_are_found_and_hidden_menus_are_not(chrome, site):
    long = (
        "Een heel lange zin die in dit kader op een enkele regel staat en die je dus alleen kan lezen als je opzij schuift met je vinger."
    )
    site.pages["/"] = page(
        f"<main><img src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7' width=900 height=50 "
        f"alt=Plan><div id=kader style='overflow-x:auto;white-space:nowrap'>{long}</div></main>"
        "<nav style='position:fixed;left:100%;width:300px'><p>Menu dat nog dicht is</p></nav>"
        "<div style='overflow-x:scroll'><table><tr><td style='min-width:900px'>Tarief</td></tr></table></div>"
    )
    layout = chrome.snapshot(site, skip=only("layout")).layout
    assert sorted(one.selector for one in layout.wider) == ["#kader", "main > img"]


def test_text_that_sticks_out_is_told_once_and_code_in_it_may(chrome, site):
    word = "https://www.voorbeeld.be/een/heel/lang/adres/dat/niet/breekt/en/dus/niet/past"
    site.pages["/"] = page(f"<main><p id=a>Zie <b>{word}</b></p><p id=b>Zie <code>{word}</code> eens.</p><p id=c>Kort</p></main>")
    layout = chrome.snapshot(site, skip=only("layout")).layout
    assert [one.selector for one in layout.wider] == ["#a > b"]
