"""Secrets at rest: encrypted, for their owner only, and readable after a change of keys."""

import stat

import pytest
from cryptography.fernet import Fernet

from barometer.errors import NotFoundError, StorageError
from barometer.storage.secrets import FILE, KEY_FILE, SecretStore

VALUE = "Zeer geheim éè 42"


def test_a_secret_is_kept_encrypted_for_its_owner_only(tmp_path):
    kept = SecretStore(tmp_path / "nieuw")
    kept.set("PW", VALUE)
    assert (kept.get("PW"), kept.get("ANDER"), kept.names()) == (VALUE, None, ("PW",))
    for name in (FILE, KEY_FILE):
        path = tmp_path / "nieuw" / name
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert VALUE.encode() not in path.read_bytes()
    kept.remove("PW")
    assert kept.names() == ()
    with pytest.raises(NotFoundError):
        kept.remove("PW")


def test_a_new_key_takes_over_what_the_old_one_encrypted(tmp_path):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    SecretStore(tmp_path, keys=old).set("A", VALUE)
    SecretStore(tmp_path, keys=f"{new}, {old}").set("B", "ander geheim")
    assert SecretStore(tmp_path, keys=new).get("A") == VALUE
    with pytest.raises(StorageError, match="another key"):
        SecretStore(tmp_path, keys=old).get("A")
    assert not (tmp_path / KEY_FILE).exists()


def test_trouble_with_keys_and_files_is_one_sentence_without_the_key(tmp_path):
    with pytest.raises(StorageError, match="no key") as caught:
        SecretStore(tmp_path, keys="geen-sleutel").set("A", VALUE)
    assert "geen-sleutel" not in caught.value.sentence()
    SecretStore(tmp_path).set("A", VALUE)
    (tmp_path / KEY_FILE).chmod(0o644)
    with pytest.raises(StorageError, match="chmod 600"):
        SecretStore(tmp_path).get("A")
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(StorageError, match="is gone"):
        SecretStore(tmp_path).get("A")
    (tmp_path / FILE).write_text("[1")
    with pytest.raises(StorageError, match="damaged"):
        SecretStore(tmp_path).names()
