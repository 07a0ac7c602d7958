"""Which addresses and answers are documents that we can read."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""Kind (and suffix) → media type."""


def document_kind(url: str, content_type: str = "") -> str:
    """``pdf`` or ``docx`` for what an answer or, without one, the end of an address says; '' for anything else."""
    told = content_type.split(";")[0].strip().lower()
    for kind, media_type in KINDS.items():
        if told == media_type:
            return kind
    if told in ("", "application/octet-stream", "application/x-download", "application/force-download", "binary/octet-stream"):
        suffix = PurePosixPath(urlsplit(url).path).suffix.lstrip(".").lower()
        return suffix if suffix in KINDS else ""
    return ""
