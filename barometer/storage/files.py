"""Snapshots and their pictures on disk, one folder per audit. A file is there completely or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from barometer.errors import NotFoundError
from barometer.storage.database import disk_error

_NAME = re.compile(r"^[0-9a-f]{16}/[0-9a-f]{32}\.(json\.gz|judged\.gz|jpg)\Z")


@dataclass(frozen=True, slots=True)
class SnapshotFiles:
    """The files below ``<data folder>/snapshots``."""

    folder: Path

    @staticmethod
    def name(audit_id: str, url: str, suffix: str) -> str:
        """The stored name of a page's file: ``<audit>/<hash of the URL>.<suffix>``."""
        return f"{audit_id}/{sha256(url.encode()).hexdigest()[:32]}.{suffix}"

    def write(self, name: str, content: bytes) -> None:
        """Writes a file in one move; StorageError when the disk refuses."""
        path = self.path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(content)
                    out.flush()
                    os.fsync(out.fileno())
                os.replace(temporary, path)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise disk_error(error, where=str(path)) from error

    def path(self, name: str) -> Path:
        """Where a stored name lies; NotFoundError for anything that is not such a name."""
        if not _NAME.match(name):
            raise NotFoundError("There is nothing with the id '{name}'.", todo="Check the id.", name=name[:80])
        return self.folder / name
