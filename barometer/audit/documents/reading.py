"""Reads one document in a process of its own, with a limit on time and memory."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress

from pydantic import TypeAdapter, ValidationError

from barometer.audit.artifacts.document import Document
from barometer.errors import BarometerError
from barometer.i18n import N_

TOO_HARD = N_("This document could not be read in time, or needs too much memory.")
_form: TypeAdapter[Document | dict[str, str]] = TypeAdapter(Document | dict[str, str])


async def read_document(body: bytes, kind: str, *, seconds: float) -> Document:
    """The facts of a document of this kind; BarometerError with one sentence when it cannot be read within ``seconds``."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "barometer.audit.documents", kind, str(max(1, round(seconds))),
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
    try:
        facts = _form.validate_json(told)
    except ValidationError as error:
        raise BarometerError(TOO_HARD) from error
    if isinstance(facts, Document):
        return facts
    raise BarometerError(facts.get("refused") or TOO_HARD)
