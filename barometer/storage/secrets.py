"""Secrets at rest: encrypted with keys from the environment, or from a key file that only its owner can read.

Names stand in the open, values are Fernet tokens (https://cryptography.io/en/latest/fernet/). With several keys the first one encrypts and
all of them decrypt, so that a key can be replaced.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from barometer.errors import NotFoundError, StorageError
from barometer.storage.database import disk_error

FILE = "secrets.json"
KEY_FILE = "secrets.key"
LIMIT_BYTES = 2_000_000


class SecretStore:
    """The secrets of one data folder. ``keys`` are Fernet keys, separated by commas; '' uses the key file."""

    def __init__(self, folder: Path, *, keys: str = "") -> None:
        self.folder, self._keys = folder, keys

    def names(self) -> tuple[str, ...]:
        """The names, in alphabetical order."""
        return tuple(sorted(self._read()))

    def get(self, name: str) -> str | None:
        """A value; None when there is none of this name. StorageError when the keys do not fit."""
        token = self._read().get(name)
        if token is None:
            return None
        try:
            return self._cipher(create=False).decrypt(token.encode()).decode()
        except (InvalidToken, UnicodeDecodeError) as error:
            raise _wrong_key(self.folder / FILE) from error

    def set(self, name: str, value: str) -> None:
        """Keeps a value; all others are encrypted anew with the first key."""
        cipher, stored = self._cipher(create=True), self._read()
        try:
            renewed = {one: cipher.rotate(token.encode()).decode() for one, token in stored.items()}
        except InvalidToken as error:
            raise _wrong_key(self.folder / FILE) from error
        self._write({**renewed, name: cipher.encrypt(value.encode()).decode()})

    def remove(self, name: str) -> None:
        """Forgets a value; NotFoundError."""
        stored = self._read()
        if name not in stored:
            raise NotFoundError("There is nothing with the id '{name}'.", todo="Check the id.", name=name)
        del stored[name]
        self._write(stored)

    def _cipher(self, *, create: bool) -> MultiFernet:
        where = "BAROMETER_SECRET_KEYS" if self._keys else str(self.folder / KEY_FILE)
        given = [key.strip() for key in (self._keys or self._key_file(create=create)).split(",") if key.strip()]
        try:
            return MultiFernet([Fernet(key) for key in given])
        except ValueError:  # from None: the error would repeat the key
            raise StorageError("This is no key for secrets.", where=where,
                               todo="Give keys as Fernet makes them: 32 bytes in URL-safe base64.") from None  # fmt: skip

    def _key_file(self, *, create: bool) -> str:
        path = self.folder / KEY_FILE
        try:
            if create and not path.exists():
                self.folder.mkdir(parents=True, exist_ok=True)
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as out:
                    out.write(Fernet.generate_key())
            if path.stat().st_mode & 0o077:
                raise StorageError("Others on this computer can read this key.", where=str(path), todo="Run: chmod 600 {path}", path=path)
            return path.read_text("ascii")
        except FileNotFoundError as error:
            raise StorageError("The key of the secrets is gone.", where=str(path),
                               todo="Restore it, or remove {file} and set the secrets again.", file=FILE) from error  # fmt: skip
        except UnicodeDecodeError:
            raise StorageError("This is no key for secrets.", where=str(path),
                               todo="Give keys as Fernet makes them: 32 bytes in URL-safe base64.") from None  # fmt: skip
        except OSError as error:
            raise disk_error(error, where=str(path)) from error

    def _read(self) -> dict[str, str]:
        path = self.folder / FILE
        try:
            with path.open("rb") as source:
                given = json.loads(source.read(LIMIT_BYTES))
            if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
                raise ValueError
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise disk_error(error, where=str(path)) from error
        except (ValueError, RecursionError) as error:
            raise StorageError(
                "This file with secrets is damaged.", where=str(path), todo="Remove it and set the secrets again."
            ) from error
        return dict(given)

    def _write(self, stored: dict[str, str]) -> None:
        path = self.folder / FILE
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.folder, prefix=f".{FILE}.")  # for its owner only, as mkstemp makes it
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as out:
                    json.dump(dict(sorted(stored.items())), out, indent=1)
                os.replace(temporary, path)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
        except OSError as error:
            raise disk_error(error, where=str(path)) from error


def _wrong_key(path: Path) -> StorageError:
    return StorageError("These secrets were encrypted with another key.", where=str(path),
                        todo="Add the old key to BAROMETER_SECRET_KEYS, or set the secrets again.")  # fmt: skip
