"""The process that reads one document: bytes on standard input → facts as JSON on standard output, or ``{"refused": sentence}``."""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from dataclasses import asdict

from barometer.audit.documents.pdf import read_pdf
from barometer.audit.documents.texts import pdf_text, word_text
from barometer.audit.documents.word import read_word
from barometer.errors import BarometerError

MEMORY_BYTES = 1_000_000_000
READERS = {"pdf": read_pdf, "docx": read_word, "pdf-text": pdf_text, "docx-text": word_text}
"""By kind: the facts of a document; with "-text" its text."""


def main(kind: str, seconds: int) -> None:
    """Reads one document within ``seconds`` of processor time and ``MEMORY_BYTES`` of memory."""
    with suppress(ValueError, OSError):  # macOS does not limit memory like this; the caller's clock stays
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        told: dict[str, object] = asdict(READERS[kind](sys.stdin.buffer.read()))  # type: ignore[call-overload]
    except BarometerError as error:
        told = {"refused": error.what}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
