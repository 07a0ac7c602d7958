"""A chatbot as the only help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from barometer.audit.checks._needs import judge_need
from barometer.audit.checks._say import Say
from barometer.audit.snapshot import Snapshot
from barometer.domain.evidence import Assertion

say = Say(__file__)

NEEDS = re.compile(
    r"\b(stel|vraag|praat|chat|typ)\b.{0,50}\b(chatbot|virtuele (assistent|medewerker)|digitale assistent|chat ?bot|onze bot)\b"
    r"|\b(chatbot|virtuele assistent|digitale assistent)\b.{0,30}\b(helpt|antwoordt|beantwoordt)"
    r"|\b(ask|chat|talk)\b.{0,40}\b(chatbot|virtual assistant|our bot|digital assistant)\b|\b(chatbot"
    r"|virtual assistant)\b.{0,30}\b(helps?|answers?|can help)\b"
    r"|\b(posez|demandez|discutez)\b.{0,50}\b(chatbot|assistant virtuel|robot)\b"
    r"|\b(fragen sie|chatten sie)\b.{0,40}\b(chatbot|virtuelle)",
    re.IGNORECASE,
)
REASON = "This needs a chatbot, and the page names no other way: “{sentence}”"
DOUBT = "This needs a chatbot. Only the header or footer names a counter or phone: does it help here? “{sentence}”"


def chatbot_only(snapshot: Snapshot) -> Iterator[Assertion]:
    """Main content that sends people with a question to a chatbot or virtual assistant.

    A counter, phone, appointment or post named in the main content is another way.
    """
    yield from judge_need(snapshot, say=say, pattern=NEEDS, reason=REASON, doubt=DOUBT)
