"""A step that needs a printer or a scanner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._needs import judge_need
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

NEEDS = re.compile(
    r"\b(print|druk)\b.{0,40}\b(formulier|document|aanvraag|attest|brief|bewijs|ticket|het|ze)\b.{0,20}(\baf\b|\buit\b|\ben\b)"
    r"|\bprint (dit|het|je|de) [\w ]{0,20}(formulier|document|aanvraag|attest)"
    r"|\b(formulier|document)\w* (afdrukken|uitprinten|printen)\b|\bscan\b.{0,50}\b(formulier|document|attest|pagina|het"
    r"|bewijs)\b.{0,40}\b(mail|stuur|upload|laad|bezorg|in)\b|\b(afgedrukt|uitgeprint)e? (formulier|exemplaar)"
    r"|\bprint\b.{0,30}\b(form|document|application|letter|proof|it out|it and)\b|\bscan\b.{0,40}\b(form|document|page"
    r"|it)\b.{0,40}\b(e-?mail|send|upload|return)\b"
    r"|\bimprimez\b.{0,40}\b(formulaire|document|demande|attestation|le)\b|\b(scannez|numérisez)\b.{0,60}\b(envoyez|téléchargez|renvoyez)\b"
    r"|\bdrucken sie\b.{0,40}\b(formular|dokument|antrag)",
    re.IGNORECASE,
)
REASON = "This needs a printer or a scanner, and the page names no other way: “{sentence}”"
DOUBT = "This needs a printer or a scanner. Only the header or footer names a counter or phone: does it help here? “{sentence}”"


def printer_needed(snapshot: Snapshot) -> Iterator[Assertion]:
    """Main content that tells to print a form, or to scan one and send it.

    A counter, phone, appointment or post named in the main content is another way.
    """
    yield from judge_need(snapshot, say=say, pattern=NEEDS, reason=REASON, doubt=DOUBT)
