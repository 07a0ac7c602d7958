"""The plain-language engine asks nothing of anybody: in a process of its own, every socket and every other program is a mistake."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "urllib.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(refuse)
from barometer.plain import measure
for lang, text in {
    "nl": "Overeenkomstig het reglement wordt de aanvraag door de dienst behandeld. " * 5,
    "fr": "Le cas échéant, la demande est examinée par le service de la commune. " * 5,
    "en": "Pursuant to the regulation, the application is examined by the department. " * 5,
    "de": "Gemäß der Ordnung wird der Antrag von der zuständigen Verwaltung geprüft. " * 5,
}.items():
    for told in (lang, None):
        found = measure(text, told)
        assert found.lang == lang, (lang, found.lang)
        assert (found.level != "unknown") == (lang == "nl"), found.unknown
        assert found.difficulty > 0
        assert found.findings
print("done")
"""


def test_no_language_needs_a_network_or_another_program():
    top = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=top, capture_output=True, text=True, timeout=100, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr
