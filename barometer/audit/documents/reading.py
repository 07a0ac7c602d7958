"""Reads one document, its facts or its text, in a process of its own, with a limit on time and memory."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from barometer.audit.artifacts.document import Document
from barometer.audit.documents.texts import DocumentText
from barometer.errors import BarometerError
from barometer.i18n import N_

TOO_HARD = N_("This document could not be read in time, or needs too much memory.")
Facts = TypeVar("Facts", Document, DocumentText)
_form: TypeAdapter[Document | dict[str, str]] = TypeAdapter(Document | dict[str, str])
_text_form: TypeAdapter[DocumentText | dict[str, str]] = TypeAdapter(DocumentText | dict[str, str])


async def read_document(body: bytes, kind: str, *, seconds: float) -> Document:
    """The facts of a document of this kind; BarometerError with one sentence when it cannot be read within ``seconds``."""
    return _read(_form, await _told(body, kind, seconds))


async def read_text(body: bytes, kind: str, *, seconds: float) -> DocumentText:
    """The text of a document of this kind; BarometerError with one sentence when it cannot be read within ``seconds``."""
    return _read(_text_form, await _told(body, f"{kind}-text", seconds))


async def _told(body: bytes, what: str, seconds: float) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "barometer.audit.documents", what, str(max(1, round(seconds))),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
    )  # fmt: skip
    try:
        told, _ = await asyncio.wait_for(process.communicate(body), seconds)
    except TimeoutError as error:
        raise BarometerError(TOO_HARD) from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return told


def _read(form: TypeAdapter[Facts | dict[str, str]], told: bytes) -> Facts:
    try:
        facts = form.validate_json(told)
    except ValidationError as error:
        raise BarometerError(TOO_HARD) from error
    if isinstance(facts, dict):
        raise BarometerError(facts.get("refused") or TOO_HARD)
    return facts
