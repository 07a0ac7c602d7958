"""A small town in a temporary folder: services, audits in every state, and snapshots written by hand (no crawler, no browser)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from barometer.audit.element import Element
from barometer.audit.snapshot import Axe, AxeNode, AxeRule, Field, Heading, Link, Snapshot, TextBlock, dump
from barometer.domain.audit import AuditPage, AuditPlan, PageState
from barometer.domain.vocabulary import AuditState, Place, Stakes
from barometer.settings import Settings
from barometer.usecases.services import add_service, set_journey_pages
from barometer.usecases.workplace import Workplace

SITE = "https://www.voorbeek.example"
EVIL = "<script>alert('x')</script>\"'&"
JOURNEY = "adreswijziging"
PLACES = {
    "informatie-vinden/website": (f"{SITE}/verhuizen", f"{SITE}/verhuizen/weg"),
    "aanmelden/website": (f"{SITE}/aanmelden",),
    "formulier-invullen/website": (f"{SITE}/verhuizen/formulier",),
    "bevestiging/website": (f"{SITE}/verhuizen/klaar",),
}
GATHERED = datetime(2026, 5, 3, 10, 15, tzinfo=UTC)
LONG = (
    "Indien de aanvrager binnen de daartoe voorziene wettelijke termijn van acht werkdagen geen aangifte van adreswijziging heeft gedaan, "
    "dient te worden vastgesteld dat de betrokkene in gebreke is gebleven, waarna de procedure van ambtshalve inschrijving wordt opgestart."
)


@dataclass(frozen=True)
class Town:
    """Ids of what the tests look at."""

    workplace: Workplace
    service: str
    done: str
    """A finished audit of the journey, one page of it untested."""
    running: str
    queued: str
    site: str
    """A finished audit without a journey."""


def settings_for(folder: Path) -> Settings:
    return Settings(data_dir=folder, lang="nl")


def build_town(folder: Path) -> Town:
    workplace = Workplace.open(settings_for(folder))
    service = add_service(
        workplace,
        title="Verhuizen",
        organisation="Stad Voorbeek",
        url=f"{SITE}/verhuizen",
        stakes=Stakes.MONEY_OR_DEADLINE,
        stakes_reason="Wie te laat meldt, riskeert een boete.",
    )
    set_journey_pages(workplace, service.id, JOURNEY, PLACES)
    pages = tuple(url for urls in PLACES.values() for url in urls)
    journey = AuditPlan(url=service.url, journey=JOURNEY, service=service.id, pages=pages, places=PLACES)
    done = _audit(workplace, journey, [_start, _gone, _login, _form, _fine], AuditState.DONE)
    running = _audit(workplace, AuditPlan(url=service.url, service=service.id, max_pages=9), [_start, None, None], AuditState.RUNNING)
    site = _audit(workplace, AuditPlan(url=f"{SITE}/", service=service.id), [_start, _form], AuditState.DONE)
    queued = workplace.repository.add_audit(AuditPlan(url=f"{SITE}/later", service=service.id)).id
    return Town(workplace, service.id, done, running, queued, site)


def _audit(workplace: Workplace, plan: AuditPlan, makers: list[object], state: AuditState) -> str:
    audit = workplace.repository.add_audit(plan)
    urls = plan.pages or tuple(f"{SITE}/page-{number}" for number in range(len(makers)))
    token = workplace.repository.claim(audit.id)
    assert token
    workplace.repository.add_pages(audit.id, urls, depth=0)
    for url, maker in zip(urls, makers, strict=True):
        if callable(maker):
            assert workplace.repository.finish_page(audit.id, token, maker(workplace, audit.id, url))
    if state is AuditState.DONE:
        workplace.repository.end(audit.id, token, state=AuditState.DONE, versions={"axe": "4.14.1", "browser": "Chromium 156"})
    return audit.id


def _keep(workplace: Workplace, audit: str, snapshot: Snapshot) -> AuditPage:
    name = workplace.files.name(audit, snapshot.url, "json.gz")
    workplace.files.write(name, dump(snapshot))
    return AuditPage(snapshot.url, 0, PageState.DONE, snapshot=name, seconds=1.5)


def _gone(workplace: Workplace, audit: str, url: str) -> AuditPage:
    return AuditPage(url, 0, PageState.UNTESTED, reason="It took too long.")


def _start(workplace: Workplace, audit: str, url: str) -> AuditPage:
    return _keep(
        workplace,
        audit,
        snapshot(
            url,
            title="Verhuizen – Voorbeek",
            blocks=(
                _block("main > p:nth-of-type(1)", LONG),
                _block("main > p:nth-of-type(2)", LONG),
                _block("main > p:nth-of-type(3)", LONG),
            ),
            links=(
                Link(_element("main a.meer", '<a class="meer" href="/x">Klik hier</a>', "Klik hier"), "link", f"{SITE}/x", "Klik hier"),
            ),
            rules=(
                _rule("color-contrast", "wcag143", "serious", ("main p.bleek", '<p class="bleek">Openingsuren</p>', Place.MAIN)),
                _rule("image-alt", "wcag111", "critical", ("header img.logo", '<img class="logo" src="/logo.png">', Place.TEMPLATE)),
            ),
        ),
    )


def _login(workplace: Workplace, audit: str, url: str) -> AuditPage:
    return _keep(
        workplace,
        audit,
        snapshot(
            url,
            title=EVIL,
            lang=EVIL,
            blocks=(_block("main > p", EVIL),),
            rules=(_rule("button-name", "wcag412", "critical", ("main button.x", f'<button class="x">{EVIL}</button>', Place.MAIN)),),
        ),
    )


def _form(workplace: Workplace, audit: str, url: str) -> AuditPage:
    field = Field(
        _element("#rr", '<input id="rr" required placeholder="Rijksregisternummer">', ""),
        "text",
        "rr",
        "",
        "Rijksregisternummer",
        "",
        True,
        form="form",
    )
    return _keep(
        workplace,
        audit,
        snapshot(
            url,
            title="Adreswijziging aangeven",
            fields=(field,),
            rules=(
                _rule("label", "wcag412", "critical", ("#rr", '<input id="rr" required placeholder="Rijksregisternummer">', Place.MAIN)),
                _rule("color-contrast", "wcag143", "serious", ("form .help", '<span class="help">Vul alles in</span>', Place.MAIN)),
                _rule("target-size", "wcag258", "serious", ("form a.terug", '<a class="terug">terug</a>', Place.MAIN)),
            ),
        ),
    )


def _fine(workplace: Workplace, audit: str, url: str) -> AuditPage:
    return _keep(workplace, audit, snapshot(url, title="Je melding is aangekomen"))


def snapshot(url: str, *, title: str, lang: str = "nl", blocks=(), links=(), fields=(), rules=()) -> Snapshot:
    """A page that was loaded, with axe-core's results and the given artifacts; layout and keyboard were not gathered."""
    heading = Heading(_element("h1", f"<h1>{title}</h1>", title), 1)
    return Snapshot(
        url=url,
        final_url=url,
        gathered_at=GATHERED,
        loaded=True,
        status=200,
        title=title,
        lang=lang,
        content_type="text/html",
        browser="Chromium 156",
        blocks=tuple(blocks),
        headings=(heading,),
        links=tuple(links),
        images=(),
        fields=tuple(fields),
        axe=Axe("4.14.1", tuple(rules)),
    )


def _element(selector: str, snippet: str, text: str, place: Place = Place.MAIN) -> Element:
    return Element(selector, snippet, text, place)


def _block(selector: str, text: str) -> TextBlock:
    return TextBlock(_element(selector, f"<p>{text}</p>", text), "p", "nl")


def _rule(rule: str, criterion: str, impact: str, *nodes: tuple[str, str, Place]) -> AxeRule:
    found = tuple(AxeNode(_element(selector, snippet, "", place), impact, f"Fix {rule}") for selector, snippet, place in nodes)
    return AxeRule(rule, "violations", impact, ("wcag2aa", criterion), found)
