"""The journey that any URL has: one step, "find and use this page"."""

from __future__ import annotations

from functools import cache

from barometer.domain.journey import Demand, Journey, Step, Touchpoint
from barometer.domain.persona import Prose
from barometer.domain.vocabulary import Channel, Resource
from barometer.scoring.model import load_model

IMPLIED = "this-page"
STEP = "gebruiken"


@cache
def implied_journey() -> Journey:
    """One mandatory step with one touchpoint, the website; it asks a device and a connection."""
    website = Touchpoint(
        id="website",
        channel=Channel.WEBSITE,
        title="De website",
        demands=(
            Demand((Resource.COMPUTER, Resource.SMARTPHONE), "Zonder toestel geen website."),
            Demand((Resource.CONNECTION,), "De pagina staat op het internet."),
        ),
    )
    titles = {"nl": "De pagina vinden en gebruiken", "fr": "Trouver et utiliser la page", "en": "Find and use the page"}
    summaries = {
        "nl": "Alle bekeken pagina's samen tellen als één stap.",
        "fr": "Toutes les pages examinées comptent comme une seule étape.",
        "en": "All pages that were looked at count as one step.",
    }
    return Journey(
        id=IMPLIED,
        prose={lang: Prose(lang, title, summaries[lang]) for lang, title in titles.items()},
        life_event="Ik heb iets nodig van de stad",
        stakes=load_model().implied_stakes,
        stakes_reason="",
        steps=(Step(id=STEP, title=titles["nl"], outcome="Ik vond wat ik zocht en het lukte.", touchpoints=(website,)),),
        step_titles={lang: {STEP: titles[lang]} for lang in ("fr", "en")},
    )
