"""One address of every kind of page of the application."""

from tests.web.town import JOURNEY, Town

PERSONA = "blind-schermlezer"
STEP = "formulier-invullen"


def page_paths(town: Town, lang: str) -> dict[str, str]:
    """Kind of page → address."""
    service, done = f"/{lang}/services/{town.service}", f"/{lang}/audits/{town.done}"
    return {
        "home": f"/{lang}/",
        "services": f"/{lang}/services",
        "new service": f"/{lang}/new-service",
        "service": service,
        "change service": f"{service}/change",
        "choose a journey": f"{service}/journeys",
        "pages of a journey": f"{service}/journeys/{JOURNEY}",
        "finished audit": done,
        "running audit": f"/{lang}/audits/{town.running}",
        "queued audit": f"/{lang}/audits/{town.queued}",
        "barometer": f"{done}/barometer",
        "faults": f"{done}/faults",
        "by hand": f"{done}/by-hand",
        "barometer of a running audit": f"/{lang}/audits/{town.running}/barometer",
        "barometer without a journey": f"/{lang}/audits/{town.site}/barometer",
        "barometer without pages": f"/{lang}/audits/{town.queued}/barometer",
        "cell with findings": f"{done}/barometer/{PERSONA}/{STEP}",
        "cell with unmet demands": f"{done}/barometer/zonder-eid-itsme/aanmelden",
        "cell of the reference": f"{done}/barometer/digitaal-zeker/weten",
        "personas": f"/{lang}/personas",
        "persona": f"/{lang}/personas/{PERSONA}",
        "journeys": f"/{lang}/journeys",
        "journey": f"/{lang}/journeys/{JOURNEY}",
        "toolbox": f"/{lang}/toolbox",
        "card": f"/{lang}/toolbox/gangtest",
        "plain language": f"/{lang}/plain",
        "method": f"/{lang}/method",
        "accessibility": f"/{lang}/accessibility",
    }
