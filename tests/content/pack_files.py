"""The files of a pack without mistakes."""

import textwrap

from barometer.domain.vocabulary import Resource

TRANSLATION = "---\ntitle: Titel\nsummary: Korte tekst.\n---\n"


def persona(**changes):
    lines = {
        "id": "buur",
        "title": "Een buur",
        "summary": "Woont hiernaast.",
        "devices": "[smartphone]",
        "needs": "{}",
        "has": "{" + ", ".join(f"{resource.value}: yes" for resource in Resource) + "}",
        "successful_outcome": "Het is gelukt.",
    } | changes
    return "---\n" + "\n".join(f"{key}: {value}" for key, value in lines.items() if value is not None) + "\n---\nIk woon hiernaast.\n"


JOURNEY = textwrap.dedent("""\
    ---
    id: fietslicht
    title: Een fietslicht halen
    summary: Je haalt een fietslicht bij de stad.
    life_event: Mijn licht is stuk.
    stakes: 2
    stakes_reason: Het is donker.
    steps:
      - id: weten
        title: Te weten komen
        outcome: Ik weet waar.
        touchpoints:
          - {id: website, channel: website, title: De website}
        supports:
          - {id: hulp, title: Hulp aan de balie, effect: {"*": -1}, reach: 0.5}
      - id: halen
        title: Het licht halen
        outcome: Ik heb licht.
        touchpoints:
          - id: balie
            channel: counter
            title: De balie
            demands:
              - any_of: [travel]
                reason: Je moet er geraken.
    ---
    Ik wil licht.
    """)
STEPS = "---\ntitle: Titre\nsummary: Texte.\nsteps: {weten: Savoir, halen: Chercher}\n---\n"
CARD = textwrap.dedent("""\
    ---
    id: proef
    title: Een proef
    summary: Je probeert iets.
    phase: %s
    lowers: [%s]
    time: een uur
    people: twee
    cost: niets
    steps: [Begin., Stop.]
    pitfalls: [Te snel.]
    evidence: [Een verslag.]
    ---
    Zo doe je het.
    """)
